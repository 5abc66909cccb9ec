import { GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { quoted } from '../../domain/error.ts';
import { isPartialDate, parseDay, parsePartialDate } from '../../domain/partial-date.ts';
import type { TextScalarName } from './backing.ts';

interface TextScalar {
  readonly name: TextScalarName;
  readonly doc: string;
  /** The standard that says how it is written. */
  readonly specifiedBy: string;
  /** Returns the value as it is used within, or throws with what was expected. */
  readonly parse: (text: string) => string;
}

/** Characters of a value that is no string. */
const MAX_SHOWN = 80;

interface NamedScalar {
  readonly name: TextScalarName;
  readonly scalar: GraphQLScalarType<string, string>;
}

/** A scalar that travels as a string. Values come from the database as they are shown. */
function textScalar({ name, doc, specifiedBy, parse }: TextScalar): NamedScalar {
  const read = (value: unknown): string => {
    if (typeof value !== 'string')
      throw new TypeError(`${quoted(value)} is not a ${name}: a string is needed.`);
    return parse(value);
  };
  const readLiteral = (node: ValueNode): string => {
    if (node.kind === Kind.STRING) return parse(node.value);
    throw new TypeError(`${print(node).slice(0, MAX_SHOWN)} is not a ${name}: a string is needed.`);
  };
  const scalar = new GraphQLScalarType<string, string>({
    name,
    description: doc,
    specifiedByURL: specifiedBy,
    serialize: (value) => value as string,
    parseValue: read,
    parseLiteral: readLiteral,
  });
  return { name, scalar };
}

const AMOUNT = /^-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,4})?$/;

export const SCALARS: readonly NamedScalar[] = [
  textScalar({
    name: 'Date',
    doc: 'A calendar day, `YYYY-MM-DD` (ISO 8601).',
    specifiedBy: 'https://scalars.graphql.org/andimarek/local-date.html',
    parse: parseDay,
  }),
  textScalar({
    name: 'PartialDate',
    doc: 'A date with the precision it was published with: a year `2025`, a month `2025-11`, a day `2026-02-06` or an instant `2026-02-06T15:26` with or without a zone (ISO 8601; EDTF level 0). Sorts as text.',
    specifiedBy: 'https://www.loc.gov/standards/datetime/',
    parse: parsePartialDate,
  }),
  textScalar({
    name: 'DateTime',
    doc: 'An instant in UTC, `YYYY-MM-DDThh:mm:ss.sssZ` (RFC 3339).',
    specifiedBy: 'https://www.rfc-editor.org/rfc/rfc3339',
    parse: (text) => {
      if (!isPartialDate(text) || text.length < 16)
        throw new TypeError(`${JSON.stringify(text)} is not an instant.`);
      return text;
    },
  }),
  textScalar({
    name: 'Decimal',
    doc: 'A decimal number as a string, exact: `"6200000.00"`. Never a float.',
    specifiedBy: 'https://www.w3.org/TR/xmlschema11-2/#decimal',
    parse: (text) => {
      if (!AMOUNT.test(text))
        throw new TypeError(
          `${JSON.stringify(text)} is not a decimal number such as "6200000.00", of up to 16 digits and four decimals.`,
        );
      return text;
    },
  }),
];
