import { Footnotes } from './footnotes.ts';
import { type Format, formatOf } from './format.ts';
import type { Language } from './language.ts';
import type { DataStateFragment } from './operations.ts';
import { DAYS, type ParameterSet, readable, type Values, writeParameters } from './parameter.ts';
import { type CommonWords, commonWords } from './words/common.ts';
import type { Term } from './words/help.ts';

/** A part of a page that could not be read. */
export interface Missing {
  /** Of the operation: `tender.indicators`. */
  readonly field: string;
  /** `extensions.code` of the error. */
  readonly code: string;
}

export interface ViewOptions<P extends ParameterSet> {
  readonly language: Language;
  /** The page's path, without the language. */
  readonly path: string;
  readonly segments: Readonly<Record<string, string>>;
  readonly set: P;
  readonly parameters: Values<P>;
  readonly known: string | undefined;
  readonly valid: string | undefined;
  readonly publicUrl: string;
  readonly missing: readonly Missing[];
  /** Name of the operation from which the page is made; null for pages of errors. */
  readonly operation: string | null;
  /** How new the data is; undefined for pages of errors. */
  readonly dataState: DataStateFragment['dataState'] | undefined;
}

/** What a page is made with, besides its data: the reader's language, the days asked, addresses, footnotes. One a page. */
export class View<P extends ParameterSet = ParameterSet> {
  readonly language: Language;
  readonly path: string;
  readonly segments: Readonly<Record<string, string>>;
  readonly parameters: Values<P>;
  readonly known: string | undefined;
  readonly valid: string | undefined;
  /** Of this server, for citations and previews: from its configuration, never from a request. */
  readonly publicUrl: string;
  readonly missing: readonly Missing[];
  readonly operation: string | null;
  readonly dataState: DataStateFragment['dataState'] | undefined;
  /** What its form of filters says is asked, for its citation and for print; the form tells. */
  selection: readonly string[] = [];
  readonly words: CommonWords;
  readonly format: Format;
  readonly notes: Footnotes;
  /** Of the glossary, those that the page explains. */
  readonly terms = new Set<Term>();
  readonly #set: P;

  constructor(options: ViewOptions<P>) {
    this.language = options.language;
    this.path = options.path;
    this.segments = options.segments;
    this.parameters = options.parameters;
    this.known = options.known;
    this.valid = options.valid;
    this.publicUrl = options.publicUrl;
    this.missing = options.missing;
    this.operation = options.operation;
    this.dataState = options.dataState;
    this.words = commonWords[options.language];
    this.format = formatOf(options.language);
    this.notes = new Footnotes(this);
    this.#set = options.set;
  }

  /**
   * The address of a page, in the same language and on the same days.
   *
   * @param path without the language, with its segments escaped: `nodePath(…)`, `/tenders`
   * @param query of that page, in its order, such as `{ cpv: '72' }`
   */
  link(path: string, query: Readonly<Record<string, string | readonly string[]>> = {}): string {
    return `/${this.language}${path}${this.#queryOf(query, this.#days)}`;
  }

  /** The same for files and feeds, which are read elsewhere: with the server's public URL. */
  publicLink(path: string): string {
    return `${this.publicUrl}${this.link(path)}`;
  }

  /** This page with other parameters; `undefined` takes one away. */
  here(changes: Partial<Values<P>> = {}): string {
    const own = writeParameters(this.#set, { ...this.parameters, ...changes });
    const days = writeParameters(DAYS, this.#days);
    return `/${this.language}${this.path}${joinQueries(own, days)}`;
  }

  /** This page on other days. */
  onDays(days: { readonly known?: string | undefined; readonly valid?: string | undefined }): string {
    const own = writeParameters(this.#set, this.parameters);
    return `/${this.language}${this.path}${joinQueries(own, writeParameters(DAYS, days))}`;
  }

  /** The part of a query that names days, with its "?"; empty for today and any day. */
  daysQuery(days: { readonly known?: string | undefined; readonly valid?: string | undefined }): string {
    return writeParameters(DAYS, days);
  }

  /** This page in another language, or in another form. */
  in(language: Language, ending = ''): string {
    const own = writeParameters(this.#set, this.parameters);
    return `/${language}${this.path}${ending}${joinQueries(own, writeParameters(DAYS, this.#days))}`;
  }

  /** The page's own parameters as its address has them, for forms that keep them. */
  ownParameters(): [name: string, value: string][] {
    return [...new URLSearchParams(writeParameters(this.#set, this.parameters))];
  }

  get #days() {
    return { known: this.known, valid: this.valid };
  }

  #queryOf(query: Readonly<Record<string, string | readonly string[]>>, days: object): string {
    const written = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const each of typeof value === 'string' ? [value] : value) written.append(name, each);
    }
    const own = readable(written);
    return joinQueries(own === '' ? '' : `?${own}`, writeParameters(DAYS, { ...days }));
  }
}

function joinQueries(own: string, days: string): string {
  return own === '' ? days : `${own}${days.replace('?', '&')}`;
}
