import {
  buildSchema,
  type GraphQLInputType,
  parseType,
  parseValue,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { valueReader } from '../../../src/schema/argument/value-reader.ts';

const SCHEMA = buildSchema(`
  enum Colour { RED GREEN }
  input Span { from: Int! until: Int = 9 }
  input Filter { name: String colour: Colour span: Span spans: [Span!] sizes: [Int] }
  input By @oneOf { id: ID slug: String }
  type Query { a: Int }
`);

const VARIABLES = [
  {},
  { a: 1, b: 'x' },
  { a: null, b: null },
  { a: 3, b: undefined },
  { a: { from: 2 }, b: [1, null] },
];

const VALUES: readonly (readonly [type: string, value: string])[] = [
  ['Int', '$a'],
  ['Int!', '$a'],
  ['Filter', '{ name: $b }'],
  ['Filter!', '{ name: $b, colour: RED }'],
  ['Filter', '{ name: "n", span: { from: $a } }'],
  ['Filter', '{ span: { from: 1, until: $a } }'],
  ['Filter', '{ span: $a }'],
  ['Filter', '{ spans: [{ from: $a }, { from: 2, until: 3 }] }'],
  ['Filter', '{ spans: { from: $a } }'],
  ['Filter', '{ sizes: [$a, 1, null] }'],
  ['Filter', '{ sizes: $b }'],
  ['Filter', '{ name: $constructor, span: { from: 1, until: $toString } }'],
  ['[Filter]', '{ name: $b }'],
  ['[Int!]', '[$a]'],
  ['By', '{ slug: $b }'],
  ['By!', '{ id: $a, slug: $b }'],
  ['By', '{ id: $missing }'],
  ['Int', '{ from: $a }'],
  ['Span', '{ from: 1 }'],
  ['Int!', 'null'],
];

describe('valueReader', () => {
  it.each(VALUES)('reads for %s the value %s as graphql-js does', (typeText, valueText) => {
    const type = typeFromAST(SCHEMA, parseType(typeText)) as GraphQLInputType;
    const value = parseValue(valueText);
    const read = valueReader(value, type);
    for (const variables of VARIABLES) {
      expect(read(variables), JSON.stringify(variables)).toEqual(valueFromAST(value, type, variables));
    }
  });
});
