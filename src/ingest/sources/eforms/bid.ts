import { nameKey } from '../../../domain/name-key.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { XmlElement } from '../../xml-element.ts';
import type { LotTenderReference } from './lot-result.ts';
import { lotOf, type NoticeResult } from './notice-result.ts';
import type { Organisations } from './organisation.ts';
import { withheldIn } from './privacy.ts';
import { readCount } from './stated-value.ts';
import { type Statement, TENDER } from './statement.ts';
import { type Parties, partiesOf, tenderingPartiesOf } from './tendering-party.ts';
import { codeOf } from './text.ts';
import { type StatedAmount, statedAmount } from './valuation.ts';

/** A bid that was stated, and the tender of the notice (TEN) that it is. */
export interface StatedBid extends LotTenderReference {
  readonly ref: string;
  readonly amount: StatedAmount | undefined;
  /** Whether something was published in the place of its amount. */
  readonly isPublished: boolean;
  readonly element: XmlElement;
  /** BT-3201: the buyer's own number of it. */
  readonly reference: string | undefined;
}

/**
 * States every tender that the notice defines (`efac:LotTender` directly in `efac:NoticeResult`; those within results and contracts
 * are references) as a bid of the parties of its tendering party. What names no known organisation is rejected by itself.
 *
 * A tender on a group of lots is one bid on the tender as a whole: what it offers for each lot is not told.
 */
export function stateBids(
  statement: Statement,
  organisations: Organisations,
  { element, tenders }: NoticeResult,
): StatedBid[] {
  const tenderingParties = tenderingPartiesOf(element);
  const known = new Set<string>();
  const keys = new Map<string, number>();
  return tenders.flatMap((tender) => {
    const id = codeOf(tender.child('ID'));
    if (id === undefined || known.has(id)) {
      statement.reject(
        tender,
        id === undefined ? 'the tender has no number (TEN)' : `${id} is defined twice`,
      );
      return [];
    }
    known.add(id);
    const parties = partiesOf(statement, organisations, tender, tenderingParties);
    return parties === undefined ? [] : stateBid(statement, tender, id, parties, keys);
  });
}

function stateBid(
  statement: Statement,
  tender: XmlElement,
  id: string,
  parties: Parties,
  keys: Map<string, number>,
): StatedBid[] {
  const { language } = statement.notice;
  const lot = lotOf(tender);
  const payable = tender.at('LegalMonetaryTotal', 'PayableAmount');
  const amount = statedAmount(statement, payable, tender, 'win-ten-val');
  const rankWithheld = withheldIn(tender, 'ten-ran', language);
  const flags: QualityFlagRecord[] = [...(amount?.flags ?? [])];
  const rank = rankWithheld === undefined ? readRank(tender, flags) : undefined;
  const notes = [amount?.note, rankWithheld?.note].filter((note) => note !== undefined);
  const ref = `bid ${id}`;
  statement.addClaim({
    kind: 'BID',
    ref,
    key: keyOf(tender, parties, lot, keys),
    tender: TENDER,
    parties,
    ...withoutUndefined({
      lot,
      value: amount?.value,
      rank,
      note: notes.length > 0 ? notes.join('\n') : undefined,
      flags: nonEmpty(flags),
    }),
    evidence: statement.evidence(tender),
  });
  const reference = codeOf(tender.at('TenderReference', 'ID'));
  return [{ id, ref, lot, rank, amount, isPublished: payable !== undefined, element: tender, reference }];
}

/** BT-171, unless the tenders are said not to be ranked (BT-1711). */
function readRank(tender: XmlElement, flags: QualityFlagRecord[]): number | undefined {
  if (['false', '0'].includes(codeOf(tender.child('TenderRankedIndicator')) ?? '')) return undefined;
  const rank = readCount(tender.child('RankCode'), 'rank', flags);
  return rank === 0 ? undefined : rank;
}

/**
 * TEN numbers begin anew in each notice, so what makes two bids of a procedure the same is who made them, and the buyer's own
 * number of the tender (BT-3201), whose punctuation varies; within one notice tenders that agree in both are told apart by order.
 */
function keyOf(
  tender: XmlElement,
  parties: Parties,
  lot: string | undefined,
  keys: Map<string, number>,
): string {
  const reference = nameKey(codeOf(tender.at('TenderReference', 'ID')) ?? '');
  const who = parties.map(({ organisation }) => organisation).sort();
  const key = `eforms:bid:${JSON.stringify([reference, who])}`;
  const place = `${lot ?? ''} ${key}`;
  const count = (keys.get(place) ?? 0) + 1;
  keys.set(place, count);
  return count === 1 ? key : `${key}:${count}`;
}
