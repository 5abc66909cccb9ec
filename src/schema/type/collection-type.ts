import type { FindCollection } from '../../db/read/collection/filter.ts';
import { batchOf, type Row } from '../../db/read/row/batch.ts';
import type { DeclaredField, ObjectDeclaration } from '../declare/declare.ts';
import { outputField } from './field.ts';
import type { TypeRegistry } from './registry.ts';

/** An interface of the API: fields that several collections declare alike. */
export interface DeclaredInterface {
  readonly name: string;
  readonly doc: string;
  readonly interfaces: readonly string[];
  readonly fields: Readonly<Record<string, DeclaredField>>;
}

/** Makes the interfaces, whose types are told by the rows themselves. */
export function addInterfaces(
  registry: TypeRegistry,
  interfaces: readonly DeclaredInterface[],
  collections: readonly ObjectDeclaration[],
  findCollection: FindCollection,
): void {
  const { builder } = registry;
  for (const { name, doc, fields, interfaces: parents } of interfaces) {
    const ref = builder.interfaceRef<Row>(name);
    registry.addInterface(name, ref as never);
    const implementer = collections.find((collection) => collection.interfaces.includes(name));
    if (!implementer) throw new Error(`no collection implements ${name}`);
    builder.interfaceType(ref, {
      description: doc,
      interfaces: parents.map((parent) => registry.interface(parent)) as never,
      resolveType: (row: unknown) => batchOf(row as Row).collection.name,
      fields: (t) =>
        Object.fromEntries(
          Object.entries(fields).map(([field, declared]) => [
            field,
            outputField(
              t as never,
              registry,
              { collection: implementer, findCollection, parentName: name, name: field },
              declared,
            ),
          ]),
        ) as never,
    });
  }
}

/** Makes the object type of every collection. */
export function addObjectTypes(
  registry: TypeRegistry,
  collections: readonly ObjectDeclaration[],
  findCollection: FindCollection,
): void {
  const { builder } = registry;
  for (const collection of collections) {
    registry.addOutput(collection.name, builder.objectRef<Row>(collection.name));
  }
  for (const collection of collections) {
    builder.objectType(
      registry.output(collection.name) as never,
      {
        description: collection.doc,
        interfaces: collection.interfaces.map((name) => registry.interface(name)) as never,
        fields: (t: unknown) =>
          Object.fromEntries(
            Object.entries(collection.fields).map(([name, field]) => [
              name,
              outputField(
                t as never,
                registry,
                { collection, findCollection, parentName: collection.name, name },
                field,
              ),
            ]),
          ) as never,
      } as never,
    );
  }
}
