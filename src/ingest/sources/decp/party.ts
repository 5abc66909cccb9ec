import { type Identifier, normaliseIdentifier } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import { isPlaceholder } from '../../../domain/placeholder.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { OrganisationRecord } from '../../../model/record.ts';
import type { PublishedParty } from './contract.ts';
import { departmentName, nutsOfDepartment } from './department.ts';

/** An organisation of a contract. */
export interface Party {
  /** What tells it from the contract's other parties; the `ref` of its record. */
  readonly identity: string;
  readonly locator: string;
  readonly record: OrganisationRecord;
}

/** What a contract's parties are identified within. */
export interface PartyScope {
  /** Who published the contract: the buyer's SIRET, else the platform. Names are compared within it only. */
  readonly publisher: string;
  /** Key of the contract, for parties that are known by an identifier that does not hold and by nothing else. */
  readonly contractKey: string;
  /** The buyer's identifier and name: who has the one and not the other is another organisation. */
  readonly buyerId?: string;
  readonly buyerName?: string;
  readonly statedOn: string;
}

/**
 * The organisation that a published party is, and what is suspect about it.
 *
 * It is known by its identifier when that holds its check, else by its name within the publisher, else by the identifier as
 * published within the contract. The buyer's own identifier beside another name is a wrong one. Undefined when neither name nor
 * identifier says anything: no organisation.
 */
export function readHolder(party: PublishedParty, scope: PartyScope): Party | undefined {
  const described = describe(party);
  const { identifier } = described;
  if (identifier !== undefined && identifier.value === scope.buyerId && !isBuyer(party, scope)) {
    const published = publishedId(party);
    const { identifier: _, ...unidentified } = described;
    return byName(unidentified, scope, [{ flag: 'SHARED_IDENTIFIER', field: 'identifiers', published }]);
  }
  return toParty(described, scope);
}

/**
 * The buyer, who is identified like any party, but by the SIRET its contracts' numbers begin with and its name where that fails its
 * check: two buyers can have the same wrong number.
 */
export function readBuyer(party: PublishedParty, scope: PartyScope): Party | undefined {
  const described = describe(party);
  const { identifier } = described;
  const isNone = identifier === undefined || isPlaceholder(identifier.value) || isRounded(identifier);
  if (isNone || identifier.checked) {
    return toParty(described, scope);
  }
  const name = described.name === undefined ? '' : `:${nameKey(described.name)}`;
  return partyOf(described, scope, `buyer:${identifier.value}`, [identifierFlag(party, identifier)], {
    keys: [`decp:buyer:${identifier.value}${name}`],
    identifiers: [identifier],
  });
}

/** A party with what is read off its identifier. */
interface Described {
  readonly party: PublishedParty;
  /** Undefined also when it is no one's: the buyer's beside another name. */
  readonly identifier?: Identifier;
  readonly country?: string;
  /** As published; undefined where a filler stands ("NEANT", "0"). */
  readonly name?: string;
}

function describe(party: PublishedParty): Described {
  const identifier = identifierOf(party);
  const country = identifier === undefined ? undefined : countryOf(identifier);
  const hasName = party.name !== undefined && !isPlaceholder(party.name);
  return {
    party,
    ...withoutUndefined({ identifier, country, name: hasName ? party.name : undefined }),
  };
}

function isBuyer({ name }: PublishedParty, { buyerName }: PartyScope): boolean {
  return name !== undefined && buyerName !== undefined && nameKey(name) === nameKey(buyerName);
}

function toParty(described: Described, scope: PartyScope): Party | undefined {
  const { party, identifier } = described;
  if (!identifier?.checked) return byName(described, scope, identifierFlags(party, identifier));
  const identity = `${identifier.scheme}:${identifier.value}`;
  return partyOf(described, scope, identity, [], { identifiers: [identifier] });
}

function byName(
  described: Described,
  scope: PartyScope,
  flags: readonly QualityFlagRecord[],
): Party | undefined {
  const { identifier, country = '-', name } = described;
  const kept = identifier === undefined || isPlaceholder(identifier.value) ? undefined : identifier;
  const identifiers = withoutUndefined({ identifiers: kept && [kept] });
  if (name !== undefined) {
    const key = `${country}:${nameKey(name)}`;
    const keys = [`decp:name:${scope.publisher}:${key}`];
    return partyOf(described, scope, `name:${key}`, flags, { ...identifiers, keys });
  }
  // Without a name it is only what its number makes it, and "1" or the buyer's own makes it nobody.
  if (kept === undefined || isTooShort(kept)) return undefined;
  const known = `${kept.scheme}:${kept.value}`;
  const keys = [`${scope.contractKey}:party:${known}`];
  return partyOf(described, scope, `published:${known}`, flags, { ...identifiers, keys });
}

/** A company's number has nine digits, an establishment's fourteen: fewer fill a field that may not be empty. */
function isTooShort({ scheme, value }: Identifier): boolean {
  return scheme === 'SIRET' && value.length < 9;
}

function partyOf(
  { party, identifier, country, name }: Described,
  { statedOn }: PartyScope,
  identity: string,
  flags: readonly QualityFlagRecord[],
  known: Pick<OrganisationRecord, 'keys' | 'identifiers'>,
): Party {
  const makeshift = identifier?.checked ? `${identifier.scheme} ${identifier.value}` : publishedId(party);
  const region = party.department === undefined ? undefined : departmentName(party.department);
  return {
    identity,
    locator: party.locator,
    record: {
      type: 'ORGANISATION',
      ref: identity,
      name: name ?? makeshift,
      ...known,
      statedOn,
      ...withoutUndefined({
        nameIsMakeshift: name === undefined ? (true as const) : undefined,
        country,
        addressRegion: region,
        addressNuts: party.department && nutsOfDepartment(party.department),
        addressCountry: region && 'FR',
        flags: nonEmpty([...flags, ...((name !== undefined && party.flags) || [])]),
      }),
    },
  };
}

/**
 * The buyer's SIRET in its one spelling, also when it fails its check; undefined when it is missing, a filler, or what Excel made of a
 * SIRET (`2,15002E+13`, or zeros for its last digits): many have the same one.
 */
export function buyerSiret(buyer: PublishedParty | undefined): string | undefined {
  const identifier = buyer === undefined ? undefined : identifierOf(buyer);
  if (identifier === undefined || isPlaceholder(identifier.value) || isRounded(identifier)) return undefined;
  return identifier.value;
}

const IN_POWERS_OF_TEN = /^\d+(?:[.,]\d+)?E\+?\d+$/i;

function isRounded({ value, checked }: Identifier): boolean {
  return !checked && (IN_POWERS_OF_TEN.test(value) || /^\d{1,8}0{6,}$/.test(value));
}

/** The identifier in its one spelling; one without a scheme, or without a value, can't be kept. */
function identifierOf({ scheme, id }: PublishedParty): Identifier | undefined {
  if (scheme === undefined || id === undefined) return undefined;
  const identifier = normaliseIdentifier(scheme, id);
  return identifier.value === '' || identifier.scheme === '' ? undefined : identifier;
}

function identifierFlags(party: PublishedParty, identifier: Identifier | undefined): QualityFlagRecord[] {
  if (identifier !== undefined) return [identifierFlag(party, identifier)];
  return party.id === undefined
    ? []
    : [{ flag: 'UNCHECKED_IDENTIFIER', field: 'identifiers', published: party.id }];
}

/** Schemes whose values are a prefix and the start of the name, so nothing in them can be checked. */
const UNCHECKABLE: ReadonlySet<string> = new Set(['HORS-UE', 'FRWF']);

function identifierFlag(party: PublishedParty, { scheme }: Identifier): QualityFlagRecord {
  const flag = UNCHECKABLE.has(scheme) ? 'UNCHECKED_IDENTIFIER' : 'INVALID_IDENTIFIER';
  return { flag, field: 'identifiers', published: publishedId(party) };
}

/** Scheme and identifier as published: what a party without a name is called. */
export function publishedId({ scheme, id }: PublishedParty): string {
  return [scheme, id].filter((part) => part !== undefined).join(' ');
}

const COUNTRY_OF_SCHEME: ReadonlyMap<string, string> = new Map([
  ['SIRET', 'FR'],
  ['SIREN', 'FR'],
  ['TAHITI', 'PF'],
  ['RIDET', 'NC'],
  ['FRWF', 'WF'],
]);

/** The country whose register the identifier is from; of VAT numbers and of parties outside the Union it is their first two letters. */
function countryOf({ scheme, value, checked }: Identifier): string | undefined {
  if ((scheme === 'VAT' && checked) || scheme === 'HORS-UE') {
    const country = /^[A-Z]{2}/.exec(value)?.[0];
    return country === 'EL' ? 'GR' : country;
  }
  return COUNTRY_OF_SCHEME.get(scheme);
}
