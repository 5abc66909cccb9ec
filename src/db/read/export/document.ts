import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import type { Session } from '../row/session.ts';

const k = eachValue('k');
const a = as(articles, 'a');

/** A document as far as it can be pointed at. */
export interface DocumentFact {
  readonly id: number;
  readonly name: string;
  readonly url: string | null;
  readonly published: string | null;
}

const DOCUMENTS_PER_STATEMENT = 500;

/** The articles of these ids, by id; one that is gone is missing. Each yield is a chance to give way. */
export function* readDocuments(
  session: Session,
  ids: readonly number[],
): Generator<undefined, Map<number, DocumentFact>> {
  const found = new Map<number, DocumentFact>();
  for (let start = 0; start < ids.length; start += DOCUMENTS_PER_STATEMENT) {
    const slice = ids.slice(start, start + DOCUMENTS_PER_STATEMENT);
    const rows = session.rows(
      fragment`SELECT ${a.id}, ${a.name}, ${a.url}, ${a.published} FROM ${k.of(slice)} ${thenJoin} ${a} ON ${a.id} = ${k.value}`,
    ) as unknown as DocumentFact[];
    for (const row of rows) found.set(row.id, row);
    yield;
  }
  return found;
}
