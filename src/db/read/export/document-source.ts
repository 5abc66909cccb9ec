import { positionOf, thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { BARE_NODES } from '../../node-type.ts';
import { as, bare } from '../../statement/alias.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { authorships } from '../../tables/authorship.ts';
import { nodeKeys } from '../../tables/node.ts';
import type { Session } from '../row/session.ts';

const x = eachValue('x');
const k = as(nodeKeys, 'k');
const a = as(articles, 'a');
const p = as(authorships, 'p');
const article = bare(articles);
const { ORGANISATION: organisation, PERSON: person } = BARE_NODES;

/** How many documents of one kind one publisher has. */
export interface DocumentSource {
  /** The source that imported them, by which their keys start: `ocds`. Null of those that were entered by hand. */
  readonly source: string | null;
  /** The organisation or person of whom some document says that it published them; null when none does. */
  readonly publisher: number | null;
  readonly documents: number;
}

const DOCUMENTS_PER_STATEMENT = 1_000;

const SOURCE_AND_PUBLISHER = raw(
  `(SELECT substr(min(${k.key}), 1, ${positionOf(`min(${k.key})`, "':'")} - 1) FROM ${k} WHERE ${k.nodeId} = ${a.id}) AS source, (SELECT min(${p.authorId}) FROM ${p} WHERE ${p.articleId} = ${a.id} AND ${p.role} = 'PUBLISHER' AND ${p.withdrawn} = 0) AS publisher`,
);

/** The documents of these ids by source and publisher. Ids of other nodes among them do not count. */
export function countDocumentSources(session: Session, ids: readonly number[]): DocumentSource[] {
  return session.rows(
    fragment`SELECT source, publisher, count(*) AS documents FROM (SELECT ${SOURCE_AND_PUBLISHER} FROM ${x.of(ids)} ${thenJoin} ${a} ON ${a.id} = ${x.value}) GROUP BY 1, 2`,
  ) as unknown as DocumentSource[];
}

/** Ids of all documents, some at a time. */
export function* walkDocuments(session: Session): Generator<readonly number[]> {
  for (let last = 0; ; ) {
    const ids = session
      .rows(
        fragment`SELECT ${article.id} FROM ${article} WHERE ${article.id} > ${last} ORDER BY ${article.id} LIMIT ${DOCUMENTS_PER_STATEMENT}`,
      )
      .map(({ id }) => id as number);
    yield ids;
    if (ids.length < DOCUMENTS_PER_STATEMENT) return;
    last = ids.at(-1) as number;
  }
}

/** The name of an organisation or person. */
export function readPublisherName(session: Session, id: number): string {
  const [row] = session.rows(
    fragment`SELECT coalesce((SELECT ${organisation.name} FROM ${organisation} WHERE ${organisation.id} = ${id}), (SELECT ${person.name} FROM ${person} WHERE ${person.id} = ${id})) AS name`,
  );
  return String(row?.name);
}
