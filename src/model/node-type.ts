import type { NodeType } from '../domain/node.ts';
import type { Fields, StatedFields } from './field.ts';

export interface NodeModel<T extends NodeType = NodeType, F extends Fields = Fields> {
  readonly type: T;
  readonly table: string;
  readonly doc: string;
  /** Where dossiers have nodes of the type, which is also their plural in the API. */
  readonly section: { readonly name: string; readonly doc: string; readonly bySlug: string };
  /** Of documents and what else has a title: the API and dossiers call the name so. */
  readonly title?: { readonly doc: string };
  readonly fields: F;
}

export function nodeType<const T extends NodeType, const M extends Omit<NodeModel, 'type'>>(
  type: T,
  model: M,
): M & { readonly type: T } {
  return { ...model, type };
}

/** What belongs to one node, and is no node itself. */
export interface PartModel<F extends Fields = Fields> {
  /** Of its type in the API. */
  readonly name: string;
  readonly table: string;
  readonly doc: string;
  readonly fields: F;
}

export function nodePart<const F extends Fields>(
  name: string,
  model: Omit<PartModel<F>, 'name'>,
): PartModel<F> {
  return { name, ...model };
}

type Flat<T> = { -readonly [N in keyof T]: T[N] };
/** What a record of a source says of a node of this type, besides what all nodes say. */
export type StatedNode<M extends NodeModel> = Flat<{ type: M['type'] } & StatedFields<M['fields']>>;
