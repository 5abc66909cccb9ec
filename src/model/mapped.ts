import type { FlatFields } from './field.ts';
import type { ClaimKind } from './model.ts';
import type { PartModel } from './node-type.ts';
import type { ClaimRecord, ClaimRecordOf, NodeRecord } from './record.ts';

/** A field, or all of a type or kind, that an export has no place for, and why. */
export interface LeftOut {
  readonly leftOut: string;
}
export const leftOut = (why: string): LeftOut => ({ leftOut: why });
export const isLeftOut = (decided: unknown): decided is LeftOut =>
  typeof decided === 'object' && decided !== null && 'leftOut' in decided;

type Decided<Name extends PropertyKey, To> = { readonly [N in Name]: To | LeftOut };

/** What an export makes of each field of a node type or part: of all of them, or it does not compile. */
export type Mapped<M extends Pick<PartModel, 'fields'>, To> = Decided<keyof FlatFields<M['fields']>, To>;

/** By what Greffe finds nodes and claims again, and tells which of two statements holds. */
type Bookkeeping =
  | 'ref'
  | 'type'
  | 'kind'
  | 'slug'
  | 'key'
  | 'keys'
  | 'nameIsMakeshift'
  | 'isReference'
  | 'statedOn';

/** The same for what nodes of all types have. */
export type MappedNode<To> = Decided<Exclude<keyof NodeRecord, Bookkeeping>, To>;

/** The same for claims of a kind: their ends, their fields, and what all claims have. */
export type MappedClaim<K extends ClaimKind, To> = Decided<Exclude<keyof ClaimRecordOf<K>, Bookkeeping>, To>;

/** What claims of all kinds have. */
export type MappedAnyClaim<To> = Decided<Exclude<keyof ClaimRecord, Bookkeeping>, To>;
