import { as } from '../../statement/alias.ts';
import { tenders } from '../../tables/tender.ts';
import { Expression } from '../collection/expression.ts';

/** The count goes no further. */
export const MAX_REPEATED = 100;
/** Tenders of one buyer and amount that are looked at, those in other currencies and those that stand twice among them. */
export const MAX_REPEATED_READ = 1_000;

const r = as(tenders, 'sr');

/**
 * How many tenders of its buyer are worth the same as it, itself among them, as known now. Publications that stand twice count once.
 * `MAX_REPEATED` where there are as many or more. NULL without an amount or a buyer, and where the first `MAX_REPEATED_READ` of
 * them tell too little.
 */
export const REPEATED_AMOUNT_COUNT = new Expression('repeated_amount_count', {
  dataType: 'number',
  sql: (row) => {
    const { key } = row;
    const [buyer, minor] = [row.column(tenders.buyerId), row.column(tenders.valueMinor)];
    const read = `SELECT ${r.valueCurrency.text} AS currency, ${r.isDuplicate.text} AS twin FROM ${r.text} WHERE ${r.buyerId.text} = ${buyer} AND ${r.valueMinor.text} = ${minor} AND ${r.id.text} <> ${key} ORDER BY ${r.id.text} LIMIT ${MAX_REPEATED_READ}`;
    const others = `SELECT 1 FROM (${read}) AS looked_at WHERE currency = ${row.column(tenders.valueCurrency)} AND twin = 0 LIMIT ${MAX_REPEATED}`;
    // Of a contract that is published twice, the one with the longer number stands for both.
    const itself = `CASE WHEN ${row.column(tenders.isDuplicate)} = 0 THEN 1 ELSE 0 END`;
    const tellsAll = `(SELECT count(*) FROM (${read}) AS all_read) < ${MAX_REPEATED_READ}`;
    const count = `SELECT CASE WHEN found >= ${MAX_REPEATED} THEN ${MAX_REPEATED} WHEN ${tellsAll} THEN found END FROM (SELECT ${itself} + count(*) AS found FROM (${others}) AS same) AS counted`;
    return `CASE WHEN ${buyer} IS NOT NULL AND ${minor} IS NOT NULL THEN (${count}) END`;
  },
});
