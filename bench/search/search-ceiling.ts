import { getTableName } from 'drizzle-orm';
import { ID_OF_PLACE, NAMES } from '../../src/db/search/index-table.ts';
import { quotedWord } from '../../src/db/search/query-text.ts';
import type { CeilingStatement } from '../ceiling-statement.ts';
import { SEARCH_HITS } from './search-query.ts';

function namesOf(type: 'ORGANISATION' | 'ARTICLE', typeName: string, table: string, order: string): string {
  const names = getTableName(NAMES[type]);
  return `SELECT '{"search":{"nodes":[' || coalesce(group_concat(json, ','), '') || ']}}' FROM (
    SELECT '{"node":{"__typename":"${typeName}","id":"${typeName.toLowerCase()}:' || n.id || '","name":' || json_quote(n.name) || '}}' AS json
    FROM (SELECT ${ID_OF_PLACE} AS id FROM ${names} WHERE ${names} MATCH +? ORDER BY ${order} LIMIT ${SEARCH_HITS}) f CROSS JOIN ${table} n ON n.id = f.id
  )`;
}

const ORGANISATIONS = namesOf('ORGANISATION', 'Organisation', 'organisations', 'rowid');
const ARTICLES = namesOf('ARTICLE', 'Article', 'articles', 'rowid DESC');

/** Names that FTS5 gives first, as the table has them. */
export const SEARCH_CEILINGS: Readonly<Record<string, CeilingStatement>> = {
  Q5Prefix: { sql: ORGANISATIONS, bind: ({ text }) => [`${quotedWord(text ?? '')} *`] },
  Q5Word: { sql: ARTICLES, bind: ({ text }) => [quotedWord(text ?? '')] },
  Q5Near: { sql: ORGANISATIONS, bind: ({ meant }) => [quotedWord(meant ?? '')] },
};
