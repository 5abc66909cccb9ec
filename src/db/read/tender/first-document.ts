import { claimEndsOf } from '../../claim-kind.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { columnOf, tableName } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { evidence } from '../../tables/claim.ts';
import { documents } from '../../tables/document.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import { Expression, type ExpressionRow } from '../collection/expression.ts';
import { KNOWN_ON } from '../time/as-of.ts';

const s = as(tenderStatements, 'first_stated');
const d = as(documents, 'first_document');
const a = as(articles, 'first_article');
const e = as(evidence, 'first_evidence');

/** The day of the earliest article that is known to tell of a tender on the day asked; null where none is dated. */
export const FIRST_DOCUMENT = new Expression('firstDocument', {
  dataType: 'string',
  sql: ({ key, asOf }: ExpressionRow) => {
    const since = (knownFrom: string) =>
      asOf.knownOn === undefined ? '' : ` AND ${knownFrom} <= ${KNOWN_ON}`;
    const texts = `FROM ${s} ${thenJoin} ${d} ON ${d.id} = ${s.documentId} ${thenJoin} ${a} ON ${a.id} = ${d.articleId} WHERE ${s.tenderId} = ${key}${since(`${s.knownFrom}`)}`;
    // A text that was published again is a second document, with a day of its own.
    const told = `(SELECT min(${d.day}) ${texts} AND ${a.published} IS NOT NULL)`;
    const cited = `FROM (${claimsOfTender(key)}) told ${thenJoin} ${e} ON ${e.claimId} = told.claim ${thenJoin} ${a} ON ${a.id} = ${e.articleId} WHERE true${since(`${e.knownFrom}`)}`;
    // Who writes by hand cites articles claim by claim: what is stated then is no article's text.
    return `CASE WHEN EXISTS (SELECT 1 ${texts}) THEN ${told} ELSE (SELECT substr(min(${a.published}), 1, 10) ${cited}) END`;
  },
});

function claimsOfTender(key: string): string {
  const ends = claimEndsOf('TENDER').map(
    ({ node, claimId }) =>
      `SELECT ${columnOf('told_of', claimId)} AS claim FROM ${tableName(node.table)} told_of WHERE ${columnOf('told_of', node)} = ${key}`,
  );
  return ends.join(' UNION ');
}
