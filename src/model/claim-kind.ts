import type { NodeType } from '../domain/node.ts';
import type { Fields, StatedFields } from './field.ts';

/** The `ref` of a node record in the same batch. */
export type NodeRef = string;

/** The field by which a node of an end's type lists the claims at whose end it stands. */
export interface Inverse {
  readonly field: string;
  readonly doc: string;
}

/** A place of a claim where a node stands. */
export interface End<
  T extends NodeType = NodeType,
  Presence extends 'one' | 'optional' | 'many' = 'one' | 'optional' | 'many',
  L extends Fields = Fields,
> {
  readonly types: readonly T[];
  readonly presence: Presence;
  readonly doc: string;
  /** Of an optional one: what null means, after "Null when". */
  readonly absent?: string;
  readonly dossier: string;
  /** What a filter asks, and its name where that is not the end's. */
  readonly filter?: string;
  readonly filterName?: string;
  /** Of several types: what holds the node's, where that is not the end's name and `Type`. Two ends that share it are of one type. */
  readonly typedBy?: string;
  readonly inverses?: Readonly<Partial<Record<T, Inverse>>>;
  /** Of many nodes: the table that links them, and what it says of each. */
  readonly link?: { readonly table: string; readonly fields: L };
}
export type Ends = Readonly<Record<string, End>>;

type EndText = Pick<End, 'doc' | 'dossier' | 'filter' | 'filterName'> & { readonly inverse?: Inverse };
type SingleText<T extends NodeType> = EndText & Pick<End<T>, 'absent' | 'typedBy' | 'inverses'>;
type EndPresence<O> = O extends { absent: string } ? 'optional' : 'one';
type TypedBy<O> = O extends { typedBy: infer N } ? { readonly typedBy: N } : unknown;

/** An end where one node stands, of one type or one of several; it may be empty where `absent` says what that means. */
export function one<const T extends NodeType, const O extends SingleText<T>>(
  type: T | readonly T[],
  { inverse, ...said }: O,
): End<T, EndPresence<O>> & TypedBy<O> {
  const types = typeof type === 'string' ? [type] : type;
  const presence = said.absent === undefined ? 'one' : 'optional';
  return { types, presence, ...inversesOf(types, inverse), ...said } as End<T, EndPresence<O>> & TypedBy<O>;
}
/** An end where one or several nodes of a type stand. */
export const many = <T extends NodeType, L extends Fields>(
  type: T,
  link: { readonly table: string; readonly fields: L },
  { inverse, ...said }: EndText,
): End<T, 'many', L> & { readonly link: { readonly fields: L } } => ({
  types: [type],
  presence: 'many',
  link,
  ...inversesOf([type], inverse),
  ...said,
});
function inversesOf<T extends NodeType>(
  types: readonly T[],
  inverse: Inverse | undefined,
): Pick<End<T>, 'inverses'> {
  return inverse
    ? { inverses: Object.fromEntries(types.map((type) => [type, inverse])) as Record<T, Inverse> }
    : {};
}

/** What holds the type of the node at an end, where several are allowed. */
export function typeOf(name: string, { types, typedBy = `${name}Type` }: End): string | undefined {
  return types.length > 1 ? typedBy : undefined;
}

export interface ClaimModel<K extends string = string, E extends Ends = Ends, F extends Fields = Fields> {
  readonly kind: K;
  readonly table: string;
  readonly doc: string;
  /** What its word among the kinds means, where that is not `doc`. */
  readonly meaning?: string;
  /** The list of a dossier in which such claims are written. */
  readonly section: { readonly name: string; readonly doc: string };
  readonly ends: E;
  /** Whether it may be about one lot of its tender, and what that means. */
  readonly lot?: { readonly doc: string; readonly absent: string; readonly dossier: string } | undefined;
  readonly fields: F;
  readonly edge?: { readonly from: keyof E & string; readonly to: keyof E & string };
}

export function claimKind<
  const K extends string,
  const E extends Ends,
  const F extends Fields,
  const S extends string,
  const L = undefined,
>(
  kind: K,
  model: Omit<ClaimModel<K, E, F>, 'kind' | 'section' | 'lot' | 'edge'> & {
    readonly section: { readonly name: S; readonly doc: string };
    readonly lot?: L & ClaimModel['lot'];
    /** Between which ends its edge runs, of a kind whose claims are edges. */
    readonly edge?: { readonly from: keyof NoInfer<E> & string; readonly to: keyof NoInfer<E> & string };
  },
): ClaimModel<K, E, F> & { readonly lot: L; readonly section: { readonly name: S } } {
  return { kind, ...model } as ClaimModel<K, E, F> & {
    readonly lot: L;
    readonly section: { readonly name: S };
  };
}

/** The ends between which its edge runs, where one node could stand at both: a claim about a node and itself says nothing. */
export function distinctEnds({ ends, edge }: ClaimModel): readonly [string, string] | undefined {
  if (!edge) return undefined;
  const types = ends[edge.to]?.types ?? [];
  return ends[edge.from]?.types.some((type) => types.includes(type)) ? [edge.from, edge.to] : undefined;
}

type StatedEnd<E extends End> =
  E extends End<infer T, 'many', infer L>
    ? readonly Flat<{ [N in Lowercase<T>]: NodeRef } & StatedFields<L>>[]
    : NodeRef;
type OptionalEnd<E extends Ends> = {
  [N in keyof E]: E[N]['presence'] extends 'optional' ? N : never;
}[keyof E];
type StatedEnds<E extends Ends> = { [N in Exclude<keyof E, OptionalEnd<E>>]: StatedEnd<E[N]> } & {
  [N in OptionalEnd<E>]?: StatedEnd<E[N]>;
};
type Flat<T> = { -readonly [N in keyof T]: T[N] };

/** What a record of a source says of a claim of this kind, besides what all claims say. */
export type StatedClaim<C extends ClaimModel> = Flat<
  { kind: C['kind'] } & StatedEnds<C['ends']> &
    (C['lot'] extends undefined ? unknown : { lot?: string }) &
    StatedFields<C['fields']>
>;
