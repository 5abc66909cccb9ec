import { readFileSync } from 'node:fs';
import {
  buildSchema as buildFromText,
  findBreakingChanges,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { SCHEMA } from '../graph.ts';

const PRINTED = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

describe('schema.graphql', () => {
  it('is the schema that is served; `npm run update` prints it', () => {
    expect(`${printSchema(lexicographicSortSchema(SCHEMA))}\n`).toBe(PRINTED);
  });

  it('breaks no client of the last release', () => {
    const released = readFileSync(new URL('released.graphql', import.meta.url), 'utf8');
    expect(findBreakingChanges(buildFromText(released), SCHEMA)).toEqual([]);
  });

  it('describes every type, field, argument, enum value and directive', () => {
    const missing: string[] = [];
    const need = (described: { description?: string | null | undefined }, place: string): void => {
      if (!described.description?.trim()) missing.push(place);
    };
    for (const type of Object.values(SCHEMA.getTypeMap())) {
      if (type.name.startsWith('__') || BUILT_IN.has(type.name)) continue;
      need(type, type.name);
      for (const [place, described] of partsOf(type)) need(described, place);
    }
    for (const directive of SCHEMA.getDirectives()) {
      need(directive, `@${directive.name}`);
      for (const argument of directive.args) need(argument, `@${directive.name}(${argument.name})`);
    }
    expect(missing).toEqual([]);
  });

  it('has no description that only echoes the name', () => {
    const echoes: string[] = [];
    for (const type of Object.values(SCHEMA.getTypeMap())) {
      if (type.name.startsWith('__') || BUILT_IN.has(type.name)) continue;
      for (const [place, { description }] of partsOf(type)) {
        const name = place.split(/[.(]/).at(-1)?.replace(')', '') ?? '';
        const words = (description ?? '')
          .toLowerCase()
          .replace(/[^a-z ]/g, '')
          .trim();
        const echo = name.replace(/([A-Z])/g, ' $1').toLowerCase();
        if ([echo, `the ${echo}`, `its ${echo}`].includes(words)) echoes.push(place);
      }
    }
    expect(echoes).toEqual([]);
  });
});

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);

function* partsOf(type: GraphQLNamedType): Generator<[string, { description?: string | null | undefined }]> {
  if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value];
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field];
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field];
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name})`, argument];
    }
  }
}
