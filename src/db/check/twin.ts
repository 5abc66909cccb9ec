import type { RowProblem } from '../merge/question.ts';
import { as, bare } from '../statement/alias.ts';
import { bids } from '../tables/bid.ts';
import { qualityFlags } from '../tables/quality-flag.ts';
import { tenders, tenderTwins } from '../tables/tender.ts';
import { otherPublications } from '../write/derive/derived-duplicate.ts';

const own = bare(tenderTwins);
const w = as(tenderTwins, 'w');
const e = as(tenderTwins, 'e');
const b = as(bids, 'b');
const t = as(tenders, 't');
const f = as(qualityFlags, 'f');

const { tables, conditions, tender } = otherPublications(b.alias);
const PAIRS = `SELECT DISTINCT ${b.tenderId} AS shorter, ${tender} AS longer FROM ${b} CROSS JOIN ${tables} WHERE ${conditions}`;

/** The links that are to be there, from each of two tenders to the other. */
const EXPECTED = `(WITH pairs AS (${PAIRS}) SELECT shorter AS ${own.tenderId}, longer AS ${own.twinId}, 1 AS ${own.isLonger} FROM pairs UNION ALL SELECT longer, shorter, 0 FROM pairs)`;
const SAME = `${e.tenderId} = ${w.tenderId} AND ${e.twinId} = ${w.twinId} AND ${e.isLonger} = ${w.isLonger}`;
const IS_FLAGGED = `EXISTS (SELECT 1 FROM ${f} WHERE ${f.nodeId} = ${t.id} AND ${f.flag} = 'DUPLICATE_PUBLICATION')`;

export const TWIN_QUESTIONS: readonly RowProblem[] = [
  {
    table: tenderTwins,
    message: 'of a tender is missing',
    id: e.tenderId,
    rest: `FROM ${EXPECTED} e WHERE NOT EXISTS (SELECT 1 FROM ${w} WHERE ${SAME})`,
  },
  {
    table: tenderTwins,
    message: 'follows from no two bids',
    id: w.tenderId,
    rest: `FROM ${w} WHERE NOT EXISTS (SELECT 1 FROM ${EXPECTED} e WHERE ${SAME})`,
  },
  {
    table: tenders,
    message: 'has the flag of a duplicate, and is none, or is one without it',
    id: t.id,
    rest: `FROM ${t} WHERE ${t.isDuplicate} <> ${IS_FLAGGED}`,
  },
];
