import type { Money, ValueStatus } from '../domain/money.ts';
import type { Words } from './words.ts';

/** An amount, or why there is none. */
export type Valued = ({ status: 'KNOWN' } & Money) | { status: Exclude<ValueStatus, 'KNOWN'> };

/** What sources state as a value of each kind. Every reader and writer has one entry for each kind: a new kind does not compile without. */
export interface StatedValues {
  text: string;
  /** Two capital letters. */
  country: string;
  /** A year, month, day or instant. */
  partialDate: string;
  integer: number;
  /** One of a list of words. */
  word: string;
  /** An amount of money, or why there is none. */
  amount: Valued;
  /** A set of texts, in a table of its own. */
  texts: readonly string[];
}
export type ValueKind = keyof StatedValues;

/** Whether a row may lack the value: `unstated` is the word that stands there then. */
export type Presence = 'required' | 'unstated' | 'nullable';

/** Where standards have it; said in the API's description. */
export type Terms = Partial<Record<'OCDS' | 'eForms' | 'DECP' | 'BODS', string>>;

/** One thing that sources say of a node or claim. */
export interface Field<
  K extends ValueKind = ValueKind,
  P extends Presence = Presence,
  W extends string = string,
> {
  readonly kind: K;
  readonly presence: P;
  readonly doc: string;
  readonly terms?: Terms;
  /** What null means, after "Null when"; `otherwise` where `doc` says when there is a value. */
  readonly absent?: string;
  /** The word that says nothing: any other outweighs it. */
  readonly unstated?: W;
  readonly words?: Words<W>;
  /** The least that it may be. */
  readonly min?: number;
  /** What a dossier's author reads. */
  readonly dossier: string;
  /** What a filter of its name asks; without it there is none. */
  readonly filter?: string;
  /** Of amounts: what the status beside it says. */
  readonly statusDoc?: string;
}
export type Fields = Readonly<Record<string, Field>>;

interface Shown {
  readonly doc: string;
  readonly terms?: Terms;
  readonly dossier: string;
  readonly filter?: string;
}
/** Every field says either that it is never missing, or what it means that it is; a required amount may say why there is none. */
type Missing = { readonly required: true } | { readonly absent: string };
type PresenceOf<O> = O extends { required: true }
  ? 'required'
  : O extends { unstated: string }
    ? 'unstated'
    : 'nullable';

function make<K extends ValueKind>(kind: K, options: object): never {
  const { required, ...rest } = options as { required?: true };
  const presence = required ? 'required' : 'unstated' in rest ? 'unstated' : 'nullable';
  return { kind, presence, ...rest } as never;
}
const maker =
  <K extends ValueKind, More = unknown>(kind: K) =>
  <const O extends Shown & Missing & More>(options: O): Field<K, PresenceOf<O>> =>
    make(kind, options);

export const text = maker('text');
export const country = maker('country');
export const partialDate = maker('partialDate');
export const integer = maker<'integer', { readonly min?: number }>('integer');
export const amount = maker<'amount', { readonly statusDoc: string }>('amount');
export const texts = maker('texts');
export const word = <W extends string, const O extends Shown & ({ readonly unstated: NoInfer<W> } | Missing)>(
  words: Words<W>,
  options: O,
): Field<'word', PresenceOf<O>, W> => make('word', { words, ...options });

/** The description of a field in the API: what it is, what standards call it, what null means. */
export function describe({ doc, terms = {}, absent }: Pick<Field, 'doc' | 'terms' | 'absent'>): string {
  const names = Object.entries(terms).map(([standard, term]) =>
    standard === 'eForms' ? `${standard} ${term}` : `${standard} \`${term}\``,
  );
  return [doc, names.length > 0 && `${names.join('; ')}.`, whenNull(absent)].filter(Boolean).join(' ');
}
export function whenNull(absent: string | undefined): string | undefined {
  if (absent === undefined) return undefined;
  return absent === 'otherwise' ? 'Null otherwise.' : `Null when ${absent}.`;
}

type StatedOf<F extends Field> = F extends Field<'word', Presence, infer W> ? W : StatedValues[F['kind']];
type Optional<F extends Fields> = {
  [N in keyof F]: F[N]['presence'] extends 'required' ? never : N;
}[keyof F];
type Flat<T> = { -readonly [N in keyof T]: T[N] };

/** What a record of a source may have of these fields: one that is not there was not stated. */
export type StatedFields<F extends Fields> = Flat<
  { [N in Exclude<keyof F, Optional<F>>]: StatedOf<F[N]> } & { [N in Optional<F>]?: StatedOf<F[N]> }
>;
