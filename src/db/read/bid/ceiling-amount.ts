import { SOURCE_OF_CEILINGS } from '../../../domain/source-name.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, raw } from '../../statement/fragment.ts';
import { evidence } from '../../tables/claim.ts';
import { nodeKeys } from '../../tables/node.ts';
import { type AsOf, openPiece } from '../time/as-of.ts';

const p = as(evidence, 'ceiling_piece');
const k = as(nodeKeys, 'ceiling_key');

/** Condition that a document which says the claim of this id, on the day asked, states amounts that are the most that may be spent. */
export function isOfCeilings(claim: Name | string, asOf: AsOf): Fragment {
  return fragment`EXISTS (SELECT 1 FROM ${p} ${thenJoin} ${k} ON ${k.nodeId} = ${p.articleId} WHERE ${p.claimId} = ${raw(`${claim}`)} AND ${openPiece(p, asOf)} AND ${k.source} = ${SOURCE_OF_CEILINGS})`;
}
