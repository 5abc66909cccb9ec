import type { NodeType } from '../domain/node.ts';
import type { Fields, StatedFields } from './field.ts';

export interface NodeModel<T extends NodeType = NodeType, F extends Fields = Fields> {
  readonly type: T;
  readonly table: string;
  readonly doc: string;
  readonly section: { readonly name: string; readonly doc: string };
  readonly fields: F;
}

export function nodeType<const T extends NodeType, const F extends Fields>(
  type: T,
  model: Omit<NodeModel<T, F>, 'type'>,
): NodeModel<T, F> {
  return { type, ...model };
}

type Flat<T> = { -readonly [N in keyof T]: T[N] };
/** What a record of a source says of a node of this type, besides what all nodes say. */
export type StatedNode<M extends NodeModel> = Flat<{ type: M['type'] } & StatedFields<M['fields']>>;

/** A field that an export has no place for, and why. */
export interface LeftOut {
  readonly leftOut: string;
}
export const leftOut = (why: string): LeftOut => ({ leftOut: why });

/** What an export makes of each field of a node type: all of them, or it does not compile. */
export type Mapped<M extends NodeModel, To> = Readonly<Record<keyof M['fields'], To | LeftOut>>;
