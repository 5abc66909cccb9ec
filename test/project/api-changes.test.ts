import { readFileSync } from 'node:fs';
import { buildSchema, DangerousChangeType, findDangerousChanges } from 'graphql';
import { expect, it } from 'vitest';
import { SCHEMA } from '../graph.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Clients need not heed what they may leave out. */
const OPTIONAL: readonly DangerousChangeType[] = [
  DangerousChangeType.OPTIONAL_ARG_ADDED,
  DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED,
];

it('docs/api-changes.md names every new word and interface since the last release', () => {
  const page = read('../../docs/api-changes.md');
  const changes = findDangerousChanges(buildSchema(read('released.graphql')), SCHEMA);
  const surprising = changes.filter(({ type }) => !OPTIONAL.includes(type));
  expect(surprising.length).toBeGreaterThan(0);
  const unnamed = surprising.filter(({ description }) => {
    // "KNOWN_FROM_ASC was added to enum type BidOrder.", "Node added to interfaces implemented by Lot."
    const [first = '', ...others] = description.replace('.', '').split(' ');
    return ![first, others.at(-1) ?? ''].some((name) => page.includes(`\`${name}\``));
  });
  expect(unnamed.map(({ description }) => description)).toEqual([]);
});

it('what is deprecated says what to use instead', () => {
  const deprecated = Object.values(SCHEMA.getTypeMap()).flatMap((type) => {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const words = 'getValues' in type ? type.getValues() : [];
    return [...fields, ...words].filter(({ deprecationReason }) => deprecationReason != null);
  });
  const silent = deprecated.filter(({ deprecationReason }) => !/[Uu]se `\w+`/.test(deprecationReason ?? ''));
  expect(silent.map(({ name }) => name)).toEqual([]);
});
