import type { Collection } from '../../db/read/collection/collection.ts';
import type { FindCollection } from '../../db/read/collection/filter-value.ts';
import { batchOf, type Row } from '../../db/read/row/batch.ts';
import type { DeclaredField, ObjectDeclaration } from '../declare/declare.ts';
import type { Interfaces } from './backing.ts';
import type { Builder, FieldsOf } from './builder.ts';
import { outputField } from './field.ts';

type DeclaredFields = Readonly<Record<string, DeclaredField>>;

/** An interface of the API: fields that several collections declare alike. */
export interface DeclaredInterface {
  readonly name: string;
  readonly doc: string;
  readonly interfaces: readonly string[];
  readonly fields: DeclaredFields;
}

/** Makes the interfaces, whose types are told by the rows themselves. */
export function addInterfaces(
  builder: Builder,
  interfaces: readonly DeclaredInterface[],
  collections: readonly ObjectDeclaration[],
  findCollection: FindCollection,
): void {
  for (const { name, doc, fields, interfaces: parents } of interfaces) {
    const implementer = collections.find((collection) => collection.interfaces.includes(name));
    if (!implementer) throw new Error(`no collection implements ${name}`);
    builder.interfaceRef<Row>(name).implement({
      description: doc,
      interfaces: interfacesNamed(parents),
      resolveType: (row: unknown) => batchOf(row as Row).collection.name,
      // Fields of interfaces and objects are declared alike, which spares Pothos' types of both kinds at once.
      fields: (t) =>
        outputFields(t as unknown as FieldsOf<Row>, fields, {
          collection: implementer,
          findCollection,
          declaredBy: () => name,
        }),
    });
  }
}

/** Makes the object type of every collection. */
export function addObjectTypes(
  builder: Builder,
  collections: readonly ObjectDeclaration[],
  interfaces: readonly DeclaredInterface[],
  findCollection: FindCollection,
): void {
  for (const collection of collections) {
    // A list that an interface has as well is the same list, whichever of them it is asked of.
    const implemented = interfaces.filter(({ name }) => collection.interfaces.includes(name));
    const declaredBy = (field: string) =>
      implemented.find(({ fields }) => Object.hasOwn(fields, field))?.name ?? collection.name;
    builder.objectRef<Row>(collection.name).implement({
      description: collection.doc,
      interfaces: interfacesNamed(collection.interfaces),
      fields: (t) => outputFields(t, collection.fields, { collection, findCollection, declaredBy }),
    });
  }
}

function interfacesNamed(names: readonly string[]): (keyof Interfaces)[] {
  return names as (keyof Interfaces)[];
}

function outputFields(
  t: FieldsOf<Row>,
  fields: DeclaredFields,
  place: { collection: Collection; findCollection: FindCollection; declaredBy: (field: string) => string },
) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      outputField(t, { ...place, declaredBy: place.declaredBy(name), name }, field),
    ]),
  );
}
