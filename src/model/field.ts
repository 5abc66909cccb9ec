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
  /** The address of a page. */
  url: string;
  /** Fields that are one thing together; records and columns have them as fields of their own, each after the group's name. */
  group: never;
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
  /** Of texts: where they are kept. */
  readonly list?: TextList;
  /** Of groups: the type that the API shows them as, and what that is. */
  readonly object?: { readonly name: string; readonly doc: string };
  readonly parts?: Fields;
  /** Of groups: what must hold of its parts, which are then stated together or not at all. */
  readonly rule?: GroupRule;
}
export type Fields = Readonly<Record<string, Field>>;

export interface TextList<T extends string = string, E extends string = string> {
  readonly table: T;
  /** The column of a text. */
  readonly element: E;
  /** What a dossier's author reads of one text. */
  readonly dossier: string;
}

/** `range`: of `min` and `max`, neither below 0, the first is not the greater. */
export type GroupRule = 'range';

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

/** The field of these options; whether it may lack the value is read from them, as `PresenceOf` reads it from their type. */
function make<F>(kind: ValueKind, options: object): F {
  const { required, ...rest } = options as { required?: true };
  const presence: Presence = required ? 'required' : 'unstated' in rest ? 'unstated' : 'nullable';
  return { kind, presence, ...rest } as F;
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
export const texts = <const T extends string, const E extends string>(
  list: TextList<T, E>,
  options: Shown,
): Field<'texts', 'nullable'> & { readonly list: TextList<T, E> } => make('texts', { list, ...options });
export const url = maker('url');
/** One that is required may have a word that says nothing, too. */
export const word = <W extends string, const O extends Shown & ({ readonly unstated: NoInfer<W> } | Missing)>(
  words: Words<W>,
  options: O,
): Field<'word', PresenceOf<O>, W> => make('word', { words, ...options });
export const group = <const P extends Fields>(
  parts: P,
  options: Shown & { readonly absent: string } & Pick<Field, 'rule'> & Required<Pick<Field, 'object'>>,
): Omit<Field<'group', 'nullable'>, 'parts'> & { readonly parts: P } => make('group', { parts, ...options });

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

type PartOf<F extends Fields> = {
  [N in keyof F & string]: F[N] extends { readonly parts: infer P } ? [N, keyof P & string, P] : never;
}[keyof F & string];
/** The fields with the parts of groups in place of these: `address` with a `region` is `addressRegion`. */
export type FlatFields<F extends Fields> = [PartOf<F>] extends [never]
  ? F
  : { readonly [N in keyof F as F[N] extends { readonly parts: Fields } ? never : N]: F[N] } & {
      readonly [P in PartOf<F> as `${P[0]}${Capitalize<P[1]>}`]: P[2][P[1] & keyof P[2]];
    };

/** The name of a group's part in records and tables. */
export const partName = (group: string, part: string): string =>
  group + part.charAt(0).toUpperCase() + part.slice(1);

/** See the type. */
export function flatFields<F extends Fields>(fields: F): FlatFields<F> {
  const flat = Object.entries(fields).flatMap(([name, field]) =>
    field.parts
      ? Object.entries(field.parts).map(([part, held]) => [partName(name, part), held])
      : [[name, field]],
  );
  return Object.fromEntries(flat) as FlatFields<F>;
}

type StatedOf<F extends Field> = F extends Field<'word', Presence, infer W> ? W : StatedValues[F['kind']];
type Optional<F extends Fields> = {
  [N in keyof F]: F[N]['presence'] extends 'required' ? never : N;
}[keyof F];
type Flat<T> = { -readonly [N in keyof T]: T[N] };

type StatedFlat<F extends Fields> = Flat<
  { [N in Exclude<keyof F, Optional<F>>]: StatedOf<F[N]> } & { [N in Optional<F>]?: StatedOf<F[N]> }
>;
/** What a record of a source may have of these fields: one that is not there was not stated. */
export type StatedFields<F extends Fields> =
  FlatFields<F> extends infer G extends Fields ? StatedFlat<G> : never;
