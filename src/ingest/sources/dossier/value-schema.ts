import * as z from 'zod';
import { BadUserInput } from '../../../domain/error.ts';
import { type Money, parseAmount } from '../../../domain/money.ts';
import { slugify } from '../../../domain/name-key.ts';
import type { NodeType } from '../../../domain/node.ts';
import { isPartialDate, parseDay } from '../../../domain/partial-date.ts';
import type { Valued } from '../../../model/record.ts';

/** The prefix that tells apart nodes of two types with one slug: `tender:health-data-hub`. */
export const REFERENCE_PREFIX: Readonly<Record<string, NodeType>> = {
  article: 'ARTICLE',
  organisation: 'ORGANISATION',
  person: 'PERSON',
  regulation: 'REGULATION',
  tender: 'TENDER',
};

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const REFERENCE = new RegExp(`^(?:(?:${Object.keys(REFERENCE_PREFIX).join('|')}):)?${SLUG}$`);

/** Text that is not blank. */
export function text(description: string) {
  return z.string().regex(/\S/, { error: 'expected a text that is not blank' }).describe(description);
}

/** A number or name that a source uses, kept as text: `lot: 2` and `lot: 2a`. */
export function label(description: string) {
  return z
    .union([z.int(), z.string().regex(/\S/)], { error: 'expected a text or a whole number' })
    .transform(String)
    .describe(description);
}

/** The slug under which a node stands in its section. */
export const nodeSlug = z
  .string()
  .regex(new RegExp(`^${SLUG}$`), {
    error: 'expected a slug: a-z, 0-9 and single hyphens, as in "health-data-hub"',
  })
  .refine((slug) => slugify(slug) === slug, { error: 'expected a slug of at most 80 characters' });

/** The slug of a node of this dossier, of another file imported with it, or of the database. */
export function reference(description: string) {
  return z
    .string()
    .regex(REFERENCE, {
      error:
        'expected the slug of a node, as in "health-data-hub" or, where two types share it, "tender:health-data-hub"',
    })
    .describe(description);
}

/** A date of any precision. YAML reads a bare year as a number. */
export function partialDate(description: string) {
  return z
    .union([z.int(), z.string().meta({ pattern: '^\\d{4}(-\\d\\d(-\\d\\d(T\\S+)?)?)?$' })], {
      error: 'expected a date: 2025, 2025-11, 2025-11-28 or 2025-11-28T15:26',
    })
    .transform(String)
    .refine(isPartialDate, {
      error: 'expected a date that exists: 2025, 2025-11, 2025-11-28 or 2025-11-28T15:26',
    })
    .describe(description);
}

/** A whole calendar day. */
export function day(description: string) {
  return z
    .string()
    .meta({ format: 'date' })
    .refine((value) => succeeds(() => parseDay(value)), {
      error: 'expected a day that exists, as in 2026-02-06',
    })
    .describe(description);
}

/** One or several: a list, or its only item without the dash. */
export function oneOrMore<S extends z.ZodType>(item: S, description: string, expected = 'expected one') {
  const items = z.array(item).min(1, { error: 'expected at least one' });
  return z
    .union([item, items], { error: `${expected}, or a list of them` })
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<S>[])
    .describe(description);
}

const MONEY_HINT =
  'expected an amount and its ISO 4217 currency, as in "6 200 000 EUR" or {amount: 1234.50, currency: EUR}';
const PLAIN_OR_GROUPED = /^(-?(?:\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?) ([A-Z]{3})$/;

const VALUE_HINT = `${MONEY_HINT}, or UNKNOWN, NOT_PUBLISHED, WITHHELD`;
/** The pattern is for editors; `asMoney` says what is wrong. */
const moneyText = z.string().meta({ pattern: PLAIN_OR_GROUPED.source });
const moneyParts = z.strictObject({
  amount: z
    .union([z.number(), z.string()], { error: 'expected a decimal number, as in 1234.50' })
    .describe('The amount in units of the currency (euros, not cents), with a decimal point.'),
  currency: z.string().describe('ISO 4217 code in upper case, as in EUR.'),
});

/** An amount: text with thousands in groups of three or none, or its parts. */
export function money(description: string) {
  return z
    .union([moneyText, moneyParts], { error: MONEY_HINT })
    .transform((value, context): Money => asMoney(value, context, MONEY_HINT))
    .describe(description);
}

/** An amount, or the word for why there is none. */
export function valued(description: string) {
  return z
    .union([z.enum(['UNKNOWN', 'NOT_PUBLISHED', 'WITHHELD']), moneyText, moneyParts], {
      error: VALUE_HINT,
    })
    .transform((value, context): Valued => {
      if (value === 'UNKNOWN' || value === 'NOT_PUBLISHED' || value === 'WITHHELD') return { status: value };
      return { status: 'KNOWN', ...asMoney(value, context, VALUE_HINT) };
    })
    .describe(description);
}

function asMoney(value: string | z.output<typeof moneyParts>, context: z.RefinementCtx, hint: string): Money {
  const parts =
    typeof value === 'string' ? PLAIN_OR_GROUPED.exec(value) : ['', String(value.amount), value.currency];
  if (!parts?.[1] || !parts[2]) {
    context.addIssue({ code: 'custom', message: hint });
    return z.NEVER;
  }
  try {
    return parseAmount(parts[1].replaceAll(' ', ''), parts[2]);
  } catch (error) {
    if (!(error instanceof BadUserInput)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
}

function succeeds(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof BadUserInput) return false;
    throw error;
  }
}
