import { walkCopy } from '../../db/copy/copy-walk.ts';
import type { ExportCounts, ExportFormat } from '../format.ts';
import { closureOf, type Selection } from '../selection.ts';
import { ToldClaims } from '../told.ts';
import { yielding } from '../yielding.ts';
import { CLAIMS, claimOf, idsOfClaims } from './claim.ts';
import { CONTEXT, CONTEXT_DOCUMENT } from './context.ts';
import { LOT, NODES, nodeOf } from './node.ts';
import { iriOf, type Members } from './value.ts';

/**
 * JSON-LD 1.1: one document with its context and a graph of all nodes and claims, one object a line. Nothing in it is outside the context: a
 * member that no known vocabulary has a word for is one of Greffe's own (`urn:greffe:vocabulary:`).
 */
export const jsonldFormat: ExportFormat = {
  name: 'jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  extension: 'jsonld',
  description: 'JSON-LD 1.1: nodes, claims and their evidence as linked data, with a published context.',
  mapping: { nodes: NODES, lot: LOT, claims: CLAIMS },
  companions: [CONTEXT_DOCUMENT],
  write: writeGraph,
};

function* writeGraph(selection: Selection): Generator<string, ExportCounts> {
  const closure = yield* yielding(closureOf(selection));
  const counts = { nodes: 0, claims: 0, mentions: 0 };
  yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`;
  let separator = '\n';
  for (const records of walkCopy(selection.session, closure)) {
    let piece = '';
    const claims = idsOfClaims(records);
    const told = claims.length === 0 ? undefined : new ToldClaims(selection, claims);
    yield '';
    for (const record of records) {
      const object = objectOf(record, told, counts);
      if (object === undefined) continue;
      piece += separator + JSON.stringify(object);
      separator = ',\n';
    }
    yield piece;
  }
  yield '\n]}\n';
  return counts;
}

/** What stands in the graph for a record of a copied graph; undefined for what only restoring a copy needs. */
function objectOf(
  record: Members,
  told: ToldClaims | undefined,
  counts: { nodes: number; claims: number; mentions: number },
): object | undefined {
  const node = nodeOf(record);
  if (node) counts.nodes += 1;
  const claim = node ? undefined : claimOf(record, told);
  if (claim) counts.claims += 1;
  if (node ?? claim) return node ?? claim;
  if (record.record === 'merger') return { id: iriOf(record.node), isReplacedBy: iriOf(record.into) };
  if (record.record !== 'mention') return undefined;
  counts.mentions += 1;
  return mentionOf(record);
}

function mentionOf({ id, article, node, name, locator, startOffset, endOffset }: Members): object {
  return {
    id: iriOf(`mention:${id}`),
    type: 'Mention',
    article: iriOf(article),
    node: iriOf(node),
    mentionedAs: name,
    locator,
    startOffset,
    endOffset,
  };
}
