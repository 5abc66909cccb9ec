import { FLAGS_OUT_OF_SUMS, type QualityFlag } from '../../../domain/quality.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, raw } from '../../statement/fragment.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';

const q = as(qualityFlags, 'q');

/** Condition that the claim of this id has a flag that keeps its amount out of sums. */
export function isOutOfSums(claim: Name | string): Fragment {
  return hasFlag(claim, FLAGS_OUT_OF_SUMS);
}

/** Condition that the claim of this id has the flag of an amount that is far above others of its kind. */
export function isUnusual(claim: Name | string): Fragment {
  return hasFlag(claim, ['UNUSUAL_AMOUNT']);
}

function hasFlag(claim: Name | string, flags: readonly QualityFlag[]): Fragment {
  const words = flags.map((flag) => `'${flag}'`).join(', ');
  return raw(`EXISTS (SELECT 1 FROM ${q} WHERE ${q.claimId} = ${claim} AND ${q.flag} IN (${words}))`);
}
