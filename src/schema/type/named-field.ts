import type { GraphQLResolveInfo } from 'graphql';
import type { Row } from '../../db/read/row/batch.ts';
import type { GraphContext } from '../context.ts';
import type { ReadTogether } from '../resolve/read-together.ts';
import type { NodeName } from './backing.ts';
import type { FieldsOf, PothosTypes, TypeRegistry } from './registry.ts';

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

/** An item of a computed answer, with what reads what it and those beside it name. */
interface Naming {
  readonly together: ReadTogether;
}

interface NamedField<T> {
  readonly doc: string;
  /** The key of what is named; of a nullable field undefined or null where nothing is. */
  readonly keyOf: (of: T) => number | null | undefined;
  readonly nullable?: boolean;
}

/** A field that shows a node which an item of a computed answer names by key. */
export function nodeField<T extends Naming>(
  t: FieldBuilder,
  registry: TypeRegistry,
  type: string,
  named: NamedField<T>,
) {
  return namedField(t, registry, type, named, 'node');
}

/** A field that shows a claim which an item of a computed answer names by key. */
export function claimField<T extends Naming>(
  t: FieldBuilder,
  registry: TypeRegistry,
  type: string,
  named: NamedField<T>,
) {
  return namedField(t, registry, type, named, 'claim');
}

/** A node's field, checked: `keyOf` takes what the type's values are. */
export function nodeFieldOf<T extends Naming>(t: FieldsOf<T>, type: NodeName, { doc, keyOf }: NamedField<T>) {
  return t.field({
    type,
    nullable: false,
    description: doc,
    resolve: (of: T, _: object, _context: GraphContext, info: GraphQLResolveInfo) =>
      of.together.node(keyOf(of) as number, info) as Row,
  });
}

function namedField<T extends Naming>(
  t: FieldBuilder,
  registry: TypeRegistry,
  type: string,
  { doc, keyOf, nullable = false }: NamedField<T>,
  read: 'node' | 'claim',
) {
  return t.field({
    type: registry.output(type),
    nullable,
    description: doc,
    resolve: (of: T, _: unknown, _context: unknown, info: GraphQLResolveInfo) => {
      const key = keyOf(of);
      return key == null ? null : of.together[read](key, info);
    },
  } as never);
}
