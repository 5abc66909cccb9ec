import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { ClaimRecord, TenderEventRecord, ValuationRecord } from '../../../model/record.ts';
import type { StatedDocument } from '../../source.ts';
import { type Award, awardsOf } from './award.ts';
import type { Contract, PublishedParty } from './contract.ts';
import { flagged } from './flagged.ts';
import { outcomeNamed } from './no-award.ts';
import { type Party, type PartyScope, publishedId, readHolder } from './party.ts';
import type { Publication } from './publication.ts';
import { readAmount } from './published-amount.ts';
import { readDate } from './published-date.ts';
import { bidOf, documentOf, evidenceAt } from './statement.ts';
import { type ContractIdentity, contractTitle, describedTender, TENDER_REF } from './tender-record.ts';

/** What a contract's documents have in common. */
export interface ContractReading {
  readonly contract: Contract;
  readonly identity: ContractIdentity;
  readonly publication: Publication;
  readonly scope: PartyScope;
  readonly buyer?: Party;
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
  const { contract, identity, publication, buyer, awards, awardKey } = reading;
  const notified = readDate(contract.notified, 'date');
  const fillers = nobody.map(fillerFlag);
  const amount = valuationOf(reading);
  const tender = describedTender(contract, identity, publication.statedOn, [...fillers, ...amount.lost]);
  const claims: ClaimRecord[] = [
    ...(buyer === undefined ? [] : [buyerRole(buyer, contract)]),
    ...awards.map((award) =>
      bidOf(award, identity.key, award.locator, awards.length === 1 ? amount.ofBid : {}),
    ),
    ...eventsOf(reading, nobody),
    ...amount.claims,
  ];
  const notice = {
    key: `decp:document:${identity.key.slice('decp:'.length)}:${awardKey}:${publication.published ?? notified.date ?? ''}`,
    title: `Award notice of ${contractTitle(contract)}`,
    publication,
  };
  const parties = [...(buyer === undefined ? [] : [buyer]), ...awards.flatMap((award) => award.parties)];
  return documentOf(locator, notice, tender, parties, claims);
}

function buyerRole(buyer: Party, { locators }: Contract): ClaimRecord {
  return {
    kind: 'PROCUREMENT_ROLE',
    organisation: buyer.identity,
    tender: TENDER_REF,
    role: 'BUYER',
    ...evidenceAt(locators.buyer),
  };
}

/** A filler makes no organisation; that it stood there is kept. */
function fillerFlag(holder: PublishedParty): QualityFlagRecord {
  const published = [publishedId(holder), holder.name].filter(Boolean).join(' ');
  return { flag: 'PLACEHOLDER_TEXT', field: 'titulaires', published };
}

/** Each notification of the contract is an award of its own day: an amended one is notified again. */
function eventsOf(
  { contract, identity, awards, awardKey }: ContractReading,
  nobody: readonly PublishedParty[],
): TenderEventRecord[] {
  const { date, flags } = readDate(contract.notified, 'date');
  const { notified, holders } = contract.locators;
  const event = {
    kind: 'TENDER_EVENT',
    tender: TENDER_REF,
    ...(date === undefined ? {} : { date }),
    ...evidenceAt(date === undefined ? holders : notified),
    ...flagged(flags),
  } as const;
  const key = (name: string) => `${identity.key}:${name}:${awardKey}:${date ?? ''}`;
  if (awards.length === 0 && nobody.length > 0) {
    const [outcome] = nobody.flatMap((holder) => outcomeNamed(holder) ?? []);
    if (outcome !== undefined) return [{ ...event, event: outcome, key: key('outcome') }];
    // "NEANT" for nothing: nothing says that there was an award. A holder whose name is missing was paid something.
    if (!isPaid(contract)) return [];
  }
  return [
    { ...event, event: 'AWARDED', key: key('awarded') },
    ...awards.map((award) => ({
      ...event,
      event: 'WON' as const,
      bid: `bid:${award.identity}`,
      key: key(`won:${award.identity}`),
    })),
  ];
}

function isPaid({ amount }: Contract): boolean {
  const { value } = readAmount(amount, 'value');
  return value?.status === 'KNOWN' && value.amountMinor > 0;
}

/**
 * The contract's amount, once however many hold it, with its date: of several the last notified one is the tender's value.
 * An amount that can't be held has no claim to be flagged on, so the tender bears the flag.
 */
function valuationOf({ contract, identity, awardKey }: ContractReading) {
  const { value, flags } = readAmount(contract.amount, 'value');
  const field = contract.locators.amount.replace(/^(?:\/|column )/, '');
  if (value === undefined) {
    return { claims: [], ofBid: {}, lost: flags.map((flag) => ({ ...flag, field })) };
  }
  const { date } = readDate(contract.notified, 'date');
  const claim: ValuationRecord = {
    kind: 'VALUATION',
    key: `${identity.key}:contract:${awardKey}:${date ?? ''}`,
    tender: TENDER_REF,
    valuation: 'CONTRACT',
    value,
    ...(date === undefined ? {} : { date }),
    ...evidenceAt(contract.locators.amount),
    ...flagged(flags),
  };
  return { claims: [claim], ofBid: { value, flags }, lost: [] };
}
