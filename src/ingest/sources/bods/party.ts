import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { isPartialDate } from '../../../domain/partial-date.ts';
import { isPlaceholder } from '../../../domain/placeholder.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { IdentifierRecord, OrganisationRecord, PersonRecord } from '../../../model/record.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText, publishedTextFlags } from '../../published-value.ts';
import type { StatementDocument } from './document.ts';
import type { Party } from './known-party.ts';
import { objectIn } from './statement.ts';

/** States the organisation or person that a statement describes, if it names one, and that the document mentions it. */
export function stateParty(document: StatementDocument): Party {
  const party = document.statement.type === 'PERSON' ? personIn(document) : organisationIn(document);
  if ('unnamed' in party) return party;
  document.addNode(party);
  const place = document.statement.pointer + (party.type === 'PERSON' ? '/names' : '/name');
  document.addMention(party.ref, party.name, place);
  return party;
}

function organisationIn(document: StatementDocument): Party {
  const { details } = document.statement;
  const { type, reason } = entityType(details);
  const name = publishedText(details.name);
  if (name === undefined || type === 'anonymousEntity')
    return { unnamed: [type, reason].filter(Boolean).join(': ') };
  const flags: QualityFlagRecord[] = publishedTextFlags(details.name, 'name');
  const { identifiers, keys } = identifiersIn(details, flags);
  const names = Array.isArray(details.alternateNames) ? details.alternateNames : [];
  const country = countryIn(details.jurisdiction ?? details.incorporatedInJurisdiction);
  const addressCountry = addressCountryIn(details);
  const founded = publishedText(details.foundingDate);
  if (founded !== undefined && !isPartialDate(founded)) {
    flags.push({ flag: 'INVALID_DATE', field: 'founded', published: founded });
  }
  const record: OrganisationRecord = {
    ...partyBase(document, keys),
    type: 'ORGANISATION',
    name,
    identifiers,
    aliases: names.map(publishedText).filter((alias) => alias !== undefined),
    ...withoutUndefined({
      kind: KINDS.get(type),
      country,
      addressCountry,
      founded: isPartialDate(founded) ? founded : undefined,
    }),
    flags,
  };
  return record;
}

/** Registered and legal entities may be companies, universities or councils: their type says no kind. */
const KINDS: ReadonlyMap<string, NonNullable<OrganisationRecord['kind']>> = new Map([
  ['state', 'GOVERNMENT'],
  ['stateBody', 'PUBLIC_BODY'],
]);

function entityType(details: JsonObject): { type: string; reason: string } {
  const { entityType: stated } = details;
  const type = publishedText(stated) ?? publishedText(objectIn(stated).type) ?? 'unknownEntity';
  const why = objectIn(details.unspecifiedEntityDetails);
  return { type, reason: [why.reason, why.description].map(publishedText).filter(Boolean).join(': ') };
}

/** What is official of persons (tax and identity numbers, dates of birth, addresses) is not taken over. */
function personIn(document: StatementDocument): Party {
  const { details } = document.statement;
  const type = publishedText(details.personType) ?? 'knownPerson';
  const names = Array.isArray(details.names) ? details.names.filter(isJsonObject) : [];
  const main = names.find((name) => name.type === 'individual' || name.type === 'legal') ?? names[0];
  const name = main && fullName(main);
  if (main === undefined || name === undefined || type !== 'knownPerson') {
    const why = objectIn(details.unspecifiedPersonDetails);
    const reason = [type, why.reason ?? details.missingInfoReason, why.description].map(publishedText);
    return { unnamed: reason.filter(Boolean).join(': ') };
  }
  const [givenName, familyName] = [main.givenName, main.familyName].map(publishedText);
  const { identifiers, keys } = identifiersIn(details, []);
  const record: PersonRecord = {
    ...partyBase(document, [
      ...keys,
      ...identifiers.map(({ scheme, value }) => `bods:person:${scheme}:${value}`),
    ]),
    type: 'PERSON',
    name,
    aliases: names.filter((other) => other !== main).flatMap((other) => fullName(other) ?? []),
    ...withoutUndefined({ givenName, familyName }),
    flags: publishedTextFlags(main.fullName ?? partsOf(main).join(' '), 'name'),
  };
  return record;
}

function fullName(name: JsonObject): string | undefined {
  const parts = partsOf(name).map(publishedText).filter(Boolean);
  return publishedText(name.fullName) ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

function partsOf({ givenName, patronymicName, familyName }: JsonObject): unknown[] {
  return [givenName, patronymicName, familyName].filter((part) => typeof part === 'string');
}

function partyBase({ statement, series, day }: StatementDocument, keys: readonly string[]) {
  const own = [
    `bods:${series}`,
    ...[statement.id, ...statement.replaces].map((id) => `bods:statement:${id}`),
  ];
  return { ref: `bods:${series}`, statedOn: day, keys: [...new Set([...own, ...keys])] };
}

/**
 * Identifiers of registers with a code, and keys for those that only have a name: these hold within BODS. Without either, or
 * without a number, nothing can be found by it.
 */
function identifiersIn(
  details: JsonObject,
  flags: QualityFlagRecord[],
): { identifiers: IdentifierRecord[]; keys: string[] } {
  const identifiers = new Map<string, IdentifierRecord>();
  const keys = new Set<string>();
  for (const published of Array.isArray(details.identifiers) ? details.identifiers : []) {
    const [scheme, register, value] = [
      objectIn(published).scheme,
      objectIn(published).schemeName,
      objectIn(published).id,
    ].map(publishedText);
    if (value === undefined) {
      const name = scheme ?? register ?? '';
      flags.push({ flag: 'INVALID_IDENTIFIER', field: 'identifiers', published: `${name} without a number` });
    } else if (scheme !== undefined) {
      const { checked } = normaliseIdentifier(scheme, value);
      if (!checked) flags.push({ flag: 'INVALID_IDENTIFIER', field: 'identifiers' });
      identifiers.set(`${scheme}:${value}`, { scheme, value });
    } else if (register !== undefined && !isPlaceholder(value)) {
      keys.add(`bods:${register}:${value}`);
    } else {
      flags.push({ flag: 'UNCHECKED_IDENTIFIER', field: 'identifiers', published: value });
    }
  }
  return { identifiers: [...identifiers.values()], keys: [...keys] };
}

/** ISO 3166 code of the country; of a part of one (`US-DE`), the country's. */
function countryIn(value: unknown): string | undefined {
  const code = publishedText(value) ?? publishedText(objectIn(value).code);
  return /^([A-Z]{2})(?:-|$)/.exec(code ?? '')?.[1];
}

function addressCountryIn(details: JsonObject): string | undefined {
  const addresses = Array.isArray(details.addresses) ? details.addresses.filter(isJsonObject) : [];
  return countryIn((addresses.find(({ type }) => type === 'registered') ?? addresses[0])?.country);
}
