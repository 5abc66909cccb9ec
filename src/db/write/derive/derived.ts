import { TENDER_STATUSES } from '../../../domain/node.ts';
import { BID_STATUS, VALUATION_KIND } from '../../../model/words/claim.ts';
import { covers, isCurrent } from '../../known-span.ts';
import { as } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { claims, evidence } from '../../tables/claim.ts';

/**
 * What tables carry of claims for filtering and sorting, as SQL: the same expressions write the columns, check them, and answer
 * what they were as known on a day. None depends on the order in which claims came in.
 */

export interface DerivedOptions {
  /**
   * SQL of the day (`YYYY-MM-DD`, inclusive) as of which claims count, e.g. a bound parameter; it occurs several times in an
   * expression, so it must have a name. Absent: as known now.
   */
  readonly knownOn?: string;
}

export interface DerivedTender {
  /** What the last event on the tender as a whole says; null without any. */
  readonly status: string;
  /** Day of the last award; null when there is none or no document dates it. */
  readonly awarded: string;
  readonly valueMinor: string;
  readonly valueCurrency: string;
  readonly valueStatus: string;
  readonly valueKind: string;
  /** The buyer known first; between two known on one day, the first by slug. */
  readonly buyerId: string;
}

export interface DerivedBid {
  /** What the last event on the bid says; without any EXPECTED or SUBMITTED, by the claim's modality. */
  readonly status: string;
  /** The SOLE or LEAD party, else the one with the smallest id. */
  readonly leadId: string;
}

const denial = as(evidence, 'denial');

/**
 * Whether a claim counts: somebody still supports it and nobody disputes it, now or as known on a day. `claim` is the alias of
 * `claims`.
 */
export function countsNow(claim: string, { knownOn }: DerivedOptions = {}): string {
  const current = isCurrent(claim, knownOn);
  if (knownOn === undefined) return `${current} AND ${columnOf(claim, claims.standing)} <> 'DISPUTED'`;
  return `${current} AND NOT EXISTS (SELECT 1 FROM ${denial} WHERE ${denial.claimId} = ${columnOf(claim, claims.id)} AND ${denial.stance} = 'DISPUTES' AND ${covers(denial, knownOn)})`;
}

/** SQL of each derived column of the tender that `alias` stands for (a row of `tenders`, or anything with its `id`). */
export function derivedTender(alias: string, options: DerivedOptions = {}): DerivedTender {
  const counts = countsNow('c', options);
  const valued = (column: string) => `(SELECT v.${column} ${leadingValuation(alias, counts)})`;
  const events = `FROM tender_events e JOIN claims c ON c.id = e.id WHERE e.tender_id = ${alias}.id AND e.bid_id IS NULL AND e.lot_id IS NULL AND c.modality = 'ACTUAL' AND ${counts}`;
  return {
    status: `(SELECT e.event ${events} ${lastEvent(TENDER_STATUSES)})`,
    awarded: `(SELECT max(e.date) ${events} AND e.event = 'AWARDED')`,
    valueMinor: valued('value_minor'),
    valueCurrency: valued('value_currency'),
    valueStatus: `coalesce(${valued('value_status')}, 'UNKNOWN')`,
    valueKind: valued('valuation'),
    buyerId: `(SELECT r.organisation_id FROM procurement_roles r JOIN claims c ON c.id = r.id JOIN organisations o ON o.id = r.organisation_id WHERE r.tender_id = ${alias}.id AND r.role = 'BUYER' AND ${counts} ORDER BY c.modality, c.known_from, o.slug LIMIT 1)`,
  };
}

/**
 * The columns of `derivedTender`, as known now, that follow from valuations, where the valuation is joined as `join` says: read
 * together they cost a quarter.
 */
export function derivedValue(alias: string) {
  return {
    join: `LEFT JOIN valuations lv ON lv.id = (SELECT v.id ${leadingValuation(alias, countsNow('c'))})`,
    valueMinor: 'lv.value_minor',
    valueCurrency: 'lv.value_currency',
    valueStatus: "coalesce(lv.value_status, 'UNKNOWN')",
    valueKind: 'lv.valuation',
  };
}

/** SQL of each derived column of the bid that `alias` stands for (a row of `bids`, or anything with its `id`). */
export function derivedBid(alias: string, options: DerivedOptions = {}): DerivedBid {
  const counts = countsNow('c', options);
  return {
    status: `coalesce((SELECT e.event FROM tender_events e JOIN claims c ON c.id = e.id WHERE e.bid_id = ${alias}.id AND c.modality = 'ACTUAL' AND ${counts} ${lastEvent(BID_STATUS.list)}), (SELECT CASE c.modality WHEN 'EXPECTED' THEN 'EXPECTED' ELSE 'SUBMITTED' END FROM claims c WHERE c.id = ${alias}.id))`,
    leadId: `(SELECT p.organisation_id FROM bid_parties p WHERE p.bid_id = ${alias}.id ORDER BY p.role IN ('SOLE', 'LEAD') DESC, p.organisation_id LIMIT 1)`,
  };
}

/**
 * SQL of the day since which a piece of evidence is known: of its document, where that is a text of the article; else of the article's
 * publication, or of its first statement; else its own.
 */
export function evidenceKnownFrom(alias: string): string {
  const lastDay =
    "CASE length(a.published) WHEN 4 THEN a.published || '-12-31' WHEN 7 THEN date(a.published || '-01', '+1 month', '-1 day') ELSE substr(a.published, 1, 10) END";
  return `coalesce((SELECT d.day FROM documents d WHERE d.id = ${alias}.document_id AND d.article_id = ${alias}.article_id), (SELECT coalesce(${lastDay}, a.known_from) FROM articles a WHERE a.id = ${alias}.article_id), ${alias}.known_from)`;
}

/** An event without a date stands on the day since which it is known; of two on one day the more advanced one is the last. */
function lastEvent(advancing: readonly string[]): string {
  return `ORDER BY coalesce(e.date, c.known_from) DESC, c.known_from DESC, ${rank('e.event', advancing)} DESC LIMIT 1`;
}

/**
 * The most advanced valuation of the whole tender, as `v`: what is comes before what is expected ('ACTUAL' sorts first), a contract
 * before a budget, the later before the earlier, then the greater amount.
 */
function leadingValuation(alias: string, counts: string): string {
  return `FROM valuations v JOIN claims c ON c.id = v.id WHERE v.tender_id = ${alias}.id AND v.lot_id IS NULL AND ${counts} ORDER BY c.modality, ${rank('v.valuation', VALUATION_KIND.list)} DESC, coalesce(v.date, c.known_from) DESC, v.value_minor DESC, v.value_currency DESC, v.value_status LIMIT 1`;
}

function rank(column: string, words: readonly string[]): string {
  return `CASE ${column} ${words.map((word, position) => `WHEN '${word}' THEN ${position}`).join(' ')} END`;
}
