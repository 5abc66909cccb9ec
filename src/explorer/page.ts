import type { Html, Markup } from './html.ts';
import type { TypedDocumentString } from './operations.ts';
import type { ParameterSet, Values } from './parameter.ts';
import type { Thing } from './parts/metadata.ts';
import type { View } from './view.ts';

/** What a page's address says. */
export interface Asked<P extends ParameterSet = ParameterSet> {
  /** The parts of the path that the pattern names, such as `slug`. */
  readonly segments: Readonly<Record<string, string>>;
  readonly parameters: Values<P>;
  /** `EN` or `FR`, for fields that give sentences. */
  readonly language: 'EN' | 'FR';
  /** The two days, null for today and for any. Operations have both as `$known` and `$valid`, for `@asOf`. */
  readonly known: string | null;
  readonly valid: string | null;
}

/** A page to be laid out. */
export interface Shown {
  /** Of the document: what stands in the tab and in lists of links. */
  readonly title: string;
  /** For search engines and previews, at most 200 characters. */
  readonly description?: string;
  /** Between header and footer. */
  readonly main: Html;
  /** More for the `head`: links to other forms of the page. */
  readonly head?: Markup;
  /** What it is about, for programs that read its head. */
  readonly thing?: Thing;
  /** Scripts of its own, names of files in `islands/` without their ending. */
  readonly islands?: readonly string[];
  /** Whether the days make no difference: then there is no bar for them. */
  readonly hasNoDays?: boolean;
  /** Whether it says itself how to cite it, so that its foot need not. */
  readonly hasOwnCitation?: boolean;
  /** Whether the search stands in the page itself, so that the header needs none. */
  readonly hasOwnSearch?: boolean;
  /** Whether it is for search engines. Default true; lists of many filters are not. */
  readonly isIndexed?: boolean;
}

/** The thing has another address now, such as that of the node it was merged into. */
export interface Moved {
  /** Without the language: `/tender/…`. */
  readonly movedTo: string;
  /** Whether it holds for this database alone, as ids do: then nobody may keep it (303 in place of 301). */
  readonly isForNow?: boolean;
}

/** Forms that a page may have besides HTML. */
export type FormBesides = 'json' | 'csv' | 'svg' | 'gexf' | 'atom';

/** A form besides HTML: what the body is, and its media type. */
export interface OtherForm {
  readonly contentType: string;
  readonly body: string;
  /** Where it is a file to be stored. */
  readonly fileName?: string;
  /** In place of those of pages, such as a policy of its own. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What has to be known before a page's operation can be asked: an operation of its own, of few fields. */
export interface First<F, A, P extends ParameterSet> {
  readonly document: TypedDocumentString<F, A>;
  readonly variables: (asked: Asked<P>) => A;
}

/** What some addresses of a page need besides: asked after the first operation, and only where there are variables. */
export interface Second<S, B, F, P extends ParameterSet> {
  readonly document: TypedDocumentString<S, B>;
  readonly variables: (asked: Asked<P>, first: F) => B | undefined;
}

export interface PageDefinition<
  R,
  V,
  P extends ParameterSet,
  F = unknown,
  A = unknown,
  S = unknown,
  B = unknown,
> {
  /** Without the language; `:name` takes what stands between two slashes. */
  readonly path: string;
  /** In the order in which they stand in addresses. The two days are added at the end. */
  readonly parameters?: P;
  /** The one operation from which the page is made. */
  readonly document: TypedDocumentString<R, V>;
  /** Asked before it. Absent: all that is asked stands in the address. Pages that need none are quicker. */
  readonly first?: First<F, A, P>;
  readonly second?: Second<S, B, F, P>;
  readonly variables: (asked: Asked<P>, first: F & Partial<S>) => V;
  /** The variables with which it is asked again where what it asks for can't be had: without its analyses. */
  readonly lean?: (variables: V) => V;
  /** Undefined where there is no such thing: a page says so, with near names. */
  readonly show: (data: R & F & Partial<S>, view: View<P>) => Shown | Moved | undefined;
  /** Forms besides HTML, of the same data. */
  readonly forms?: Partial<
    Record<FormBesides, (data: R & F & Partial<S>, view: View<P>) => OtherForm | undefined>
  >;
}

/** A page, whatever its data and parameters are. */
export interface Page {
  readonly path: string;
  readonly parameters: ParameterSet;
  readonly document: { toString(): string };
  /** Name of its operation. */
  readonly operation: string;
  readonly first: First<object, object, ParameterSet> | undefined;
  readonly second: Second<object, object, object, ParameterSet> | undefined;
  readonly variables: (asked: Asked, first: object) => object;
  readonly lean: ((variables: object) => object) | undefined;
  readonly show: (data: object, view: View) => Shown | Moved | undefined;
  readonly forms: Partial<Record<FormBesides, (data: object, view: View) => OtherForm | undefined>>;
}

/** Makes a page; the types of its operation, parameters and markup are held together here, and nowhere else. */
export function definePage<
  R,
  V,
  const P extends ParameterSet = Record<never, never>,
  F = unknown,
  A = unknown,
  S = unknown,
  B = unknown,
>(definition: PageDefinition<R, V, P, F, A, S, B>): Page {
  const { parameters = {}, lean, forms = {}, document } = definition;
  const operation = /^\s*query (\w+)/.exec(document.toString())?.[1] ?? '';
  return { ...definition, operation, parameters, lean, forms } as unknown as Page;
}
