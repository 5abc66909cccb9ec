import { fragment, raw } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';

/** How many documents of one kind one publisher has. */
export interface DocumentSource {
  /** The source that imported them, by which their keys start: `ocds`. Null of those that were entered by hand. */
  readonly source: string | null;
  /** The organisation or person of whom some document says that it published them; null when none does. */
  readonly publisher: number | null;
  readonly documents: number;
}

const DOCUMENTS_PER_STATEMENT = 1_000;

const SOURCE_AND_PUBLISHER =
  "(SELECT substr(min(k.key), 1, instr(min(k.key), ':') - 1) FROM node_keys k WHERE k.node_id = a.id) AS source, (SELECT min(p.author_id) FROM authorships p WHERE p.article_id = a.id AND p.role = 'PUBLISHER') AS publisher";

/** The documents of these ids by source and publisher. Ids of other nodes among them do not count. */
export function countDocumentSources(session: Session, ids: readonly number[]): DocumentSource[] {
  return session.rows(
    fragment`SELECT source, publisher, count(*) AS documents FROM (SELECT ${raw(SOURCE_AND_PUBLISHER)} FROM json_each(${JSON.stringify(ids)}) x CROSS JOIN articles a ON a.id = x.value) GROUP BY 1, 2`,
  ) as unknown as DocumentSource[];
}

/** Ids of all documents, some at a time. */
export function* walkDocuments(session: Session): Generator<readonly number[]> {
  for (let last = 0; ; ) {
    const ids = session
      .rows(fragment`SELECT id FROM articles WHERE id > ${last} ORDER BY id LIMIT ${DOCUMENTS_PER_STATEMENT}`)
      .map(({ id }) => id as number);
    yield ids;
    if (ids.length < DOCUMENTS_PER_STATEMENT) return;
    last = ids.at(-1) as number;
  }
}

/** The name of an organisation or person. */
export function readPublisherName(session: Session, id: number): string {
  const [row] = session.rows(
    fragment`SELECT coalesce((SELECT name FROM organisations WHERE id = ${id}), (SELECT name FROM people WHERE id = ${id})) AS name`,
  );
  return String(row?.name);
}
