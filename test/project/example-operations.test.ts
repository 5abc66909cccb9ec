import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { readExamples } from '../../src/commands/example.ts';
import { withGraph } from '../graph.ts';

it('gives the operations and fragments of all examples names of their own: some clients keep them in one space', () => {
  const names = readExamples().flatMap(({ query }) =>
    parse(query).definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION || definition.kind === Kind.OPERATION_DEFINITION
        ? (definition.name?.value ?? 'unnamed')
        : [],
    ),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('has each example in the menu of questions, under a heading and in a line of its own', () => {
  const examples = readExamples();
  expect(examples.filter(({ group }) => group === undefined).map(({ name }) => name)).toEqual([]);
  const questions = examples.map(({ question = '' }) => question);
  expect(questions.filter((question) => !/^[A-Z].{10,75}\?$/.test(question))).toEqual([]);
  expect(new Set(questions).size).toBe(examples.length);
});

it('answers the query of the README as it says there', () =>
  withGraph(async ({ importSeed, query }) => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const block = (language: string) => readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';
    importSeed();
    expect(await query(block('graphql'))).toEqual(JSON.parse(block('json')).data);
  }));
