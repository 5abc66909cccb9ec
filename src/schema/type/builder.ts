import SchemaBuilder, { type InputRef, type OutputRef } from '@pothos/core';
import type { GraphContext } from '../context.ts';
import type { Enums, Inputs, Interfaces, Objects, TextScalarName } from './backing.ts';

interface BackingTypes {
  Context: GraphContext;
  Objects: Objects;
  Interfaces: Interfaces;
  Inputs: Inputs;
  /** Enums are among the scalars, the only types that Pothos lets both fields and arguments name. */
  Scalars: { [N in keyof Enums]: InAndOut<Enums[N]> } & Record<TextScalarName, InAndOut<string>>;
}

interface InAndOut<T> {
  Input: T;
  Output: T;
}

/** The types of a builder with what stands behind Greffe's types. */
export type PothosTypes = PothosSchemaTypes.ExtendDefaultTypes<BackingTypes>;

/** What the types of the API are made with. Fields name types by string; those names are looked up when the schema is built. */
export type Builder = PothosSchemaTypes.SchemaBuilder<PothosTypes>;

export function createBuilder(): Builder {
  return new SchemaBuilder<BackingTypes>({});
}

/** What makes the fields of an object type whose values are such. */
export type FieldsOf<Parent> = PothosSchemaTypes.ObjectFieldBuilder<PothosTypes, Parent>;
/** What makes the arguments of fields of any type. */
export type ArgumentsOf = Pick<FieldsOf<unknown>, 'arg'>;

/** What makes the fields of an input. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<PothosTypes, 'InputObject'>;

/** The output type that a declaration names, of which the caller knows what stands behind it. Building the schema throws when there is none. */
export function outputNamed<Shape = unknown>(name: string): OutputRef<Shape> {
  return name as unknown as OutputRef<Shape>;
}

/** The same for types of arguments. */
export function inputNamed<Shape = unknown>(name: string): InputRef<Shape> {
  return name as unknown as InputRef<Shape>;
}
