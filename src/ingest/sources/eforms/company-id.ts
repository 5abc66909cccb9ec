import { impliedIdentifiers, normaliseIdentifier } from '../../../domain/identifier.ts';
import { isPlaceholder } from '../../../domain/placeholder.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { IdentifierRecord } from '../../../model/record.ts';
import { meaningOf } from './code-list.ts';

export interface CompanyId {
  /** Identifiers that hold by their check digits, the national one first; none when nothing speaks for the text. */
  readonly identifiers: readonly IdentifierRecord[];
  readonly flags: readonly QualityFlagRecord[];
}

/**
 * What an organisation's identifier (BT-501) can be recognised as.
 *
 * eForms takes any text there and does not say whose number it is; `schemeID` and `schemeName` hold anything. So only what
 * identifies itself counts: a VAT number with its country's prefix, a German Leitweg-ID, and the numbers of national registers
 * that have check digits, in the country of the organisation. All else, such as `HRB 21599` (each court has one), never merges.
 */
export function recogniseCompanyId(published: string, country: string | undefined): CompanyId {
  if (isPlaceholder(published)) {
    return { identifiers: [], flags: [{ flag: 'PLACEHOLDER_TEXT', field: 'identifiers', published }] };
  }
  const text = published.replace(LABEL, '');
  const identifiers = [vatNumber(text), leitwegId(text), country && nationalNumber(text, country)].flatMap(
    (found) => found || [],
  );
  if (identifiers.length > 0) return { identifiers: distinct(identifiers), flags: [] };
  const flag =
    country === 'FR' && /^\d{14}$/.test(text.replace(/\s/g, ''))
      ? 'INVALID_IDENTIFIER'
      : 'UNCHECKED_IDENTIFIER';
  return { identifiers: [], flags: [{ flag, field: 'identifiers', published }] };
}

/** Words that say what number follows. */
const LABEL =
  /^(?:VAT|USt-?Id-?Nr\.?|TVA|BTW|MwSt|P\.? ?IVA|SIRET|SIREN|CVR|Y-tunnus)(?:[\s.:]+(?:no|nr)?[\s.:]*)/i;

/** A VAT number, after the number of the national register that it is made from. */
function vatNumber(text: string): IdentifierRecord[] {
  const { value, checked } = normaliseIdentifier('VAT', text);
  if (!checked) return [];
  return [...impliedIdentifiers({ scheme: 'VAT', value, checked }), { scheme: 'VAT', value }].map(
    ({ scheme, value }) => ({ scheme, value }),
  );
}

interface Register {
  /** Of org-id.guide. */
  readonly scheme: string;
  readonly form: RegExp;
  /** The digits after the country's prefix in the VAT number of who has this number. */
  readonly vatOf: (number: string) => string;
  /** The number in its one spelling, from the digits of the VAT number. */
  readonly numberOf: (vat: string) => string;
}

const digits = (text: string) => text.replace(/\D/g, '');

/** Registers whose numbers are checked by the rule of the VAT number that is made from them. */
const REGISTERS: Readonly<Record<string, Register>> = {
  BE: { scheme: 'BE-BCE_KBO', form: /^[01]\d{3}\.?\d{3}\.?\d{3}$/, vatOf: digits, numberOf: digits },
  DK: { scheme: 'DK-CVR', form: /^\d{2} ?\d{2} ?\d{2} ?\d{2}$/, vatOf: digits, numberOf: digits },
  FI: {
    scheme: 'FI-PRO',
    form: /^\d{7}-?\d$/,
    vatOf: digits,
    numberOf: (vat) => `${vat.slice(0, 7)}-${vat.slice(7)}`,
  },
  IT: { scheme: 'IT-CF', form: /^\d{11}$/, vatOf: digits, numberOf: digits },
  NO: { scheme: 'NO-BRC', form: /^\d{3} ?\d{3} ?\d{3}$/, vatOf: digits, numberOf: digits },
  SE: {
    scheme: 'SE-BLV',
    form: /^\d{6}-?\d{4}$/,
    vatOf: (number) => `${digits(number)}01`,
    numberOf: (vat) => `${vat.slice(0, 6)}-${vat.slice(6, 10)}`,
  },
};

function nationalNumber(text: string, country: string): IdentifierRecord[] {
  if (country === 'FR') return frenchNumber(text);
  const register = meaningOf(REGISTERS, country);
  if (register === undefined || !register.form.test(text)) return [];
  const vat = register.vatOf(text);
  if (!normaliseIdentifier('VAT', country + vat).checked) return [];
  return [{ scheme: register.scheme, value: register.numberOf(vat) }];
}

function frenchNumber(text: string): IdentifierRecord[] {
  return ['SIRET', 'SIREN'].flatMap((scheme) => {
    const { value, checked } = normaliseIdentifier(scheme, text);
    return checked ? [{ scheme, value }] : [];
  });
}

/**
 * The address of a German public body for electronic invoices (Leitweg-ID), with or without its code in ISO 6523 (0204): two
 * check digits by ISO 7064 MOD 97-10, letters counting as 10 to 35.
 */
function leitwegId(text: string): IdentifierRecord[] {
  const value = text.toUpperCase().replace(/^0204:/, '');
  if (!/^\d{2,12}(?:-[0-9A-Z]{1,30})?-\d{2}$/.test(value)) return [];
  const number = value.replaceAll('-', '').replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return BigInt(number) % 97n === 1n ? [{ scheme: 'DE-LEITWEG-ID', value }] : [];
}

function distinct(identifiers: readonly IdentifierRecord[]): IdentifierRecord[] {
  return [...new Map(identifiers.map((each) => [`${each.scheme} ${each.value}`, each])).values()];
}
