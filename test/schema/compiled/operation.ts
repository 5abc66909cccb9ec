import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { CURRENCIES, DATES, HOSTILE_TEXTS, SIZES } from './hostile-graph.ts';
import type { Random } from './random.ts';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/**
 * The fields of a type that the compiled executor answers. Of a type that has fields with a description, those without have a
 * resolver of their own; the parts of values have none at all.
 */
function describedFields(type: GraphQLObjectType | GraphQLInterfaceType): GraphQLField<unknown, unknown>[] {
  const fields = Object.values(type.getFields());
  const described = fields.filter(({ extensions }) => extensions.reads !== undefined);
  return described.length > 0 ? described : fields;
}

/**
 * Makes a random operation of described fields: valid, and small enough to be read. The same choices with other values ask the same of
 * other things: slugs, texts, days, numbers and words of filters are drawn from `values`.
 */
export function randomOperation(
  schema: GraphQLSchema,
  random: Random,
  values: Random = random,
): RandomOperation {
  return new OperationMaker(schema, random, values).make();
}

class OperationMaker {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #values: Random;
  readonly #variables: { name: string; type: string; value: unknown; fallback: string | undefined }[] = [];
  readonly #fragments: string[] = [];
  #fields = 0;

  constructor(schema: GraphQLSchema, random: Random, values: Random) {
    this.#schema = schema;
    this.#random = random;
    this.#values = values;
  }

  make(): RandomOperation {
    const random = this.#random;
    const root = this.#schema.getQueryType() as GraphQLObjectType;
    const fields = describedFields(root);
    const selections = random.some(fields, 2).map((field) => this.#field(root, field, 0));
    if (random.chance(0.1)) selections.push('__typename');
    const asOf = random.chance(0.3) ? ` @asOf(${this.#days()})` : '';
    const definitions = this.#variables.map(
      ({ name, type, fallback }) => `$${name}: ${type}${fallback ? ` = ${fallback}` : ''}`,
    );
    const variables = Object.fromEntries(
      this.#variables.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]),
    );
    const head = `query Q${definitions.length > 0 ? `(${definitions.join(', ')})` : ''}${asOf}`;
    return { text: [`${head} { ${selections.join(' ')} }`, ...this.#fragments].join('\n'), variables };
  }

  #days(): string {
    const day = () =>
      this.#argument('Date', this.#values.pick(['2024-05-06', '2025-01-31', '2025-06-01', '2026-02-06']));
    return this.#random
      .some(['knownOn', 'validOn'], 2)
      .map((clock) => `${clock}: ${day()}`)
      .join(', ');
  }

  /** A selection on an object or interface, by fields, inline fragments and fragments. */
  #selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (isAbstractType(named)) {
      const shared = 'getFields' in named ? this.#selected(named, depth, 3) : [];
      const possible = this.#schema.getPossibleTypes(named);
      const concrete = this.#random
        .some(possible, 2)
        .map((each) => `... on ${each.name} { ${this.#selected(each, depth, 2, true).join(' ')} }`);
      return [...shared, ...concrete].join(' ');
    }
    if (!isObjectType(named)) return '';
    const selected = this.#selected(named, depth, 4).join(' ');
    if (this.#random.chance(0.1))
      return `... on ${named.name} { ${selected} } ${this.#random.chance(0.5) ? '__typename' : ''}`;
    if (this.#random.chance(0.1)) {
      const name = `F${this.#fragments.length}`;
      this.#fragments.push(`fragment ${name} on ${named.name} { ${selected} }`);
      return `...${name}`;
    }
    return selected;
  }

  #selected(
    type: GraphQLObjectType | GraphQLInterfaceType,
    depth: number,
    most: number,
    aliased = false,
  ): string[] {
    const isLast = depth >= 4 || this.#fields > 40;
    const fields = describedFields(type).filter((field) => !isLast || isLeafType(getNamedType(field.type)));
    if (fields.length === 0) return ['__typename'];
    const selected = this.#random.some(fields, most).map((field) => this.#field(type, field, depth, aliased));
    return this.#random.chance(0.15) ? [...selected, '__typename'] : selected;
  }

  #field(
    _parent: GraphQLObjectType | GraphQLInterfaceType,
    field: GraphQLField<unknown, unknown>,
    depth: number,
    aliased = false,
  ): string {
    this.#fields += 1;
    // A field with arguments, or in a fragment on one of several types, could conflict with another of its name.
    const alias = aliased || field.args.length > 0 || this.#random.chance(0.1) ? `a${this.#fields}: ` : '';
    const args = this.#arguments(field);
    const directive = this.#random.chance(0.06)
      ? ` @${this.#random.pick(['skip', 'include'])}(if: ${this.#argument('Boolean!', this.#random.chance(0.5))})`
      : '';
    const below = isLeafType(getNamedType(field.type))
      ? ''
      : ` { ${this.#selection(field.type, depth + 1)} }`;
    return `${alias}${field.name}${args}${directive}${below}`;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const random = this.#random;
    const given: string[] = [];
    const has = (name: string) => field.args.some((argument) => argument.name === name);
    const named = (name: string) => field.args.find((argument) => argument.name === name) as GraphQLArgument;
    if (has('by')) given.push(`by: ${this.#argument('NodeBy!', this.#nodeBy())}`);
    if (has('filter') && random.chance(0.35)) {
      given.push(
        `filter: ${this.#argument(String(named('filter').type), this.#input(named('filter').type, 0))}`,
      );
    }
    if (has('orderBy') && random.chance(0.4))
      given.push(
        `orderBy: ${this.#argument(String(named('orderBy').type), this.#input(named('orderBy').type, 0))}`,
      );
    const isBackward = has('last') && random.chance(0.3);
    if (has('first'))
      given.push(`${isBackward ? 'last' : 'first'}: ${this.#argument('Int', this.#values.integer(1, 4))}`);
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  /** A value as a literal or through a variable, with or without a default. */
  #argument(type: string, value: unknown): string {
    const random = this.#random;
    if (!random.chance(0.4)) return literal(value);
    const name = `v${this.#variables.length}`;
    const fallback = random.chance(0.2) ? literal(value) : undefined;
    this.#variables.push({
      name,
      type,
      value: fallback && random.chance(0.5) ? undefined : plain(value),
      fallback,
    });
    return `$${name}`;
  }

  #input(type: GraphQLInputType, depth: number): unknown {
    const [random, values] = [this.#random, this.#values];
    if (isNonNullType(type)) return this.#input(type.ofType, depth);
    if (isListType(type))
      return Array.from({ length: random.integer(1, 2) }, () => this.#input(type.ofType, depth + 1));
    if (isEnumType(type)) return this.#word(type);
    if (isInputObjectType(type)) return this.#object(type.name, Object.values(type.getFields()), depth);
    return (
      { Boolean: values.chance(0.5), Int: values.integer(0, 5), PartialDate: values.pick(DATES) }[
        type.name
      ] ?? values.pick(HOSTILE_TEXTS)
    );
  }

  /** By what is ordered is a choice, of which things there are some a value. */
  #word(type: GraphQLEnumType): Word {
    const isOrder = /Order|Direction/.test(type.name);
    return new Word((isOrder ? this.#random : this.#values).pick(type.getValues()).name);
  }

  #object(name: string, fields: readonly { name: string; type: GraphQLInputType }[], depth: number): unknown {
    const [random, values] = [this.#random, this.#values];
    if (name === 'NodeBy') return this.#nodeBy();
    if (name === 'DateRange')
      return random.chance(0.5) ? { from: values.pick(DATES) } : { until: values.pick(DATES) };
    if (name === 'IntegerRange')
      return random.chance(0.5) ? { min: values.integer(0, 3) } : { max: values.integer(0, 3) };
    if (name === 'MoneyRange')
      return { currency: values.pick(CURRENCIES), ...(random.chance(0.5) ? { min: '-5' } : { max: '1000' }) };
    const usable = fields.filter((field) => depth < 2 || !['and', 'or', 'not'].includes(field.name));
    return Object.fromEntries(
      random.some(usable, 2).map((field) => {
        if (getNamedType(field.type).name === 'Boolean') return [field.name, values.chance(0.5)];
        if (field.name === 'text') return ['text', values.pick(WORDS)];
        if (field.name === 'cpv') return ['cpv', '72'];
        if (field.name === 'region') return ['region', values.pick(['FRB', 'DE'])];
        if (field.name === 'source') return ['source', values.pick(['ocds', 'decp'])];
        if (field.name === 'country' || field.name === 'jurisdiction') return [field.name, 'FR'];
        return [field.name, this.#input(field.type, depth + 1)];
      }),
    );
  }

  #nodeBy(): unknown {
    const [random, values] = [this.#random, this.#values];
    const kinds = {
      a: SIZES.articles,
      o: SIZES.organisations,
      p: SIZES.people,
      r: SIZES.regulations,
      t: SIZES.tenders,
    };
    const [prefix, size] = values.pick(Object.entries(kinds));
    return random.chance(0.9)
      ? { slug: `${prefix}${values.integer(0, size - 1)}` }
      : { identifier: { scheme: 'X-REG', value: values.pick(HOSTILE_TEXTS) } };
  }
}

/** What names of hostile graphs hold, in part; a text without a word is refused. */
const WORDS = ['plain', 'double single', 'tilde', 'emoji e', 'nobody'];

/** A word of an enum, which literals write without quotes. */
class Word {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }
}

function literal(value: unknown): string {
  if (value instanceof Word) return value.word;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([name, part]) => `${name}: ${literal(part)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}

function plain(value: unknown): unknown {
  if (value instanceof Word) return value.word;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
  }
  return value;
}
