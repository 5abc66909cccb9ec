import { thenJoin } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { bids } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import { tenders } from '../../tables/tender.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { countsNow, type DerivedOptions } from './derived.ts';
import { amongWords, awardedDay } from './derived-event.ts';

const e = as(tenderEvents, 'e');
const c = as(claims, 'c');
const t = as(tenders, 'own_tender');

/** A tender's dates, as SQL over the row of `tenders` under an alias. */
export type StatedDates = Readonly<Record<'deadline' | 'called', (alias: string) => string>>;

const AS_THEY_STAND: StatedDates = {
  deadline: (alias) => columnOf(alias, tenders.deadline),
  called: (alias) => columnOf(alias, tenders.called),
};

export interface DerivedBidDate {
  readonly date: string;
  readonly dateKind: string;
}

/**
 * SQL of the date that a bid goes by, a row of `bids` under an alias, and which date that is. What a document says of the bid comes
 * first; then by when it was made, when it or its tender was decided, and when it was called for.
 */
export function derivedBidDate(
  alias: string,
  options: DerivedOptions = {},
  stated: StatedDates = AS_THEY_STAND,
): DerivedBidDate {
  const id = columnOf(alias, bids.id);
  const tender = columnOf(alias, bids.tenderId);
  const event = (which: string, words: readonly string[]) =>
    `(SELECT ${which}(${e.date}) FROM ${e} ${thenJoin} ${c} ON ${c.id} = ${e.id} WHERE ${e.bidId} = ${id} AND ${e.event} IN ${amongWords(words)} AND ${c.modality} = 'ACTUAL' AND ${countsNow(c.alias, options)})`;
  const ofTender = (column: string) => `(SELECT ${column} FROM ${t} WHERE ${t.id} = ${tender})`;
  const awarded = options.knownOn === undefined ? ofTender(`${t.awarded}`) : awardedDay(tender, options);
  const dates: [kind: string, date: string][] = [
    ['SUBMITTED', event('min', ['SUBMITTED'])],
    ['DEADLINE', ofTender(stated.deadline(t.alias))],
    ['DECIDED', event('max', ['WON', 'REJECTED', 'DISQUALIFIED'])],
    ['DECIDED', awarded],
    ['TENDER', ofTender(stated.called(t.alias))],
  ];
  const kinds = dates.map(([kind, date]) => `CASE WHEN ${date} IS NOT NULL THEN '${kind}' END`);
  return {
    date: `coalesce(${dates.map(([, date]) => date).join(', ')})`,
    dateKind: `coalesce(${kinds.join(', ')})`,
  };
}
