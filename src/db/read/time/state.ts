import { CLAIM_STATES } from '../../../domain/claim.ts';
import { as } from '../../statement/alias.ts';
import { evidence } from '../../tables/claim.ts';
import { documents } from '../../tables/document.ts';
import { Expression } from '../collection/expression.ts';
import { KNOWN_ON } from './as-of.ts';

const s = as(evidence, 's');
const d = as(documents, 'd');

/** Whether a claim, or a piece of evidence, is current on the day asked. */
export const STATE = new Expression('state', {
  dataType: 'string',
  notNull: true,
  words: CLAIM_STATES,
  sql: (row) => `CASE WHEN ${row.current()} THEN 'CURRENT' ELSE 'WITHDRAWN' END`,
});

/** The article of the document that took back the last piece of a claim's evidence by the day asked. */
export const WITHDRAWN_BY = new Expression('withdrawn_by_article', {
  dataType: 'number',
  sql: (row) => {
    const byThen = row.asOf.knownOn === undefined ? '' : ` AND ${s.knownUntil} <= ${KNOWN_ON}`;
    const last = `(SELECT ${d.articleId} FROM ${s} JOIN ${d} ON ${d.id} = ${s.withdrawnBy} WHERE ${s.claimId} = ${row.key}${byThen} ORDER BY ${s.knownUntil} DESC, ${d.moment} DESC, ${d.key} DESC LIMIT 1)`;
    return `CASE WHEN NOT (${row.current()}) THEN ${last} END`;
  },
});

/** The article of the document that took back a piece of evidence by the day asked. */
export const PIECE_WITHDRAWN_BY = new Expression('withdrawn_by_article', {
  dataType: 'number',
  sql: (row) =>
    `CASE WHEN NOT (${row.current()}) THEN (SELECT ${d.articleId} FROM ${d} WHERE ${d.id} = ${row.column(evidence.withdrawnBy)}) END`,
});
