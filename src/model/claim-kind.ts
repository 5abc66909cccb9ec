import type { NodeType } from '../domain/node.ts';
import type { Field, Fields, StatedFields } from './field.ts';

/** The `ref` of a node record in the same batch. */
export type NodeRef = string;

/** A place of a claim where a node stands. */
export interface End<
  T extends NodeType = NodeType,
  Presence extends 'one' | 'optional' | 'many' = 'one' | 'optional' | 'many',
  L extends Fields = Fields,
> {
  readonly types: readonly T[];
  readonly presence: Presence;
  readonly doc: string;
  readonly dossier: string;
  /** What a filter asks, and its name where that is not the end's. */
  readonly filter?: string;
  readonly filterName?: string;
  /** Of many nodes: the table that links them, and what it says of each. */
  readonly link?: { readonly table: string; readonly fields: L };
}
export type Ends = Readonly<Record<string, End>>;

type EndText = Pick<End, 'doc' | 'dossier' | 'filter' | 'filterName'>;
export const one = <T extends NodeType>(type: T, said: EndText): End<T, 'one'> => ({
  types: [type],
  presence: 'one',
  ...said,
});
export const many = <T extends NodeType, L extends Fields>(
  type: T,
  link: { readonly table: string; readonly fields: L },
  said: EndText,
): End<T, 'many', L> & { readonly link: { readonly fields: L } } => ({
  types: [type],
  presence: 'many',
  link,
  ...said,
});

/** A claim in words from each of its two nodes; `to…` follows "is expected to". */
export interface Reading {
  readonly forward: string;
  readonly backward: string;
  readonly toForward: string;
  readonly toBackward: string;
}
/** "hosts", "host", "hosted by": enough where the other way is the passive. */
export const verb = (forward: string, toForward: string, participle: string): Reading => ({
  forward,
  backward: `is ${participle}`,
  toForward,
  toBackward: `be ${participle}`,
});

/** How a step along the claim reads: for any claim of the kind, and more exactly by the words of one field. */
export interface Readings<F extends Fields = Fields> {
  readonly any: Reading;
  readonly by?: {
    readonly [N in keyof F]?: F[N] extends Field<'word', infer _P, infer W>
      ? Readonly<Record<W, Reading>>
      : never;
  };
}

export interface ClaimModel<K extends string = string, E extends Ends = Ends, F extends Fields = Fields> {
  readonly kind: K;
  readonly table: string;
  readonly doc: string;
  readonly section: { readonly name: string; readonly doc: string };
  readonly ends: E;
  /** Whether it may be about one lot of its tender, and what that means. */
  readonly lot?: { readonly doc: string; readonly absent: string; readonly dossier: string } | undefined;
  readonly fields: F;
  readonly edge?: { readonly from: keyof E & string; readonly to: keyof E & string };
  readonly reading?: Readings<F>;
}

export function claimKind<
  const K extends string,
  const E extends Ends,
  const F extends Fields,
  const L = undefined,
>(
  kind: K,
  model: Omit<ClaimModel<K, E, F>, 'kind' | 'lot' | 'edge' | 'reading'> & {
    readonly lot?: L & ClaimModel['lot'];
    readonly edge?: { readonly from: keyof NoInfer<E> & string; readonly to: keyof NoInfer<E> & string };
    readonly reading?: Readings<NoInfer<F>>;
  },
): ClaimModel<K, E, F> & { readonly lot: L } {
  return { kind, ...model } as never;
}

type StatedEnd<E extends End> =
  E extends End<infer T, 'many', infer L>
    ? readonly Flat<{ [N in Lowercase<T>]: NodeRef } & StatedFields<L>>[]
    : NodeRef;
type Flat<T> = { -readonly [N in keyof T]: T[N] };

/** What a record of a source says of a claim of this kind, besides what all claims say. */
export type StatedClaim<C extends ClaimModel> = Flat<
  { kind: C['kind'] } & { [N in keyof C['ends']]: StatedEnd<C['ends'][N]> } & (C['lot'] extends undefined
      ? unknown
      : { lot?: string }) &
    StatedFields<C['fields']>
>;
