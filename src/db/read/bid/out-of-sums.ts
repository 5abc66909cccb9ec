import { FLAGS_OUT_OF_SUMS } from '../../../domain/quality.ts';
import { type Fragment, raw } from '../../statement/fragment.ts';

const FLAGS = FLAGS_OUT_OF_SUMS.map((flag) => `'${flag}'`).join(', ');

/** Condition that the claim of this id has a flag that keeps its amount out of sums. */
export function isOutOfSums(claim: string): Fragment {
  return raw(`EXISTS (SELECT 1 FROM quality_flags q WHERE q.claim_id = ${claim} AND q.flag IN (${FLAGS}))`);
}
