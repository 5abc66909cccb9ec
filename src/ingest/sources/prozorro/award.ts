import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { JsonObject } from '../../json-value.ts';
import { publishedDate, publishedText } from '../../published-value.ts';
import { bidRecord, reasonOf, type StatedBid, stateBidEvent, statePartiesOf } from './bid.ts';
import type { Statement } from './statement.ts';
import { stateValuation, stateWithoutAmount, type Valuation, type WithoutAmount } from './valuation.ts';

/**
 * States what awards say of bids, and what was awarded and signed for.
 *
 * An award is a decision on one bid (on one lot): `active` it won, `unsuccessful` it was disqualified, `cancelled` the decision was
 * withdrawn and the bid stands as before, `pending` nothing is decided. Any other status decides nothing either, and is flagged.
 */
export function stateAwards(statement: Statement, tender: JsonObject, bids: readonly StatedBid[]): void {
  const awards: Award[] = [];
  for (const { value: award, pointer } of statement.partsOf(tender, 'awards')) {
    const id = publishedText(award.id);
    const lot = publishedText(award.lotID);
    if (id === undefined) {
      statement.reject(pointer, 'the award has no id', award);
    } else if (lot !== undefined && !statement.lots.has(lot)) {
      statement.reject(pointer, `the tender has no lot ${JSON.stringify(lot)}`, award);
    } else {
      awards.push({ award, id, lot, pointer });
    }
  }
  const contracts = signedContracts(statement, tender);
  const worths = new Worths(statement);
  for (const award of awards) stateAward(statement, award, bids, contracts, worths);
  stateContracts(awards, contracts, worths);
  worths.stateMissing();
}

/** What awards and contracts are worth, by the parts that these are of. */
class Worths {
  readonly #statement: Statement;
  readonly #told = new Set<string>();
  readonly #untold: WithoutAmount[] = [];

  constructor(statement: Statement) {
    this.#statement = statement;
  }

  state(valuation: Valuation): void {
    const without = stateValuation(this.#statement, valuation);
    if (without) this.#untold.push(without);
    else if (valuation.part !== undefined) this.#told.add(valuation.part);
  }

  /** States of each part once that neither its award nor a contract of it has an amount. */
  stateMissing(): void {
    for (const without of this.#untold) {
      const { part } = without;
      if (part === undefined || this.#told.has(part)) continue;
      this.#told.add(part);
      stateWithoutAmount(this.#statement, without);
    }
  }
}

const AWARD_STATUSES = ['pending', 'active', 'unsuccessful', 'cancelled'];
const CONTRACT_STATUSES = [
  'pending',
  'pending.winner-signing',
  'active',
  'terminated',
  'unsuccessful',
  'cancelled',
];

interface Award {
  readonly award: JsonObject;
  readonly id: string;
  readonly lot: string | undefined;
  readonly pointer: string;
}

function stateAward(
  statement: Statement,
  given: Award,
  bids: readonly StatedBid[],
  contracts: readonly Contract[],
  worths: Worths,
): void {
  const { award, id, lot, pointer } = given;
  statement.flagUnknown('awards/status', award.status, AWARD_STATUSES);
  const flags: QualityFlagRecord[] = [];
  const date = publishedDate(award.date, 'date', flags);
  const bid = bidOf(award, lot, bids) ?? stateBidOfAward(statement, given);
  if (bid !== undefined) stateDecision(statement, award, { bid, date, pointer, flags });
  if (award.status !== 'active') return;
  // Several contracts under one award are parts of it: then the award is none beside them.
  const part = contracts.filter((contract) => contract.award === id).length > 1 ? undefined : id;
  worths.state({ kind: 'AWARD', value: award.value, lot, part, date, pointer });
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
    flags: QualityFlagRecord[];
  },
): void {
  if (award.status === 'active') stateBidEvent(statement, { ...happening, event: 'WON' });
  if (award.status === 'unsuccessful') {
    stateBidEvent(statement, { ...happening, event: 'DISQUALIFIED', reason: reasonOf(award) });
  }
}

interface Contract {
  readonly contract: JsonObject;
  readonly id: string;
  /** Id of the award that it is signed for. */
  readonly award: string | undefined;
  readonly pointer: string;
}

/** A contract counts once it is signed: `pending` ones are drafts. */
function signedContracts(statement: Statement, tender: JsonObject): Contract[] {
  return statement.partsOf(tender, 'contracts').flatMap(({ value: contract, pointer }) => {
    const id = publishedText(contract.id);
    if (id === undefined) {
      statement.reject(pointer, 'the contract has no id', contract);
      return [];
    }
    statement.flagUnknown('contracts/status', contract.status, CONTRACT_STATUSES);
    if (contract.status !== 'active' && contract.status !== 'terminated') return [];
    return [{ contract, id, award: publishedText(contract.awardID), pointer }];
  });
}

function stateContracts(awards: readonly Award[], contracts: readonly Contract[], worths: Worths): void {
  for (const { contract, id, award, pointer } of contracts) {
    const flags: QualityFlagRecord[] = [];
    const signedFor = awards.find((each) => each.id === award);
    if (award !== undefined && signedFor === undefined) {
      flags.push({ flag: 'DANGLING_REFERENCE', field: 'contracts/awardID', published: award });
    }
    const date = publishedDate(contract.dateSigned ?? contract.date, 'date', flags);
    const isOnly = contracts.every((other) => other.id === id || other.award !== award);
    const part = signedFor !== undefined && isOnly ? signedFor.id : id;
    const lot = signedFor?.lot;
    worths.state({ kind: 'CONTRACT', value: contract.value, lot, part, date, flags, pointer });
  }
}
