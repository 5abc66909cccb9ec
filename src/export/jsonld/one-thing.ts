import { type Closure, emptyClosure } from '../../db/copy/closure.ts';
import { walkCopy } from '../../db/copy/copy-walk.ts';
import { readClaimIdsOf } from '../../db/read/claim/claims-of-node.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { NodeType } from '../../domain/node.ts';
import { today } from '../../domain/partial-date.ts';
import type { Language } from '../../model/sentence/verb.ts';
import { ToldClaims } from '../told.ts';
import { claimOf, idsOfClaims } from './claim.ts';
import { CONTEXT } from './context.ts';
import { nodeOf } from './node.ts';

/** Claims that stand in the document of a node at most, the first recorded. */
export const MAX_CLAIMS_OF_NODE = 1_000;

/**
 * The JSON-LD of one node: its context, the node, and the current claims at one of whose ends it stands, with their evidence, in the words of
 * the whole export. Other nodes stand there by their ids alone. Of a node with very many claims it has the first thousand recorded.
 *
 * Each yield is a chance to give way.
 */
export function nodeDocument(
  session: Session,
  node: { readonly id: number; readonly type: NodeType },
  language: Language,
): Generator<undefined, string> {
  const closure = emptyClosure();
  closure.nodes.add(node.id);
  for (const id of readClaimIdsOf(session, node, MAX_CLAIMS_OF_NODE)) closure.claims.add(id);
  return documentOf(session, closure, language);
}

/** The same of one claim, with its evidence; its ends stand there by their ids. Of one that was taken back the graph is empty. */
export function claimDocument(
  session: Session,
  claim: number,
  language: Language,
): Generator<undefined, string> {
  const closure = emptyClosure();
  closure.claims.add(claim);
  return documentOf(session, closure, language);
}

function* documentOf(session: Session, closure: Closure, language: Language): Generator<undefined, string> {
  const graph: object[] = [];
  for (const records of walkCopy(session, closure)) {
    const claims = idsOfClaims(records);
    const told =
      claims.length === 0 ? undefined : new ToldClaims({ session, language, day: today() }, claims);
    graph.push(...records.flatMap((record) => nodeOf(record) ?? claimOf(record, told) ?? []));
    yield;
  }
  return `${JSON.stringify({ '@context': CONTEXT, '@graph': graph })}\n`;
}
