import type { QualityFlagRecord } from '../../../domain/quality.ts';

/** `flags` of a record, where there are any. */
export function flagged(flags: readonly QualityFlagRecord[]): { flags?: readonly QualityFlagRecord[] } {
  return flags.length === 0 ? {} : { flags };
}
