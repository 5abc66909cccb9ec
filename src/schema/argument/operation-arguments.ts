import { type FieldNode, type GraphQLField, getArgumentValues, isNonNullType, Kind } from 'graphql';
import type { Variables } from './operation-variables.ts';
import { dependsOnVariables, type ReadValue, valueReader } from './value-reader.ts';

/** A field as selected, with its definition. */
export interface Selected {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

export type Arguments = Readonly<Record<string, unknown>>;

type ReadArguments = (variables: Variables) => Arguments;

/** How the arguments of fields are read; documents are cached, so this is worth keeping. */
const READERS = new WeakMap<FieldNode, ReadArguments>();

/** The arguments of an operation's fields for one request, each read once however many ask. */
export class OperationArguments {
  readonly #variables: Variables;
  readonly #read = new Map<FieldNode, Arguments>();

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /** @throws GraphQLError as `getArgumentValues` of graphql-js does */
  of({ definition, node }: Selected): Arguments {
    let args = this.#read.get(node);
    if (!args) {
      let read = READERS.get(node);
      if (!read) {
        read = readerOf(definition, node);
        READERS.set(node, read);
      }
      args = read(this.#variables);
      this.#read.set(node, args);
    }
    return args;
  }
}

/** Whether an argument of the field is, or holds, a variable; all others are the same for every request. */
export function hasVariableArgument(node: FieldNode): boolean {
  return (node.arguments ?? []).some(({ value }) => dependsOnVariables(value));
}

/**
 * Reads what holds no variable once, and of the rest only what does. Where a value is missing or fits no type, graphql-js says what
 * follows from that.
 */
function readerOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): ReadArguments {
  const readAll: ReadArguments = (variables) => getArgumentValues(definition, node, variables);
  const { varying = [], fixed = [] } = Object.groupBy(node.arguments ?? [], ({ value }) =>
    dependsOnVariables(value) ? 'varying' : 'fixed',
  );
  let known: Record<string, unknown> | undefined;
  if (varying.length === 0) return () => (known ??= readAll({}));
  const names = new Set(varying.map(({ name }) => name.value));
  const rest = { ...definition, args: definition.args.filter(({ name }) => !names.has(name)) };
  const places = varying.map(({ name, value }): Place => {
    const argument = definition.args.find((each) => each.name === name.value);
    if (!argument) throw new Error(`${definition.name} has no argument ${name.value}`);
    const mayBeAbsent =
      value.kind === Kind.VARIABLE && argument.defaultValue === undefined && !isNonNullType(argument.type);
    return { name: name.value, read: valueReader(value, argument.type), mayBeAbsent };
  });
  return (variables) => {
    known ??= getArgumentValues(rest, { ...node, arguments: fixed });
    const args = { ...known };
    for (const { name, read, mayBeAbsent } of places) {
      const value = read(variables);
      if (value !== undefined) args[name] = value;
      else if (!mayBeAbsent) return readAll(variables);
    }
    return args;
  };
}

/** An argument that is, or holds, a variable. */
interface Place {
  readonly name: string;
  readonly read: ReadValue;
  readonly mayBeAbsent: boolean;
}
