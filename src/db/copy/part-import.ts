import { isAmong } from '../dialect/list.ts';
import { noProgress } from '../log/import-log.ts';
import type { Session } from '../read/row/session.ts';
import { bare } from '../statement/alias.ts';
import { fragment } from '../statement/fragment.ts';
import { placements } from '../tables/placement.ts';
import type { Closure } from './closure.ts';
import { type JsonObject, parseNodeId } from './field.ts';

const p = bare(placements);
const DOCUMENTS_PER_STATEMENT = 200;

/** By import, how many documents of a part of a graph stood in its file. Each yield is a chance to give way. */
export function* countPlaced(
  session: Session,
  { documents, nodes }: Closure,
): Generator<undefined, ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const ids of documents.inPieces(DOCUMENTS_PER_STATEMENT)) {
    const rows = session.rows(
      fragment`SELECT DISTINCT ${p.importId} AS import, ${p.documentId} AS document, ${p.articleId} AS article FROM ${p} WHERE ${isAmong(p.documentId, ids)}`,
    ) as unknown as { readonly import: number; readonly document: number; readonly article: number }[];
    const placed = rows.filter(({ article }) => nodes.has(article));
    for (const [id, of] of Map.groupBy(placed, (row) => row.import)) {
      counts.set(id, (counts.get(id) ?? 0) + new Set(of.map(({ document }) => document)).size);
    }
    yield;
  }
  return counts;
}

/**
 * An import of which a part has so many documents. It says that no version read the file: importing that again completes what it says,
 * and what came of it then was not all for the part.
 */
export function asPartOfImport(object: JsonObject, documents: number): JsonObject {
  const { rejectsFile: _, ...others } = object;
  return { ...others, ...noProgress(), rejectsBytes: 0, reading: '{}', items: documents, documents };
}

/** Where a document stood that an article of the part is described by. */
export function placesIn({ nodes }: Closure, document: JsonObject): JsonObject {
  const { placements: places, ...others } = document;
  if (!Array.isArray(places)) return document;
  const kept = (places as JsonObject[]).filter(({ article }) => nodes.has(parseNodeId(article)?.id ?? 0));
  return kept.length === 0 ? others : { ...others, placements: kept };
}
