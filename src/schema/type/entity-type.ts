import type { FindEntity } from '../../db/read/collection/filter.ts';
import { batchOf, type Row } from '../../db/read/row/batch.ts';
import type { DeclaredEntity, DeclaredField } from '../declare/declare.ts';
import { outputField } from './field.ts';
import type { TypeRegistry } from './registry.ts';

/** An interface of the API: fields that several entities declare alike. */
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
  entities: readonly DeclaredEntity[],
  findEntity: FindEntity,
): void {
  const { builder } = registry;
  for (const { name, doc, fields, interfaces: parents } of interfaces) {
    const ref = builder.interfaceRef<Row>(name);
    registry.addInterface(name, ref as never);
    const implementer = entities.find((entity) => entity.interfaces.includes(name));
    if (!implementer) throw new Error(`no entity implements ${name}`);
    builder.interfaceType(ref, {
      description: doc,
      interfaces: parents.map((parent) => registry.interface(parent)) as never,
      resolveType: (row: unknown) => batchOf(row as Row).entity.name,
      fields: (t) =>
        Object.fromEntries(
          Object.entries(fields).map(([field, declared]) => [
            field,
            outputField(
              t as never,
              registry,
              { entity: implementer, findEntity, parentName: name, name: field },
              declared,
            ),
          ]),
        ) as never,
    });
  }
}

/** Makes the object type of every entity. */
export function addEntityTypes(
  registry: TypeRegistry,
  entities: readonly DeclaredEntity[],
  findEntity: FindEntity,
): void {
  const { builder } = registry;
  for (const entity of entities) {
    registry.addOutput(entity.name, builder.objectRef<Row>(entity.name));
  }
  for (const entity of entities) {
    builder.objectType(
      registry.output(entity.name) as never,
      {
        description: entity.doc,
        interfaces: entity.interfaces.map((name) => registry.interface(name)) as never,
        fields: (t: unknown) =>
          Object.fromEntries(
            Object.entries(entity.fields).map(([name, field]) => [
              name,
              outputField(t as never, registry, { entity, findEntity, parentName: entity.name, name }, field),
            ]),
          ) as never,
      } as never,
    );
  }
}
