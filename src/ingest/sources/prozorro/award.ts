import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { JsonObject } from '../../json-value.ts';
import { publishedDate, publishedText } from '../../published-value.ts';
import { bidRecord, reasonOf, type StatedBid, stateBidEvent, statePartiesOf } from './bid.ts';
import type { Statement } from './statement.ts';
import { stateValuation } from './valuation.ts';

/**
 * States what awards say of bids, and what was awarded and signed for.
 *
 * An award is a decision on one bid (on one lot): `active` it won, `unsuccessful` it was disqualified, `cancelled` the decision was
 * withdrawn and the bid stands as before, `pending` nothing is decided.
 */
export function stateAwards(statement: Statement, tender: JsonObject, bids: readonly StatedBid[]): void {
  const awarded = new Map<string, string | undefined>();
  for (const { value: award, pointer } of statement.partsOf(tender, 'awards')) {
    const id = publishedText(award.id);
    const lot = publishedText(award.lotID);
    if (id === undefined) {
      statement.reject(pointer, 'the award has no id', award);
    } else if (lot !== undefined && !statement.lots.has(lot)) {
      statement.reject(pointer, `the tender has no lot ${JSON.stringify(lot)}`, award);
    } else {
      awarded.set(id, lot);
      stateAward(statement, { award, id, lot, pointer }, bids);
    }
  }
  stateContracts(statement, tender, awarded);
}

interface Award {
  readonly award: JsonObject;
  readonly id: string;
  readonly lot: string | undefined;
  readonly pointer: string;
}

function stateAward(statement: Statement, given: Award, bids: readonly StatedBid[]): void {
  const { award, id, lot, pointer } = given;
  const flags: QualityFlagRecord[] = [];
  const date = publishedDate(award.date, 'date', flags);
  const bid = bidOf(award, lot, bids) ?? stateBidOfAward(statement, given);
  if (bid !== undefined) stateDecision(statement, award, { bid, date, pointer, cause: `award:${id}`, flags });
  if (award.status !== 'active') return;
  const key = ['award', id, 'value'];
  stateValuation(statement, { kind: 'AWARD', value: award.value, lot, date, pointer, key });
}

function bidOf(award: JsonObject, lot: string | undefined, bids: readonly StatedBid[]): string | undefined {
  const bidId = publishedText(award.bid_id);
  const ofBid = bids.filter((bid) => bid.bidId === bidId);
  return (ofBid.find((bid) => bid.lot === lot) ?? (ofBid.length === 1 ? ofBid[0] : undefined))?.ref;
}

/** In procedures without competition awards name their suppliers and there are no bids; in others a bid may be missing. */
function stateBidOfAward(statement: Statement, { award, id, lot, pointer }: Award): string | undefined {
  const parties = statePartiesOf(statement, award, 'suppliers', pointer);
  if (parties.length === 0) return undefined;
  const bidId = publishedText(award.bid_id);
  const record = bidRecord(statement, bidId ?? `of award ${id}`, parties, {
    lot,
    value: award.value,
    pointer,
  });
  const dangling: QualityFlagRecord[] =
    bidId === undefined ? [] : [{ flag: 'DANGLING_REFERENCE', field: 'awards/bid_id', published: bidId }];
  statement.addClaim({ ...record, flags: [...(record.flags ?? []), ...dangling] });
  return record.ref;
}

function stateDecision(
  statement: Statement,
  award: JsonObject,
  happening: {
    bid: string;
    date: PartialDate | undefined;
    pointer: string;
    cause: string;
    flags: QualityFlagRecord[];
  },
): void {
  if (award.status === 'active') stateBidEvent(statement, { ...happening, event: 'WON' });
  if (award.status === 'unsuccessful') {
    stateBidEvent(statement, { ...happening, event: 'DISQUALIFIED', reason: reasonOf(award) });
  }
  // An earlier state of the tender may have said that the bid won.
  if (award.status === 'cancelled') {
    const note = 'The award to this bid was cancelled: it stands as submitted.';
    stateBidEvent(statement, { ...happening, event: 'SUBMITTED', note });
  }
}

/** A contract counts once it is signed: `pending` ones are drafts. */
function stateContracts(
  statement: Statement,
  tender: JsonObject,
  awarded: ReadonlyMap<string, string | undefined>,
): void {
  for (const { value: contract, pointer } of statement.partsOf(tender, 'contracts')) {
    const id = publishedText(contract.id);
    if (id === undefined) {
      statement.reject(pointer, 'the contract has no id', contract);
      continue;
    }
    if (contract.status !== 'active' && contract.status !== 'terminated') continue;
    const award = publishedText(contract.awardID);
    const flags: QualityFlagRecord[] = [];
    if (award !== undefined && !awarded.has(award)) {
      flags.push({ flag: 'DANGLING_REFERENCE', field: 'contracts/awardID', published: award });
    }
    const date = publishedDate(contract.dateSigned ?? contract.date, 'date', flags);
    const lot = award === undefined ? undefined : awarded.get(award);
    const key = ['contract', id, 'value'];
    stateValuation(statement, { kind: 'CONTRACT', value: contract.value, lot, date, flags, pointer, key });
  }
}
