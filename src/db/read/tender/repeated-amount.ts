import { as } from '../../statement/alias.ts';
import { tenders } from '../../tables/tender.ts';
import { Expression } from '../collection/expression.ts';

/** Tenders of one buyer and amount that are looked at, in whichever currency. */
export const MAX_REPEATED = 100;

const r = as(tenders, 'sr');

/**
 * How many tenders of its buyer are worth the same as it, itself among them, as known now. Publications that stand twice count once. Where
 * there are `MAX_REPEATED` of the amount, with those that don't count, it is that: which of them are looked at then decides nothing. NULL
 * without an amount or a buyer.
 */
export const REPEATED_AMOUNT_COUNT = new Expression('repeated_amount_count', {
  dataType: 'number',
  sql: (row) => {
    const { key } = row;
    const [buyer, minor] = [row.column(tenders.buyerId), row.column(tenders.valueMinor)];
    const others = `SELECT ${r.valueCurrency.text} AS currency, ${r.isDuplicate.text} AS twin FROM ${r.text} WHERE ${r.buyerId.text} = ${buyer} AND ${r.valueMinor.text} = ${minor} AND ${r.id.text} <> ${key} LIMIT ${MAX_REPEATED - 1}`;
    // Of a contract that is published twice, the one with the longer number stands for both.
    const itself = `CASE WHEN ${row.column(tenders.isDuplicate)} = 0 THEN 1 ELSE 0 END`;
    const counted = `count(CASE WHEN currency = ${row.column(tenders.valueCurrency)} AND twin = 0 THEN 1 END)`;
    const count = `SELECT CASE WHEN count(*) = ${MAX_REPEATED - 1} THEN ${MAX_REPEATED} ELSE ${itself} + ${counted} END FROM (${others})`;
    return `CASE WHEN ${buyer} IS NOT NULL AND ${minor} IS NOT NULL THEN (${count}) END`;
  },
});
