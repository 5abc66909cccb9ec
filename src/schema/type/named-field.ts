import type { GraphQLResolveInfo } from 'graphql';
import type { Row } from '../../db/read/row/batch.ts';
import type { ReadTogether } from '../resolve/read-together.ts';
import type { ClaimName, NodeName } from './backing.ts';
import type { FieldsOf } from './builder.ts';

/** An item of a computed answer, with what reads what it and those beside it name. */
interface Naming {
  readonly together: ReadTogether;
}

interface NamedField<T, Key> {
  readonly doc: string;
  /** The key of what is named. */
  readonly keyOf: (of: T) => Key;
}

type AnyNode = NodeName | 'Entity';
type AnyClaim = ClaimName | 'Claim';

/** A field that shows a node which an item of a computed answer names by key. */
export function nodeField<T extends Naming>(t: FieldsOf<T>, type: AnyNode, named: NamedField<T, number>) {
  return rowField(t, type, named.doc, (of, info) => of.together.node(named.keyOf(of), info));
}

/** The same where an item may name no node: its key is null or undefined then. */
export function optionalNodeField<T extends Naming>(
  t: FieldsOf<T>,
  type: AnyNode,
  { doc, keyOf }: NamedField<T, number | null | undefined>,
) {
  return optionalRowField(t, type, doc, (of, info) => {
    const key = keyOf(of);
    return key == null ? undefined : of.together.node(key, info);
  });
}

/** A field that shows a claim which an item of a computed answer names by key. */
export function claimField<T extends Naming>(t: FieldsOf<T>, type: AnyClaim, named: NamedField<T, number>) {
  return rowField(t, type, named.doc, (of, info) => of.together.claim(named.keyOf(of), info));
}

/** The same where an item may name no claim: its key is null or undefined then. */
export function optionalClaimField<T extends Naming>(
  t: FieldsOf<T>,
  type: AnyClaim,
  { doc, keyOf }: NamedField<T, number | null | undefined>,
) {
  return optionalRowField(t, type, doc, (of, info) => {
    const key = keyOf(of);
    return key == null ? undefined : of.together.claim(key, info);
  });
}

type ReadRow<T> = (of: T, info: GraphQLResolveInfo) => Row | undefined;

/** What an answer is computed from can be read; if ever it could not, graphql-js says which field must not be null. */
function rowField<T>(t: FieldsOf<T>, type: AnyNode | AnyClaim, description: string, read: ReadRow<T>) {
  return t.field({
    type,
    nullable: false,
    description,
    resolve: (of, _, _context, info) => read(of, info) as Row,
  });
}

function optionalRowField<T>(
  t: FieldsOf<T>,
  type: AnyNode | AnyClaim,
  description: string,
  read: ReadRow<T>,
) {
  return t.field({
    type,
    nullable: true,
    description,
    resolve: (of, _, _context, info) => read(of, info),
  });
}
