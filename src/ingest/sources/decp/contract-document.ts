import type { TenderStatus } from '../../../domain/node.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { Valued } from '../../../model/record.ts';
import type { SourceFile, StatedDocument } from '../../source.ts';
import { type Award, awardsOf } from './award.ts';
import type { Amendment, Contract, PublishedParty } from './contract.ts';
import { outcomeNamed } from './no-award.ts';
import { type Party, type PartyScope, publishedId, readHolder } from './party.ts';
import type { Publication } from './publication.ts';
import { type PublishedAmount, readAmount } from './published-amount.ts';
import { readDate } from './published-date.ts';
import { bidOf, ContractNotice } from './statement.ts';
import { type ContractIdentity, contractTitle, describedTender, TENDER_REF } from './tender-record.ts';

/** What a contract's documents have in common. */
export interface ContractReading {
  readonly file: Pick<SourceFile, 'name'>;
  readonly contract: Contract;
  readonly identity: ContractIdentity;
  readonly publication: Publication;
  readonly scope: PartyScope;
  readonly buyer: Party | undefined;
  readonly awards: readonly Award[];
  /** What tells the contract from others of its number: a hash of its holders. */
  readonly awardKey: string;
}

const NO_AWARD = 'none';

/** The winning bids of a list of holders, and the holders that are none: fillers, and words for "nobody won". */
export function readAwards(
  holders: readonly PublishedParty[],
  grouping: string | undefined,
  locator: string,
  scope: PartyScope,
): { awards: readonly Award[]; nobody: readonly PublishedParty[] } {
  const parties: Party[] = [];
  const nobody: PublishedParty[] = [];
  for (const holder of holders) {
    const party = readHolder(holder, scope);
    const isNamedOnly = party?.identity.startsWith('name:');
    if (party === undefined || (isNamedOnly && outcomeNamed(holder) !== undefined)) nobody.push(holder);
    else parties.push(party);
  }
  return { awards: awardsOf(parties, grouping, locator), nobody };
}

export function awardKeyOf(awards: readonly Award[]): string {
  return awards.length === 0 ? NO_AWARD : awards.map(({ identity }) => identity).join('+');
}

/** The contract as first published: who bought what from whom, when and for how much. */
export function contractDocument(
  reading: ContractReading,
  nobody: readonly PublishedParty[],
  locator: string,
): StatedDocument {
  const { file, contract, identity, publication, buyer, awards, awardKey } = reading;
  const { amendedBy } = contract;
  const document = new ContractNotice(file, locator);
  document.flags.push(...nobody.map(fillerFlag));
  if (buyer !== undefined) stateBuyer(document, buyer, contract);
  const amount = readAmount(contract.amount, 'value');
  const isOfBid = amendedBy === undefined && awards.length === 1 && amount.value !== undefined;
  for (const award of awards) {
    document.addClaim(bidOf(document, award, identity.key, award.locator, isOfBid ? amount : {}));
  }
  const isAwarded = stateEvents(document, reading, nobody);
  if (amendedBy === undefined) stateValuation(document, reading, amount, isAwarded);
  else stateAmendedValue(document, reading, amendedBy, isAwarded);
  const tender = describedTender(contract, identity, publication.statedOn, document.flags);
  const parties = [...(buyer === undefined ? [] : [buyer]), ...awards.flatMap((award) => award.parties)];
  const said = ownWords(contract);
  if (amendedBy !== undefined) {
    const key = documentKey(reading, 'amendment', amendedBy.fingerprint);
    const title = `Amendment ${amendedBy.id ?? ''} of ${contractTitle(contract)}`;
    return document.stated({ key, title, publication, said }, tender, parties);
  }
  const notified = readDate(contract.notified, 'date');
  const notice = {
    key: `decp:document:${identity.key.slice('decp:'.length)}:${awardKey}:${publication.published ?? notified.date ?? ''}`,
    title: `Award notice of ${contractTitle(contract)}`,
    publication,
    series: `${identity.key}:${awardKey}`,
    said,
    isPartlyRead: contract.broken.length > 0,
  };
  return document.stated(notice, tender, parties);
}

/** Key of the document that an amendment or a subcontract is. */
export function documentKey(
  { identity, awardKey }: ContractReading,
  kind: 'amendment' | 'subcontract',
  fingerprint: string,
): string {
  return `decp:document:${identity.key.slice('decp:'.length)}:${awardKey}:${kind}:${fingerprint}`;
}

/** What the contract says by itself, through whichever platform it came, and without what came after it. */
function ownWords(contract: Contract): unknown {
  const { kind, number, uid, buyer, object, procedure, cpv, place } = contract;
  const { notified, published, amount, bidCount, grouping, holders } = contract;
  return [
    [kind, number, uid, buyer, object, procedure, cpv, place],
    [notified, published, amount, bidCount, grouping, holders],
  ];
}

function stateBuyer(document: ContractNotice, buyer: Party, { locators }: Contract): void {
  document.addClaim({
    kind: 'PROCUREMENT_ROLE',
    organisation: buyer.identity,
    tender: TENDER_REF,
    role: 'BUYER',
    evidence: document.evidence(locators.buyer),
  });
}

/** A filler makes no organisation; that it stood there is kept. */
function fillerFlag(holder: PublishedParty): QualityFlagRecord {
  const published = [publishedId(holder), holder.name].filter(Boolean).join(' ');
  return { flag: 'PLACEHOLDER_TEXT', field: 'titulaires', published };
}

/** That the contract was awarded, on the day of its notification; on which one, an amendment of it does not say. False when nobody won. */
function stateEvents(
  document: ContractNotice,
  { contract, awards }: ContractReading,
  nobody: readonly PublishedParty[],
): boolean {
  const awarded = contract.amendedBy === undefined ? contract.notified : undefined;
  const { date, flags } = readDate(awarded, 'date');
  const { notified, holders } = contract.locators;
  const state = (event: TenderStatus | 'WON', bid?: string) =>
    document.addClaim({
      kind: 'TENDER_EVENT',
      tender: TENDER_REF,
      event,
      evidence: document.evidence(date === undefined ? holders : notified),
      ...withoutUndefined({ bid, date, flags: nonEmpty(flags) }),
    });
  if (awards.length === 0 && nobody.length > 0) {
    const [outcome] = nobody.flatMap((holder) => outcomeNamed(holder) ?? []);
    if (outcome !== undefined) state(outcome);
    // "NEANT" for nothing: nothing says that there was an award. A holder whose name is missing was paid something.
    if (outcome !== undefined || !isPaid(contract)) return false;
  }
  state('AWARDED');
  for (const { identity: award } of awards) state('WON', `bid:${award}`);
  return true;
}

function isPaid({ amount }: Contract): boolean {
  const { value } = readAmount(amount, 'value');
  return value?.status === 'KNOWN' && value.amountMinor > 0;
}

/**
 * The contract's amount, once however many hold it, with its date. Contracts of one number are mostly its lots: each is a part, known by
 * its holders. Where it was awarded and no amount is told, that is stated, so that a sum of parts tells what it leaves out.
 */
function stateValuation(
  document: ContractNotice,
  { contract, awards }: ContractReading,
  amount: PublishedAmount,
  isAwarded: boolean,
): void {
  const { date } = readDate(contract.notified, 'date');
  const field = contract.locators.amount.replace(/^(?:\/|column )/, '');
  const told = toldAmount(document, amount, field, isAwarded);
  if (told === undefined) return;
  document.addClaim({
    kind: 'VALUATION',
    tender: TENDER_REF,
    part: partOf(awards),
    valuation: 'CONTRACT',
    value: told.value,
    evidence: document.evidence(contract.locators.amount),
    ...withoutUndefined({ date, flags: nonEmpty(told.flags) }),
  });
}

/**
 * What is told of an amount: it, or why it is not known. Undefined when there is none and need be none. The flags of one that can't be held
 * are the tender's.
 */
function toldAmount(
  document: ContractNotice,
  { value, flags }: PublishedAmount,
  field: string,
  isAwarded: boolean,
): { readonly value: Valued; readonly flags: readonly QualityFlagRecord[] } | undefined {
  if (value !== undefined) return { value, flags };
  document.flags.push(...flags.map((flag) => ({ ...flag, field })));
  if (!isAwarded) return undefined;
  return { value: { status: flags.length > 0 ? 'UNKNOWN' : 'NOT_PUBLISHED' }, flags: [] };
}

/** What tells a contract from others of its number: who it was awarded to. */
function partOf(awards: readonly Award[]): string {
  const holders = awards.flatMap(({ parties }) => parties.map(({ identity }) => identity));
  return [...new Set(holders)].sort().join(' + ') || NO_AWARD;
}

/** The contract's amount as amended. @param isOnly that no document tells the contract's amount before */
export function stateAmendedValue(
  document: ContractNotice,
  { awards }: ContractReading,
  amendment: Amendment,
  isOnly = false,
): void {
  const field = `modifications/${amendment.amountName}`;
  const told = toldAmount(document, readAmount(amendment.amount, 'value'), field, isOnly);
  if (told === undefined) return;
  const notified = readDate(amendment.notified, 'date');
  document.addClaim({
    kind: 'VALUATION',
    tender: TENDER_REF,
    part: partOf(awards),
    valuation: 'AMENDED',
    value: told.value,
    evidence: document.evidence(amendment.locators.amount),
    ...withoutUndefined({ date: notified.date, flags: nonEmpty([...told.flags, ...notified.flags]) }),
  });
}
