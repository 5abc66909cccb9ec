import type { RowProblem } from '../merge/question.ts';
import { as, bare } from '../statement/alias.ts';
import { organisations } from '../tables/organisation.ts';
import { tenderPlaces, tenders } from '../tables/tender.ts';
import { tenderRegions } from '../tables/tender-region.ts';

const own = bare(tenderRegions);
const r = as(tenderRegions, 'r');
const e = as(tenderRegions, 'e');
const p = as(tenderPlaces, 'p');
const t = as(tenders, 't');
const o = as(organisations, 'o');

/** Codes of regions, and not of countries. */
const isRegion = (code: unknown) => `${code} GLOB '[A-Z][A-Z][0-9A-Z]*'`;

/** What triggers are to have made: the regions in which tenders are performed, else those of their buyers. */
const EXPECTED = `(SELECT ${p.place} AS ${own.nuts}, ${p.tenderId} AS ${own.tenderId}, 'PERFORMANCE' AS ${own.basis} FROM ${p} WHERE ${isRegion(p.place)} UNION SELECT ${o.addressNuts}, ${t.id}, 'BUYER' FROM ${t} JOIN ${o} ON ${o.id} = ${t.buyerId} WHERE ${isRegion(o.addressNuts)} AND NOT EXISTS (SELECT 1 FROM ${p} WHERE ${p.tenderId} = ${t.id} AND ${isRegion(p.place)}))`;

const SAME = `${e.nuts} = ${r.nuts} AND ${e.tenderId} = ${r.tenderId} AND ${e.basis} = ${r.basis}`;

export const REGION_QUESTIONS: readonly RowProblem[] = [
  {
    table: tenderRegions,
    message: 'of a tender is missing',
    id: e.tenderId,
    rest: `FROM ${EXPECTED} e WHERE NOT EXISTS (SELECT 1 FROM ${r} WHERE ${SAME})`,
  },
  {
    table: tenderRegions,
    message: 'follows from no place and no buyer',
    id: r.tenderId,
    rest: `FROM ${r} WHERE NOT EXISTS (SELECT 1 FROM ${EXPECTED} e WHERE ${SAME})`,
  },
];
