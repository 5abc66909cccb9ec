import * as siren from 'stdnum/lib/cjs/fr/siren.js';
import * as siret from 'stdnum/lib/cjs/fr/siret.js';
import * as codiceFiscale from 'stdnum/lib/cjs/it/codicefiscale.js';
import * as partitaIva from 'stdnum/lib/cjs/it/iva.js';
import { isPlaceholder, isRepeatedDigit } from './placeholder.ts';
import { compactVatNumber, vatNumberProblem } from './vat-number.ts';

/** Schemes with rules of their own; any other is the name of a register, as in OCDS `identifier.scheme` ("GB-COH"). */
export const IDENTIFIER_SCHEMES = [
  'SIREN',
  'SIRET',
  'VAT',
  'LEI',
  'WIKIDATA',
  'OCID',
  'CELEX',
  'ELI',
  'TED',
  'BOAMP',
  'DECP',
  'IT-CF',
] as const;
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

/** An identifier in its one spelling. */
export interface Identifier {
  /** One of `IDENTIFIER_SCHEMES`, or a register's name in upper case. */
  readonly scheme: string;
  readonly value: string;
  /** Well-formed, and its check digits hold where the scheme has them: it can serve as the key for "same thing". */
  readonly checked: boolean;
  /** Why it is not checked, in words that follow the value. */
  readonly problem?: string;
}

interface SchemeRule {
  /** The value without what is formatting in this scheme; never a repair. */
  readonly compact: (text: string) => string;
  readonly problem: (value: string) => string | undefined;
}

const withoutSeparators = (text: string) => text.replace(/[\s.\-‐-―−]/gu, '');
/** A number of digits only, as data frames write it where cells are missing: with the decimals of a float. */
const withoutDecimals = (text: string) => withoutSeparators(text.replace(/^(\d+)\.0$/, '$1'));
const unchanged = (text: string) => text;
const shaped = (form: RegExp, expected: string) => (value: string) =>
  form.test(value) ? undefined : `not ${expected}`;

const RULES: Readonly<Record<IdentifierScheme, SchemeRule>> = {
  SIREN: { compact: withoutDecimals, problem: sirenProblem },
  SIRET: { compact: withoutDecimals, problem: siretProblem },
  VAT: { compact: compactVatNumber, problem: vatNumberProblem },
  LEI: { compact: (text) => withoutSeparators(text).toUpperCase(), problem: leiProblem },
  WIKIDATA: {
    compact: (text) =>
      text
        .replace(/\s/g, '')
        .replace(/^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)+/i, '')
        .toUpperCase(),
    problem: shaped(/^Q[1-9]\d*$/, 'an item of Wikidata (Q and a number)'),
  },
  OCID: {
    compact: unchanged,
    problem: shaped(
      /^ocds-[a-z0-9]{6}-\S+$/i,
      'an open contracting id (ocds-, six characters of prefix, -, local id)',
    ),
  },
  CELEX: {
    compact: (text) =>
      text
        .replace(/\s/g, '')
        .replace(/^(?:CELEX:)+/i, '')
        .toUpperCase(),
    problem: shaped(
      /^(?:[0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d\d\))?(?:R\(\d\d\))?(?:-\d{8})?|1\d{4}[A-Z]{1,2}(?:\d{3}|\/[A-Z]{3}))$/,
      'a CELEX number (sector, year, type, number)',
    ),
  },
  ELI: {
    compact: (text) => text.replace(/^(?:https?:\/\/|[/\s])+/i, '').replace(/[/\s]+$/, ''),
    problem: shaped(
      /^(?:[a-z0-9.-]+\.[a-z]{2,}\/(?:[^/\s]+\/)*)?eli(?:\/[^/\s]+){2,}$/i,
      'an ELI path (…/eli/…/…)',
    ),
  },
  TED: {
    compact: (text) => text.replace(/^0+(?=\d)/, ''),
    problem: shaped(/^[1-9]\d{0,7}-(?:19|20)\d\d$/, 'a TED publication number (number-year)'),
  },
  BOAMP: {
    compact: (text) => text.replace(/\s/g, ''),
    problem: shaped(/^\d\d-\d{1,7}$/, 'a BOAMP notice number (two digits of the year-number)'),
  },
  DECP: { compact: unchanged, problem: decpProblem },
  'IT-CF': {
    compact: (text) =>
      withoutSeparators(text)
        .toUpperCase()
        .replace(/^IT(?=\d{11}$)/, ''),
    problem: codiceFiscaleProblem,
  },
};

/** Other spellings of schemes, as French and international sources publish them. */
const SCHEME_ALIASES: ReadonlyMap<string, string> = new Map([
  ['TVA', 'VAT'],
  ['TVA-INTRACOMMUNAUTAIRE', 'VAT'],
  ['XI-LEI', 'LEI'],
  ['FRW', 'FRWF'],
  ['FR-SIREN', 'SIREN'],
  ['FR-SIRET', 'SIRET'],
]);

/** No identifier is that long, and no rule is to be tried on a text that is. */
const MAX_CHARACTERS = 500;

/** French schemes for parties abroad that are a country code and the start of the name: namesakes share them. */
const BUILT_FROM_NAMES: ReadonlySet<string> = new Set(['HORS-UE', 'FRWF']);

/**
 * The identifier in the one spelling of its scheme, and whether it can be trusted as a key.
 *
 * Schemes are written in upper case with dashes ("TVA_INTRACOMMUNAUTAIRE" is VAT, "Hors_UE" HORS-UE). Of values only formatting is
 * removed: blanks around and invisible characters always, separators and padding where the scheme says so. A wrong digit,
 * a missing zero, a placeholder stay as published, with a `problem`.
 *
 * Standards: SIREN and SIRET by INSEE (Luhn; La Poste's own rule), LEI ISO 17442, VAT by each country's rules, OCID by OCDS.
 */
export function normaliseIdentifier(scheme: string, value: string): Identifier {
  const name = normaliseScheme(scheme);
  const text = withoutTextMarks(value.replace(/\p{Cf}/gu, '').trim());
  const rule = ruleOf(name);
  const compact = text.length > MAX_CHARACTERS ? text : rule.compact(text);
  const problem = problemOf(name, compact, rule);
  const identifier = { scheme: name, value: compact, checked: problem === undefined };
  return problem === undefined ? identifier : { ...identifier, problem };
}

/** Without what keeps a spreadsheet from taking a number for an amount: `="0123"`, and the apostrophe before it. */
function withoutTextMarks(text: string): string {
  const inner = /^="([^"]*)"$/.exec(text)?.[1] ?? /^'(?=\d)(.*?)'?$/.exec(text)?.[1];
  return inner === undefined ? text : inner.trim();
}

/** The company of an establishment: the SIREN in a SIRET, undefined when the SIRET doesn't hold. */
export function sirenOf(text: string): string | undefined {
  const identifier = normaliseIdentifier('SIRET', text);
  return identifier.checked ? identifier.value.slice(0, 9) : undefined;
}

/** The SIREN in a French VAT number; undefined for other countries, for Monaco's numbers, and when the number doesn't hold. */
export function sirenOfVat(text: string): string | undefined {
  const { checked, value } = normaliseIdentifier('VAT', text);
  if (!checked || !value.startsWith('FR')) return undefined;
  return sirenProblem(value.slice(4)) === undefined ? value.slice(4) : undefined;
}

/**
 * What follows from an identifier with certainty, in its one spelling: the unit of an establishment, the national number in a VAT
 * number, the full form of a short one. None of what is not checked.
 *
 * VAT numbers of other countries say nothing certain: Italian ones are shared by groups, Danish ones look like those of parts of a
 * company, Dutch ones can be of a fiscal unity. Grounds: INSEE on SIRET; python-stdnum's `fr/tva`, `be/vat`, `se/vat`, `no/mva`,
 * `ch/vat`; decree of 6 April 2018, art. 3.
 */
export function impliedIdentifiers({ scheme, value, checked }: Identifier): Identifier[] {
  if (!checked) return [];
  const implied = scheme === 'VAT' ? impliedByVat(value) : impliedByRegister(scheme, value);
  if (implied === undefined) return [];
  const identifier = normaliseIdentifier(...implied);
  return identifier.checked ? [identifier] : [];
}

type Implied = readonly [scheme: string, value: string];

function impliedByVat(vat: string): Implied | undefined {
  const number = vat.replace(/^(?:CHE|[A-Z]{2})/, '');
  switch (vat.slice(0, 2)) {
    case 'FR':
      return ['SIREN', number.slice(2)];
    case 'BE':
      return ['BE-BCE-KBO', number.padStart(10, '0')];
    case 'FI':
      return ['FI-PRO', `${number.slice(0, 7)}-${number.slice(7)}`];
    case 'NO':
      return ['NO-BRC', number];
    case 'SE':
      // The third digit of a company's number is 2 or more; of a person's it begins the month of birth.
      return number.endsWith('01') && Number(number[2]) >= 2
        ? ['SE-BLV', `${number.slice(0, 6)}-${number.slice(6, 10)}`]
        : undefined;
    case 'CH':
      return ['CH-UID', vat];
    default:
      return undefined;
  }
}

function impliedByRegister(scheme: string, value: string): Implied | undefined {
  if (scheme === 'SIRET') return ['SIREN', value.slice(0, 9)];
  if (scheme === 'UA-EDR' && /^\d{10}$/.test(value)) return ['UA-IPN', value];
  if (scheme !== 'GB-COH') return undefined;
  const compact = value.replace(/\s/g, '').toUpperCase();
  const full = /^\d{1,7}$/.test(compact) ? compact.padStart(8, '0') : compact;
  return full === value ? undefined : [scheme, full];
}

/** The identifiers with what follows from them; a number is not derived where the register's own one stands beside it. */
export function withImplied(identifiers: readonly Identifier[]): Identifier[] {
  const all = [...identifiers];
  for (const identifier of identifiers) {
    for (const implied of impliedIdentifiers(identifier)) {
      const isFullForm = implied.scheme === identifier.scheme;
      const isKnown = all.some(
        ({ scheme, value, checked }) =>
          checked && scheme === implied.scheme && (!isFullForm || value === implied.value),
      );
      if (!isKnown) all.push(implied);
    }
  }
  return all;
}

/** The scheme in its one spelling: `tva_intracommunautaire` is VAT. */
export function normaliseScheme(scheme: string): string {
  const name = scheme
    .trim()
    .toUpperCase()
    .replace(/[\s_]+/gu, '-');
  return SCHEME_ALIASES.get(name) ?? name;
}

const REGISTER_RULE: SchemeRule = {
  compact: (text) => text.replace(/\s+/gu, ' '),
  problem: () => undefined,
};

function ruleOf(scheme: string): SchemeRule {
  return Object.hasOwn(RULES, scheme) ? RULES[scheme as IdentifierScheme] : REGISTER_RULE;
}

function problemOf(scheme: string, value: string, rule: SchemeRule): string | undefined {
  if (value === '') return 'empty';
  if (scheme === '') return 'without a scheme';
  if (value.length > MAX_CHARACTERS) return `longer than ${MAX_CHARACTERS} characters`;
  if (isPlaceholder(value)) return 'a placeholder';
  if (BUILT_FROM_NAMES.has(scheme)) return 'built from a name, which others can share';
  return rule.problem(value);
}

function sirenProblem(value: string): string | undefined {
  if (!/^\d{9}$/.test(value)) return 'not nine digits';
  if (isRepeatedDigit(value)) return 'a placeholder';
  return siren.validate(value).isValid ? undefined : 'failing its check digit';
}

/** Both the company's number and the whole are checked: one invented SIRET in ten passes the whole's check. */
function siretProblem(value: string): string | undefined {
  if (!/^\d{14}$/.test(value)) return 'not 14 digits';
  return (
    sirenProblem(value.slice(0, 9)) ?? (siret.validate(value).isValid ? undefined : 'failing its check digit')
  );
}

/** ISO 17442 with check digits by ISO 7064 MOD 97-10: letters count as 10 to 35, the whole leaves 1. */
function leiProblem(value: string): string | undefined {
  if (!/^[A-Z0-9]{18}\d\d$/.test(value)) return 'not 18 letters or digits and two check digits';
  if (isRepeatedDigit(value.slice(0, 18))) return 'a placeholder';
  const digits = value.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n ? undefined : 'failing its check digits';
}

/** The buyer's SIRET and the buyer's own number for the contract, without a separator. */
function decpProblem(value: string): string | undefined {
  if (!/^\d{14}\S/.test(value)) return "not a buyer's SIRET followed by a contract number";
  return isRepeatedDigit(value.slice(0, 14)) ? 'a placeholder' : undefined;
}

/** Organisations have eleven digits, checked like a VAT number; natural persons sixteen characters. */
function codiceFiscaleProblem(value: string): string | undefined {
  const check = value.length === 11 ? partitaIva : codiceFiscale;
  return check.validate(value).isValid
    ? undefined
    : 'not a codice fiscale by its structure and check character';
}
