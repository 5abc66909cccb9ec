import { type Day, lastDay } from '../../../domain/partial-date.ts';
import type { BidRecord, ClaimRecord, ValuationRecord } from '../../../model/record.ts';
import type { StatedDocument } from '../../source.ts';
import type { Award } from './award.ts';
import type { Amendment, Contract, Subcontract } from './contract.ts';
import { awardKeyOf, type ContractReading, readAwards } from './contract-document.ts';
import { flagged } from './flagged.ts';
import { type Party, readHolder } from './party.ts';
import { laterPublication, type Publication } from './publication.ts';
import { readAmount } from './published-amount.ts';
import { readDate } from './published-date.ts';
import { bidOf, documentOf, evidenceAt } from './statement.ts';
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
  const { awards } = readAwards(amendment.holders, contract.grouping, holdersOf(contract, amendment), {
    ...scope,
    statedOn: publication.statedOn,
  });
  if (awards.length === 0 || awardKeyOf(awards) === awardKeyOf(before.awards)) return before;
  return { awards, subcontractors: [], since: day };
}

/** Where an amendment names the holders. */
function holdersOf({ locators }: Contract, { locator }: Amendment): string {
  return locator + locators.holders;
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
  const { contract, identity } = reading;
  const changed = after === before ? [] : after.awards;
  const ended = after === before ? [] : before.awards;
  const amount = valuationOf(reading, amendment);
  const claims: ClaimRecord[] = [
    ...amount.claims,
    ...ended.map((award) => heldBid(reading, award, amendment, before, after.since)),
    ...changed.map((award) => heldBid(reading, award, amendment, after)),
    ...changed.map(
      (award): ClaimRecord => ({
        kind: 'TENDER_EVENT',
        key: `${identity.key}:won:${award.identity}:${after.since ?? ''}`,
        tender: TENDER_REF,
        bid: `bid:${award.identity}`,
        event: 'WON',
        ...(after.since === undefined ? {} : { date: after.since }),
        ...evidenceAt(award.locator),
      }),
    ),
  ];
  const notice = {
    key: documentKey(reading, 'amendment', amendment.fingerprint),
    title: `Amendment ${amendment.id ?? position} of ${contractTitle(contract)}`,
    ...(amendment.reason === undefined ? {} : { description: amendment.reason }),
    publication,
  };
  const tender = namedTender(contract, identity, publication.statedOn);
  const parties = [...ended, ...changed].flatMap((award) => award.parties);
  return documentOf(
    `${locator}${amendment.locator}`,
    notice,
    { ...tender, ...flagged([...(tender.flags ?? []), ...amount.lost]) },
    [...parties, ...(ended.length === 0 ? [] : before.subcontractors)],
    claims,
  );
}

function heldBid(
  { contract, identity }: ContractReading,
  award: Award,
  amendment: Amendment,
  { subcontractors, since }: Holding,
  until?: Day,
): BidRecord {
  return bidOf(award, identity.key, holdersOf(contract, amendment), {
    subcontractors,
    ...(since === undefined ? {} : { validFrom: since }),
    ...(until === undefined ? {} : { validUntil: until }),
  });
}

/** The amount as amended; one that can't be held has no claim to be flagged on, so the tender bears the flag. */
function valuationOf({ identity, awardKey }: ContractReading, amendment: Amendment) {
  const { value, flags } = readAmount(amendment.amount, 'value');
  if (value === undefined) {
    const field = `modifications/${amendment.amountName}`;
    return { claims: [], lost: flags.map((flag) => ({ ...flag, field })) };
  }
  const notified = readDate(amendment.notified, 'date');
  const { date } = notified;
  const claim: ValuationRecord = {
    kind: 'VALUATION',
    key: `${identity.key}:amended:${awardKey}:${amendment.fingerprint}`,
    tender: TENDER_REF,
    valuation: 'AMENDED',
    value,
    ...(date === undefined ? {} : { date }),
    ...evidenceAt(`${amendment.locator}/${amendment.amountName}`),
    ...flagged([...flags, ...notified.flags]),
  };
  return { claims: [claim], lost: [] };
}

/** A subcontractor is a party of the bid it works for; of several separate bids the contract does not say which. */
function subcontractDocument(
  reading: ContractReading,
  { subcontract, publication, position }: Later & { subcontract: Subcontract },
  locator: string,
  holding: Holding,
  party: Party | undefined,
): StatedDocument {
  const { contract, identity } = reading;
  const [award] = holding.awards;
  const isOfOne = award !== undefined && holding.awards.length === 1 && party !== undefined;
  const { since } = holding;
  const claims = isOfOne
    ? [
        bidOf(award, identity.key, `${subcontract.locator}/sousTraitant`, {
          subcontractors: holding.subcontractors,
          ...(since === undefined ? {} : { validFrom: since }),
        }),
      ]
    : [];
  const notice = {
    key: documentKey(reading, 'subcontract', subcontract.fingerprint),
    title: `Subcontract ${subcontract.id ?? position} of ${contractTitle(contract)}`,
    publication,
  };
  const tender = namedTender(contract, identity, publication.statedOn);
  const parties = isOfOne ? [...award.parties, ...holding.subcontractors] : [];
  return documentOf(`${locator}${subcontract.locator}`, notice, tender, parties, claims);
}

function documentKey({ identity, awardKey }: ContractReading, kind: string, fingerprint: string): string {
  return `decp:document:${identity.key.slice('decp:'.length)}:${awardKey}:${kind}:${fingerprint}`;
}
