import { readFileSync } from 'node:fs';
import {
  buildSchema as buildFromText,
  findBreakingChanges,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
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

  it('describes itself, and says the standard of every scalar of its own', () => {
    expect(SCHEMA.description).toMatch(/public procurement/);
    const scalars = Object.values(SCHEMA.getTypeMap()).filter(
      (type) => isScalarType(type) && !BUILT_IN.has(type.name),
    ) as GraphQLScalarType[];
    expect(scalars.length).toBeGreaterThan(3);
    expect(scalars.filter(({ specifiedByURL }) => !URL.canParse(specifiedByURL ?? ''))).toEqual([]);
  });

  it('pages every connection both ways, or says why not', () => {
    const oneWay: string[] = [];
    let both = 0;
    for (const type of Object.values(SCHEMA.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!getNamedType(field.type).name.endsWith('Connection')) continue;
        const args = new Map(field.args.map((argument) => [argument.name, argument]));
        if (['first', 'after', 'last', 'before'].every((name) => args.has(name))) both += 1;
        else if (!args.get('after')?.description?.includes('forwards only'))
          oneWay.push(`${type.name}.${field.name}`);
      }
    }
    expect(oneWay).toEqual([]);
    expect(both).toBeGreaterThan(50);
  });

  it('says something of each field, argument and word, beyond its name and type', () => {
    const idle: string[] = [];
    for (const type of Object.values(SCHEMA.getTypeMap())) {
      if (type.name.startsWith('__') || BUILT_IN.has(type.name)) continue;
      for (const [place, described] of partsOf(type)) {
        const name = place.split(/[.(]/).at(-1)?.replace(')', '') ?? '';
        const own = described.type ? getNamedType(described.type).name : '';
        const isWord = isEnumType(type);
        if (saysNothing(described.description ?? '', `${name} ${own}`, isWord ? 2 : 3)) idle.push(place);
      }
    }
    expect(idle).toEqual([]);
  });
});

const FILLING = new Set('the a an its it of is are was what who whom which that this to'.split(' '));
const wordsOf = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? [];
const stem = (word: string) => word.replace(/s$/, '');

/** Whether a description is shorter than so many words, or has none that the names it stands at don't say. */
function saysNothing(description: string, names: string, least: number): boolean {
  const named = new Set(wordsOf(names.replace(/([a-z])([A-Z])/g, '$1 $2')).map(stem));
  const words = wordsOf(description);
  return words.length < least || words.every((word) => FILLING.has(word) || named.has(stem(word)));
}

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);

interface Part {
  readonly description?: string | null | undefined;
  readonly type?: GraphQLOutputType | GraphQLInputType;
}

function* partsOf(type: GraphQLNamedType): Generator<[string, Part]> {
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
