import { hasImplausibleDigits } from './implausible-amount.ts';
import { type Money, minorUnits } from './money.ts';

/**
 * Why a published value is suspect, or why it is not there. A flag never changes a value: what could be kept stands as it was
 * published, what could not be kept is left out and the flag holds it.
 */
export const QUALITY_FLAGS = [
  // Text.
  'LOST_ACCENTS',
  'ESCAPED_TEXT',
  'PLACEHOLDER_TEXT',
  'UNSAFE_CHARACTERS',
  'CUT_TEXT',
  // Amounts.
  'ZERO_AMOUNT',
  'NEGATIVE_AMOUNT',
  'IMPLAUSIBLE_AMOUNT',
  'UNUSUAL_AMOUNT',
  'TOKEN_AMOUNT',
  'ROUNDED_AMOUNT',
  'INVALID_AMOUNT',
  'INVALID_CURRENCY',
  // Dates.
  'IMPLAUSIBLE_DATE',
  'INVALID_DATE',
  'MISSING_DATE',
  // Codes and identifiers.
  'INVALID_CODE',
  'UNCHECKED_IDENTIFIER',
  'INVALID_IDENTIFIER',
  'SHARED_IDENTIFIER',
  // Within the document.
  'DANGLING_REFERENCE',
  'CONTRADICTION',
  'DUPLICATE',
  // Between documents.
  'REWRITTEN',
  'REPLACED_PARTIES',
  'MIXED_CURRENCIES',
  'DUPLICATE_PUBLICATION',
] as const;
export type QualityFlag = (typeof QUALITY_FLAGS)[number];

/** What each flag means; the API shows these as its descriptions. */
export const QUALITY_FLAG_MEANINGS: Readonly<Record<QualityFlag, string>> = {
  LOST_ACCENTS:
    'The text holds the replacement character U+FFFD: accents were lost before publication. Kept, never guessed.',
  ESCAPED_TEXT:
    'The text was published with HTML entities or tags: it is shown as what they stand for, and `published` has them. Without `published`, it holds soft hyphens, other invisible characters or what looks like an entity, kept as they are.',
  PLACEHOLDER_TEXT:
    'A filler stands where a value belongs ("N/A", "<NA>", "[]", "XXX"); it was left out and is in `published`.',
  UNSAFE_CHARACTERS:
    'The text held characters that deceive or break what shows it (U+0000, escape sequences, direction overrides, halves of characters). They were left out; `published` names them.',
  CUT_TEXT: 'The text was longer than a million characters, and was cut there.',
  ZERO_AMOUNT: 'The amount is 0, which often means that it was not published. Left out of sums.',
  NEGATIVE_AMOUNT: 'The amount is below 0. Left out of sums.',
  IMPLAUSIBLE_AMOUNT:
    'The digits of the amount tell that nobody counted it: 99,999,999 and longer, 12,345,678, 123,321,123; or they are an identifier, number or CPV code of the same document. Left out of sums.',
  UNUSUAL_AMOUNT:
    'The amount is far above those of its CPV division, currency and kind: more than 4.5 robust deviations of their logarithms. It may be a great contract or a slip; sums have it, and are shown without it too.',
  TOKEN_AMOUNT:
    'The amount is above 0 and at most 10 units of its currency, such as a symbolic euro. Sums have it; what is usual is told without it.',
  ROUNDED_AMOUNT:
    'The amount has more decimals than its currency; it was rounded half to even and is in `published`.',
  INVALID_AMOUNT: 'The amount is a text, not finite, or too large to be held exactly. Left out.',
  INVALID_CURRENCY: 'The currency is empty, missing or no ISO 4217 code, so the amount was left out.',
  IMPLAUSIBLE_DATE:
    'The date exists, but no procurement of today can have it (year 0218, 9999, 0001-01-01). Kept where it is a date, else left out.',
  INVALID_DATE: 'The text is no date, or no day that exists. Left out.',
  MISSING_DATE:
    'The document does not say when it was published; the day comes from what else it, or its file, states.',
  INVALID_CODE:
    'A code that its list does not have or that lost a digit (CPV, NUTS, country, language, a status). Left out.',
  UNCHECKED_IDENTIFIER:
    'The identifier has no scheme, or one whose numbers cannot be checked: it never merges across sources.',
  INVALID_IDENTIFIER:
    'The identifier fails the check of its scheme (all zeros, wrong length or check digit): it merges nothing.',
  SHARED_IDENTIFIER:
    'The identifier is given to parties that cannot be the same, by one document (the buyer’s SIRET as supplier’s) or by several (companies with other national numbers in one VAT group): it merges nothing.',
  DANGLING_REFERENCE: 'The document points at a part of itself that is not there (a party, lot, bid, award).',
  CONTRADICTION:
    'Two places of the document state different things; the one that its standard prefers was kept.',
  DUPLICATE: 'The document states the same thing twice (a supplier twice in a contract); it was kept once.',
  REWRITTEN:
    'The document was published again at the same moment with another text; the later text replaces the earlier.',
  REPLACED_PARTIES:
    'The document names other suppliers or tenderers than one before it, which are taken to replace those; OCDS 1.1 would have both.',
  DUPLICATE_PUBLICATION:
    'All contracts of the tender are published under longer numbers, too: each has the same holders, amount, day, procedure and CPV codes there, and the number begins with this one. Counts, sums and rankings leave it out; `sameAs` has the others.',
  MIXED_CURRENCIES: 'The parts of the amount are in several currencies, so there is no sum.',
};

/** Flags on an amount that keep it out of every sum; the sum says how many it left out. */
export const FLAGS_OUT_OF_SUMS = ['ZERO_AMOUNT', 'NEGATIVE_AMOUNT', 'IMPLAUSIBLE_AMOUNT'] as const;

/**
 * Flags that are found by comparing with what else is in the database: no source states them, they are made and unmade when that
 * changes.
 */
export const DERIVED_FLAGS = [
  'UNUSUAL_AMOUNT',
  'MIXED_CURRENCIES',
  'DUPLICATE_PUBLICATION',
] as const satisfies readonly QualityFlag[];
export type StatedFlag = Exclude<QualityFlag, (typeof DERIVED_FLAGS)[number]>;

/** Longest `published` that is kept, in UTF-16 units; what is longer is cut and ends in "…". */
export const MAX_PUBLISHED_CHARACTERS = 500;

/** A flag that a source puts on a node or claim it states. */
export interface QualityFlagRecord {
  readonly flag: StatedFlag;
  /**
   * The field of the record that is suspect or was left out: its name there (`name`, `published`, `value`, `date`, `identifiers`).
   * The flag goes when a later document states that field well. Of what the record has no field for, the source's own path
   * (`awards/suppliers`); such flags stay.
   */
  readonly field: string;
  /** The value as published, where it is not kept or was changed. Longer ones are cut by the writer. */
  readonly published?: string;
}

const ESCAPED = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});|\p{Cf}|(?![\t\n\r])\p{Cc}/iu;

/** Flags of a text that is kept as published: none, `LOST_ACCENTS`, `ESCAPED_TEXT` or both. */
export function textFlags(text: string, field: string): QualityFlagRecord[] {
  const flags: QualityFlagRecord[] = [];
  if (text.includes('\ufffd')) flags.push({ flag: 'LOST_ACCENTS', field });
  if (ESCAPED.test(text)) flags.push({ flag: 'ESCAPED_TEXT', field });
  return flags;
}

/** Flags of a known amount that is kept as published: `ZERO_AMOUNT`, `NEGATIVE_AMOUNT`, `TOKEN_AMOUNT`, `IMPLAUSIBLE_AMOUNT`, or none. */
export function amountFlags(amount: Money, field = 'value'): QualityFlagRecord[] {
  const flag = amountFlag(amount);
  return flag === undefined ? [] : [{ flag, field }];
}

function amountFlag(amount: Money): StatedFlag | undefined {
  const { amountMinor } = amount;
  if (amountMinor === 0) return 'ZERO_AMOUNT';
  if (amountMinor < 0) return 'NEGATIVE_AMOUNT';
  if (isToken(amount)) return 'TOKEN_AMOUNT';
  return hasImplausibleDigits(amount) ? 'IMPLAUSIBLE_AMOUNT' : undefined;
}

const MOST_OF_TOKEN = 10;

/** Whether an amount above zero is a symbolic one: 10 units of its currency at most. */
export function isToken({ amountMinor, currency }: Money): boolean {
  return amountMinor <= MOST_OF_TOKEN * 10 ** minorUnits(currency);
}

const FIRST_PLAUSIBLE_YEAR = 1950;
const LAST_PLAUSIBLE_YEAR = 2100;

/** Whether the year of a partial date is one that a procurement of today can have: 1950 to 2100. */
export function isPlausibleDate(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= FIRST_PLAUSIBLE_YEAR && year <= LAST_PLAUSIBLE_YEAR;
}
