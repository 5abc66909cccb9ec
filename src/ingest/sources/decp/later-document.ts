import { type Day, lastDay } from '../../../domain/partial-date.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { StatedDocument } from '../../source.ts';
import type { Award } from './award.ts';
import type { Amendment, Subcontract } from './contract.ts';
import {
  awardKeyOf,
  type ContractReading,
  documentKey,
  readAwards,
  stateAmendedValue,
} from './contract-document.ts';
import { type Party, readHolder } from './party.ts';
import { laterPublication, type Publication } from './publication.ts';
import { readDate } from './published-date.ts';
import { bidOf, ContractNotice } from './statement.ts';
import { contractTitle, namedTender, TENDER_REF } from './tender-record.ts';

/** Something that was published after the contract: when, and what. */
type Later = { readonly publication: Publication; readonly day: Day } & (
  | { readonly amendment: Amendment; readonly position: number }
  | { readonly subcontract: Subcontract; readonly position: number }
);

/** Who holds the contract at a point of its course. */
interface Holding {
  readonly awards: readonly Award[];
  readonly subcontractors: readonly Party[];
  /** Day since which these hold it; undefined for those it was awarded to. */
  readonly since?: Day;
}

/**
 * A document for each amendment and each accepted subcontractor, in order of time: each was published on its own day, so what it
 * changes is known since that day and not before.
 *
 * @param locator where the contract stands in its file
 */
export function* laterDocuments(reading: ContractReading, locator: string): Generator<StatedDocument> {
  let holding: Holding = { awards: reading.awards, subcontractors: [] };
  for (const later of inOrder(reading)) {
    if ('amendment' in later) {
      const next = holdingAfter(reading, later, holding);
      yield amendmentDocument(reading, later, locator, holding, next);
      holding = next;
    } else {
      const party = subcontractorOf(reading, later);
      if (party !== undefined) {
        holding = { ...holding, subcontractors: [...holding.subcontractors, party] };
      }
      yield subcontractDocument(reading, later, locator, holding, party);
    }
  }
}

function inOrder({ contract, publication }: ContractReading): Later[] {
  const dated = (published: unknown, notified: unknown) => {
    const own = laterPublication(published, notified, publication);
    const { date, isPlausible } = readDate(notified, 'date');
    const isDated = date !== undefined && isPlausible;
    return { publication: own, day: isDated ? lastDay(date) : own.statedOn };
  };
  const all: Later[] = [
    ...contract.amendments.map((amendment, position) => ({
      ...dated(amendment.published, amendment.notified),
      amendment,
      position: position + 1,
    })),
    ...contract.subcontracts.map((subcontract, position) => ({
      ...dated(subcontract.published, subcontract.notified),
      subcontract,
      position: position + 1,
    })),
  ];
  return all.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

function holdingAfter(
  { contract, scope }: ContractReading,
  { amendment, publication, day }: Later & { amendment: Amendment },
  before: Holding,
): Holding {
  const { awards } = readAwards(amendment.holders, contract.grouping, amendment.locators.holders, {
    ...scope,
    statedOn: publication.statedOn,
  });
  if (awards.length === 0 || awardKeyOf(awards) === awardKeyOf(before.awards)) return before;
  return { awards, subcontractors: [], since: day };
}

function subcontractorOf(
  { scope }: ContractReading,
  { subcontract, publication }: Later & { subcontract: Subcontract },
): Party | undefined {
  if (subcontract.subcontractor === undefined) return undefined;
  return readHolder(subcontract.subcontractor, { ...scope, statedOn: publication.statedOn });
}

/** Other holders are a bid of their own from that day on, and end the bid of those before them; the contract was not awarded again. */
function amendmentDocument(
  reading: ContractReading,
  { amendment, publication, position }: Later & { amendment: Amendment },
  locator: string,
  before: Holding,
  after: Holding,
): StatedDocument {
  const { file, contract, identity } = reading;
  const document = new ContractNotice(file, amendment.row ?? `${locator}${amendment.locator}`);
  const changed = after === before ? [] : after.awards;
  const ended = after === before ? [] : before.awards;
  stateAmendedValue(document, reading, amendment);
  for (const award of ended) stateHeldBid(document, reading, award, amendment, before, after.since);
  for (const award of changed) stateHeldBid(document, reading, award, amendment, after);
  for (const award of changed) stateWon(document, award, after.since);
  const notice = {
    key: documentKey(reading, 'amendment', amendment.fingerprint),
    title: `Amendment ${amendment.id ?? position} of ${contractTitle(contract)}`,
    description: amendment.reason,
    publication,
    // What an amendment ends and adds to hangs on what came before it.
    said: [amendment.fingerprint, before, after],
  };
  const tender = namedTender(contract, identity, publication.statedOn);
  const parties = [...ended, ...changed].flatMap((award) => award.parties);
  return document.stated(
    notice,
    { ...tender, ...withoutUndefined({ flags: nonEmpty([...(tender.flags ?? []), ...document.flags]) }) },
    [...parties, ...(ended.length === 0 ? [] : before.subcontractors)],
  );
}

function stateHeldBid(
  document: ContractNotice,
  { identity }: ContractReading,
  award: Award,
  amendment: Amendment,
  { subcontractors, since }: Holding,
  until?: Day,
): void {
  const held = { subcontractors, validFrom: since, validUntil: until };
  document.addClaim(bidOf(document, award, identity.key, amendment.locators.holders, held));
}

function stateWon(document: ContractNotice, award: Award, since: Day | undefined): void {
  document.addClaim({
    kind: 'TENDER_EVENT',
    tender: TENDER_REF,
    bid: `bid:${award.identity}`,
    event: 'WON',
    evidence: document.evidence(award.locator),
    ...withoutUndefined({ date: since }),
  });
}

/** A subcontractor is a party of the bid it works for; of several separate bids the contract does not say which. */
function subcontractDocument(
  reading: ContractReading,
  { subcontract, publication, position }: Later & { subcontract: Subcontract },
  locator: string,
  holding: Holding,
  party: Party | undefined,
): StatedDocument {
  const { file, contract, identity } = reading;
  const document = new ContractNotice(file, `${locator}${subcontract.locator}`);
  const { subcontractors, since } = holding;
  const [award] = holding.awards;
  const isOfOne = award !== undefined && holding.awards.length === 1 && party !== undefined;
  if (isOfOne) {
    const held = { subcontractors, validFrom: since };
    document.addClaim(bidOf(document, award, identity.key, `${subcontract.locator}/sousTraitant`, held));
  }
  const notice = {
    key: documentKey(reading, 'subcontract', subcontract.fingerprint),
    title: `Subcontract ${subcontract.id ?? position} of ${contractTitle(contract)}`,
    publication,
    said: [subcontract.fingerprint, holding],
  };
  const tender = namedTender(contract, identity, publication.statedOn);
  return document.stated(notice, tender, isOfOne ? [...award.parties, ...subcontractors] : []);
}
