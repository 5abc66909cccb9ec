import { nameKey } from '../../../domain/name-key.ts';
import { isPlaceholder } from '../../../domain/placeholder.ts';
import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { IdentifierRecord, NodeRef, OrganisationRecord } from '../../../model/record.ts';
import type { XmlElement } from '../../xml-element.ts';
import { recogniseCompanyId } from './company-id.ts';
import { countryCode, isNuts } from './country.ts';
import type { Notice } from './notice.ts';
import type { Statement } from './statement.ts';
import { codeOf, type Texts, textsOf } from './text.ts';

/** An organisation that the notice defines (`efac:Organization`), whatever number it has there. */
export interface Party {
  /**
   * Its name in the batch, the same for all its ORG numbers, made of what identifies it: its first checked identifier, else
   * name and country.
   */
  readonly ref: NodeRef;
  readonly element: XmlElement;
  readonly names: Texts;
  readonly country: string | undefined;
  readonly identifiers: readonly IdentifierRecord[];
  readonly flags: readonly QualityFlagRecord[];
}

export interface Organisations {
  /** The organisation of an ORG number, or of the touch point (TPO) in it. */
  find(id: string | undefined): Party | undefined;
  /**
   * States the organisation and gives its ref; undefined when the notice does not define it or gives it no name. `more` is what
   * its role in the notice says of it.
   */
  state(id: string | undefined, more?: Partial<OrganisationRecord>): NodeRef | undefined;
  /**
   * States the organisation that a party names without a reference: the one that the notice defines by that name, else one that is known
   * by its name alone. Undefined when there is no name, or a filler.
   */
  stateNamed(names: readonly XmlElement[], more?: Partial<OrganisationRecord>): NodeRef | undefined;
}

/** Why a reference to an organisation leads nowhere. */
export function undefinedOrganisation(number: string | undefined): string {
  return `${number ?? 'nothing'} is no organisation with a name that the notice defines`;
}

/** The organisations of a notice. Only those that are asked for are stated: courts and eSenders make no nodes. */
export function readOrganisations(statement: Statement): Organisations {
  const { notice } = statement;
  const parties = new Map<string, Party>();
  for (const element of notice.extension?.every('Organizations', 'Organization') ?? []) {
    const party = readParty(element.child('Company'), notice, statement);
    if (party === undefined) continue;
    for (const part of [element.child('Company'), ...element.all('TouchPoint')]) {
      for (const id of part?.every('PartyIdentification', 'ID') ?? []) {
        const number = codeOf(id);
        if (number !== undefined && !parties.has(number)) parties.set(number, party);
      }
    }
  }
  separateFromBuyers(notice, parties);

  const stated = new Set<NodeRef>();
  const find = (id: string | undefined) => (id === undefined ? undefined : parties.get(id));
  const state = (party: Party, more?: Partial<OrganisationRecord>) => {
    const name = `${party.ref} ${party.names.text}`;
    if (!stated.has(name) || more !== undefined) {
      statement.describe({ ...recordOf(party, notice), ...more });
      stated.add(name);
    }
    return party.ref;
  };
  return {
    find,
    state(id, more) {
      const party = find(id);
      return party && state(party, more);
    },
    stateNamed(elements, more) {
      const names = textsOf(elements, notice.language);
      if (names === undefined || isPlaceholder(names.text)) return undefined;
      const defined = [...parties.values()].find(
        (party) => nameKey(party.names.text) === nameKey(names.text),
      );
      return state(defined ?? namedParty(names, elements[0] as XmlElement), more);
    },
  };
}

function namedParty(names: Texts, element: XmlElement): Party {
  return {
    ref: refOf(names, undefined, []),
    element,
    names,
    country: undefined,
    identifiers: [],
    flags: textFlags(names.text, 'name'),
  };
}

function readParty(company: XmlElement | undefined, notice: Notice, statement: Statement): Party | undefined {
  if (company === undefined) return undefined;
  const names = textsOf(company.every('PartyName', 'Name'), notice.language);
  if (names === undefined) return undefined;
  if (isPlaceholder(names.text)) {
    statement.flags.push({
      flag: 'PLACEHOLDER_TEXT',
      field: 'efac:Company/cac:PartyName',
      published: names.text,
    });
    return undefined;
  }
  const published = codeOf(company.at('PostalAddress', 'Country', 'IdentificationCode'));
  const country = published === undefined ? undefined : countryCode(published);
  const recognised = company
    .every('PartyLegalEntity', 'CompanyID')
    .flatMap((id) => codeOf(id) ?? [])
    .map((id) => recogniseCompanyId(id, country));
  const identifiers = recognised.flatMap((each) => each.identifiers);
  const flags = [...recognised.flatMap((each) => each.flags), ...textFlags(names.text, 'name')];
  if (published !== undefined && country === undefined) {
    flags.push({ flag: 'INVALID_CODE', field: 'country', published });
  }
  return { ref: refOf(names, country, identifiers), element: company, names, country, identifiers, flags };
}

function refOf(names: Texts, country: string | undefined, [first]: readonly IdentifierRecord[]): NodeRef {
  return first === undefined
    ? `eforms:name:${country ?? ''}:${nameKey(names.text)}`
    : `${first.scheme} ${first.value}`;
}

/** A tenderer with its buyer's number and another name has a wrong number: the number then identifies neither. */
function separateFromBuyers(notice: Notice, parties: Map<string, Party>): void {
  const partyOf = (element: XmlElement) => parties.get(codeOf(element) ?? '');
  const buyers = notice.root
    .every('ContractingParty', 'Party', 'PartyIdentification', 'ID')
    .flatMap((id) => partyOf(id) ?? []);
  const tendering = notice.extension?.every('NoticeResult', 'TenderingParty') ?? [];
  const numbers = tendering.flatMap((party) => [
    ...party.every('Tenderer', 'ID'),
    ...party.every('SubContractor', 'ID'),
  ]);
  for (const number of numbers.flatMap((element) => codeOf(element) ?? [])) {
    const party = parties.get(number);
    if (party === undefined || party.identifiers.length === 0) continue;
    const namesakes = buyers.filter((buyer) => buyer.ref === party.ref);
    if (namesakes.length === 0 || namesakes.some((buyer) => isNamed(buyer, party))) continue;
    const { scheme, value } = party.identifiers[0] as IdentifierRecord;
    const flag = {
      flag: 'SHARED_IDENTIFIER',
      field: 'identifiers',
      published: `${scheme} ${value}`,
    } as const;
    const ref = refOf(party.names, party.country, []);
    parties.set(number, { ...party, ref, identifiers: [], flags: [...party.flags, flag] });
  }
}

function isNamed(one: Party, other: Party): boolean {
  return nameKey(one.names.text) === nameKey(other.names.text);
}

function recordOf(party: Party, notice: Notice): OrganisationRecord {
  const { element, names, country, identifiers } = party;
  const published = codeOf(element.at('PostalAddress', 'CountrySubentityCode'));
  const region = published !== undefined && isNuts(published) ? published : undefined;
  return {
    type: 'ORGANISATION',
    ref: party.ref,
    ...(identifiers.length > 0 ? { identifiers } : { keys: [party.ref] }),
    name: names.text,
    ...withoutUndefined({
      aliases: nonEmpty(names.others),
      country,
      addressLocality: codeOf(element.at('PostalAddress', 'CityName')),
      addressRegion: region,
      addressNuts: region,
      addressCountry: country,
      website: codeOf(element.child('WebsiteURI')),
      flags: nonEmpty(party.flags),
    }),
    statedOn: notice.statedOn,
  };
}
