import SchemaBuilder, { type EnumRef, type InputRef, type InterfaceRef, type OutputRef } from '@pothos/core';
import type { GraphContext } from '../context.ts';
import type { Enums, Objects } from './backing.ts';

export interface SchemaTypes {
  Context: GraphContext;
  Objects: Objects;
}

/** A schema builder, and the types made so far by name: declarations name types, not refs. */
export class TypeRegistry {
  readonly builder = new SchemaBuilder<SchemaTypes>({});
  readonly #outputs = new Map<string, OutputRef>();
  readonly #inputs = new Map<string, InputRef>();
  readonly #interfaces = new Map<string, InterfaceRef<PothosTypes, unknown>>();

  addOutput<R extends OutputRef>(name: string, ref: R): R {
    this.#outputs.set(name, ref);
    return ref;
  }

  addInput<R extends InputRef>(name: string, ref: R): R {
    this.#inputs.set(name, ref);
    return ref;
  }

  addInterface(name: string, ref: InterfaceRef<PothosTypes, unknown>): void {
    this.#interfaces.set(name, ref);
    this.#outputs.set(name, ref);
  }

  hasOutput(name: string): boolean {
    return this.#outputs.has(name);
  }

  /** @throws when no type of the name was added: a declaration names a type that nobody made. */
  output(name: string): OutputRef {
    return found(BUILT_IN.has(name) ? (name as unknown as OutputRef) : this.#outputs.get(name), name);
  }

  input(name: string): InputRef {
    return found(BUILT_IN.has(name) ? (name as unknown as InputRef) : this.#inputs.get(name), name);
  }

  /** An enum by name, typed by its words. */
  words<N extends keyof Enums>(name: N): EnumRef<PothosTypes, Enums[N]> {
    return this.input(name) as EnumRef<PothosTypes, Enums[N]>;
  }

  interface(name: string): InterfaceRef<PothosTypes, unknown> {
    return found(this.#interfaces.get(name), name);
  }
}

/** The types of a builder with Greffe's context. */
export type PothosTypes = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

const BUILT_IN = new Set(['ID', 'String', 'Int', 'Boolean']);

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the schema has no type ${name}`);
  return value;
}

/** What makes the fields of a type whose values are such. */
export type FieldsOf<Parent> = PothosSchemaTypes.FieldBuilder<PothosTypes, Parent>;
export type ArgumentsOf = Pick<FieldsOf<unknown>, 'arg'>;
