import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import { isJsonObject, type JsonObject, kindOfJson } from '../../json-value.ts';
import { publishedText, publishedTextFlags } from '../../published-value.ts';
import type { Amendment, BrokenPart, Contract, PublishedParty, Subcontract } from './contract.ts';
import { fingerprintOf } from './fingerprint.ts';
import { dayFirst } from './published-date.ts';

/** Members of which a contract has at least one, whichever format it is in. */
const MARKS = ['acheteur', 'autoriteConcedante', 'titulaires', 'concessionnaires', 'uid'] as const;

/** Members that wrap a contract where a list of them was converted from XML. */
const WRAPPERS = ['marche', 'contrat-concession'] as const;

const MARKET = {
  holders: 'titulaires',
  holder: 'titulaire',
  amount: 'montant',
  notified: 'dateNotification',
};
const CONCESSION = {
  holders: 'concessionnaires',
  holder: 'concessionnaire',
  amount: 'valeurGlobale',
  notified: 'dateSignature',
};

/** The number of an organisation that stands alone where an object should. */
const SIRET = /^[\d\s]{9,20}$/;

/** Whether the object is a contract of DECP, by its members. */
export function isContract(value: unknown): value is JsonObject {
  return isJsonObject(value) && MARKS.some((mark) => mark in value);
}

/** The contract in `{ "marche": { … } }`; anything else as it is. */
export function unwrapContract(value: unknown): unknown {
  if (!isJsonObject(value) || isContract(value)) return value;
  const wrapper = WRAPPERS.find((name) => isContract(value[name]));
  return wrapper === undefined ? value : value[wrapper];
}

/**
 * A contract of the formats of 2019 and 2022. They differ in that the latter wraps each element of a list
 * (`titulaires: [{ titulaire: { … } }]`); both are understood in any mixture, and an object or null in the place of a list.
 *
 * @param list the list it stood in; tells a concession that does not tell itself
 */
export function readContract(value: JsonObject, list: string): Contract {
  const isConcession =
    list === 'marches/contrat-concession' || 'autoriteConcedante' in value || 'concessionnaires' in value;
  const names = isConcession ? CONCESSION : MARKET;
  const buyerName = 'autoriteConcedante' in value ? 'autoriteConcedante' : 'acheteur';
  const broken: BrokenPart[] = [];
  return {
    kind: isConcession ? 'CONCESSION' : 'MARKET',
    ...withoutUndefined({
      number: publishedText(value.id),
      uid: publishedText(value.uid),
      portal: publishedText(value.source),
      buyer: readBuyer(value[buyerName], `/${buyerName}`, broken),
      object: publishedText(value.objet),
      objectFlags: nonEmpty(publishedTextFlags(value.objet, 'name')),
      procedure: publishedText(value.procedure),
      cpv: publishedText(value.codeCPV),
      place: readPlace(value.lieuExecution),
      notified: dayFirst(value[names.notified]),
      published: dayFirst(value.datePublicationDonnees),
      amount: value[names.amount],
      bidCount: value.offresRecues,
      grouping: publishedText(value.typeGroupementOperateurs),
    }),
    holders: readHolders(value, '', names, broken),
    amendments: elementsOf(value, 'modifications', 'modification', '', broken).map((element) =>
      readAmendment(element, names, broken),
    ),
    subcontracts: elementsOf(value, 'actesSousTraitance', 'acteSousTraitance', '', broken).map((element) =>
      readSubcontract(element, broken),
    ),
    broken,
    locators: {
      buyer: `/${buyerName}`,
      holders: `/${names.holders}`,
      amount: `/${names.amount}`,
      notified: `/${names.notified}`,
    },
    // Few contracts need one.
    get fingerprint() {
      return fingerprintOf(value);
    },
  };
}

interface Element {
  readonly value: JsonObject;
  readonly locator: string;
}

/** The objects of a list, unwrapped; what is no object goes to the broken parts. */
function elementsOf(
  owner: JsonObject,
  list: string,
  wrapper: string,
  base: string,
  broken: BrokenPart[],
): Element[] {
  // One alone may stand without its list.
  const member = owner[list] === undefined && owner[wrapper] !== undefined ? wrapper : list;
  const value = ownValue(owner[member]);
  if (value === undefined || value === null || value === '') return [];
  const locator = `${base}/${member}`;
  if (Array.isArray(value)) {
    return value.flatMap((element, position) => unwrap(element, wrapper, `${locator}/${position}`, broken));
  }
  return unwrap(value, wrapper, locator, broken);
}

/** A list as it was meant: one that was written as text, or as an object with the positions for members (PHP). */
function ownValue(value: unknown): unknown {
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    try {
      return ownValue(JSON.parse(value));
    } catch {
      // Text that only looks like JSON goes to the broken parts as it is.
      return value;
    }
  }
  if (!isJsonObject(value)) return value;
  const members = Object.keys(value);
  return members.length > 0 && members.every((member) => /^\d+$/.test(member)) ? Object.values(value) : value;
}

function unwrap(value: unknown, wrapper: string, locator: string, broken: BrokenPart[]): Element[] {
  if (isJsonObject(value)) {
    const inner = value[wrapper];
    if (isJsonObject(inner)) return [{ value: inner, locator: `${locator}/${wrapper}` }];
    if (Array.isArray(inner)) {
      return inner.flatMap((element, position) =>
        unwrap(element, wrapper, `${locator}/${wrapper}/${position}`, broken),
      );
    }
    return [{ value, locator }];
  }
  // A list of lists is what became of some that were wrapped twice.
  if (Array.isArray(value)) {
    return value.flatMap((element, position) => unwrap(element, wrapper, `${locator}/${position}`, broken));
  }
  if (value === null) return [];
  if (typeof value === 'string' && SIRET.test(value)) {
    return [{ value: { typeIdentifiant: 'SIRET', id: value }, locator }];
  }
  broken.push({ locator, reason: `an object is needed, not ${kindOfJson(value)}`, content: value });
  return [];
}

function readHolders(
  owner: JsonObject,
  base: string,
  names: typeof MARKET,
  broken: BrokenPart[],
): PublishedParty[] {
  return elementsOf(owner, names.holders, names.holder, base, broken).map(({ value, locator }) =>
    readParty(value, locator),
  );
}

function readParty(value: JsonObject, locator: string): PublishedParty {
  const name = value.denominationSociale ?? value.nom;
  return {
    locator,
    ...withoutUndefined({
      scheme: publishedText(value.typeIdentifiant),
      id: publishedText(value.id),
      name: publishedText(name),
      flags: nonEmpty(publishedTextFlags(name, 'name')),
    }),
  };
}

function readBuyer(value: unknown, locator: string, broken: BrokenPart[]): PublishedParty | undefined {
  if (value === undefined || value === null) return undefined;
  if (isJsonObject(value)) return { scheme: 'SIRET', ...readParty(value, locator) };
  const id = publishedText(value);
  if (id !== undefined && SIRET.test(id)) return { scheme: 'SIRET', id, locator };
  broken.push({ locator, reason: `an object is needed, not ${kindOfJson(value)}`, content: value });
  return undefined;
}

function readPlace(value: unknown): Contract['place'] {
  if (!isJsonObject(value)) return undefined;
  const code = publishedText(value.code);
  return code === undefined
    ? undefined
    : { code, ...withoutUndefined({ type: publishedText(value.typeCode) }) };
}

function readAmendment({ value, locator }: Element, names: typeof MARKET, broken: BrokenPart[]): Amendment {
  const notifiedName = `${names.notified}Modification`;
  return {
    locator,
    locators: { holders: `${locator}/${names.holders}`, amount: `${locator}/${names.amount}` },
    ...withoutUndefined({
      id: publishedText(value.id),
      reason: publishedText(value.objetModification),
      notified: dayFirst(value[notifiedName]),
      published: dayFirst(value.datePublicationDonneesModification),
      amount: value[names.amount],
    }),
    amountName: names.amount,
    notifiedName,
    holders: readHolders(value, locator, names, broken),
    fingerprint: fingerprintOf(value),
  };
}

function readSubcontract({ value, locator }: Element, broken: BrokenPart[]): Subcontract {
  const [party] = elementsOf(value, 'sousTraitant', 'sousTraitant', locator, broken);
  return {
    locator,
    ...withoutUndefined({
      id: publishedText(value.id),
      notified: dayFirst(value.dateNotification),
      published: dayFirst(value.datePublicationDonnees),
      subcontractor: party && readParty(party.value, party.locator),
    }),
    fingerprint: fingerprintOf(value),
  };
}
