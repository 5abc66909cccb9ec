import { FLAGS_OUT_OF_SUMS } from '../../../domain/quality.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, raw } from '../../statement/fragment.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';

const q = as(qualityFlags, 'q');

const FLAGS = FLAGS_OUT_OF_SUMS.map((flag) => `'${flag}'`).join(', ');

/** Condition that the claim of this id has a flag that keeps its amount out of sums. */
export function isOutOfSums(claim: Name | string): Fragment {
  return raw(`EXISTS (SELECT 1 FROM ${q} WHERE ${q.claimId} = ${claim} AND ${q.flag} IN (${FLAGS}))`);
}
