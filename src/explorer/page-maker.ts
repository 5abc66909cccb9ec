import { today } from '../domain/partial-date.ts';
import type { Exchange } from '../server/answer/exchange.ts';
import type { PageRoom } from '../server/page-room.ts';
import { thingOf } from './address.ts';
import type { Assets } from './assets.ts';
import {
  type ErrorPage,
  NEAR_NAMES,
  noFormPage,
  notFoundPage,
  ourFaultPage,
  refusedPage,
  wrongParameterPage,
} from './error-page.ts';
import { KeptPages, MadePage } from './kept-pages.ts';
import { LANGUAGES, type Language } from './language.ts';
import { makeLinkedData } from './linked-data.ts';
import type { Form } from './negotiation.ts';
import type { DataStateFragment, NearNamesQuery, NodeType } from './operations.ts';
import type { Asked, FormBesides, Page, Shown } from './page.ts';
import { OperationRefused, type PageData, readPageData } from './page-data.ts';
import { readFirst, readPage } from './page-reading.ts';
import {
  DAYS,
  type ParameterSet,
  parameterNamed,
  readParameters,
  type Values,
  WrongParameter,
  writeParameters,
} from './parameter.ts';
import { layOut } from './parts/layout.ts';
import { publicUrlOf } from './public-url.ts';
import type { Made } from './sending.ts';
import { View } from './view.ts';

/** A request for a page. */
export interface PageRequest {
  readonly exchange: Exchange;
  readonly language: Language;
  readonly form: Form;
  /** Without language and ending, as it was sent. */
  readonly path: string;
  /** Undefined where no page has this path. */
  readonly page: Page | undefined;
  /** A language that pages are not in, with the path of one behind it. */
  readonly foreign?: { readonly tag: string; readonly rest: string };
  readonly segments: Readonly<Record<string, string>>;
  readonly given: URLSearchParams;
  /** The query as it was sent, with its "?". */
  readonly search: string;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** Makes pages, and keeps them until the database changes. */
export class PageMaker {
  readonly #room: PageRoom;
  readonly #assets: Assets;
  readonly #publicUrl: string;
  readonly #kept = new KeptPages();

  constructor(room: PageRoom, assets: Assets) {
    this.#room = room;
    this.#assets = assets;
    this.#publicUrl = publicUrlOf(room.config);
  }

  /** Never rejects: what goes wrong becomes a page. */
  async make(request: PageRequest): Promise<Made> {
    try {
      return await this.#make(request);
    } catch (error) {
      if (error instanceof OperationRefused && error.code !== 'INTERNAL_SERVER_ERROR')
        return this.#refused(request, error);
      const { requestId } = request.exchange;
      if (!(error instanceof OperationRefused))
        this.#room.logger.error({ requestId, err: error }, 'A page could not be made');
      return this.#asError(request, (view) => ourFaultPage(view, requestId));
    }
  }

  async #make(request: PageRequest): Promise<Made> {
    const { page, language, path, search, form, foreign } = request;
    if (foreign !== undefined) {
      const wrong = new WrongParameter('language', foreign.tag, 'choice', LANGUAGES);
      const address = `/${language}${foreign.rest}${search}`;
      return this.#asError(request, (view) => wrongParameterPage(view, wrong, { without: address }));
    }
    if (page === undefined) {
      if (path.length > 1 && path.endsWith('/'))
        return { redirect: `/${language}${path.replace(/\/+$/, '')}${search}`, status: 303 };
      return this.#notFound(request, {}, undefined);
    }
    const set = { ...page.parameters, ...DAYS };
    let values: Values<typeof set>;
    try {
      values = readParameters<ParameterSet>(set, request.given) as Values<typeof set>;
    } catch (error) {
      if (!(error instanceof WrongParameter)) throw error;
      return this.#wrong(request, page, error);
    }
    const query = writeParameters(set, values);
    const ending = form === 'html' ? '' : `.${form}`;
    if (query !== search) return { redirect: `/${language}${path}${ending}${query}`, status: 303 };
    if (form === 'graphql') {
      const { variables } = await readFirst(this.#room, request.exchange, page, askedOf(request, values));
      return { redirect: graphiqlAddress(page, variables), status: 303 };
    }
    const address = `${form} /${language}${path}${query}`;
    const state = this.#state();
    const kept = state === undefined ? undefined : this.#kept.find(state, address);
    if (kept) return { page: kept, timing: 'kept' };
    // Linked data is of what is known today.
    const linked = form === 'jsonld' && query === '' ? await makeLinkedData(this.#room, request) : undefined;
    if (linked === undefined) return this.#makeAnew(request, page, values, { state, address });
    if ('page' in linked) this.#keep(state, address, linked.page);
    return linked;
  }

  async #makeAnew(
    request: PageRequest,
    page: Page,
    values: Values<ParameterSet>,
    { state, address }: { readonly state: string | undefined; readonly address: string },
  ): Promise<Made> {
    const { exchange, language } = request;
    const startedAt = performance.now();
    const read = await readPage(this.#room, exchange, page, askedOf(request, values));
    const readAt = performance.now();
    const view = this.#view(request, page.parameters, values, read, exchange.operation?.name ?? null);
    const { form } = request;
    const shown = page.forms[form as FormBesides] === undefined ? page.show(read.data, view) : undefined;
    if (shown && 'movedTo' in shown) {
      const query = writeParameters({ ...page.parameters, ...DAYS }, values);
      const ending = form === 'html' ? '' : `.${form}`;
      return {
        redirect: `/${language}${shown.movedTo}${ending}${query}`,
        status: shown.isForNow ? 303 : 301,
      };
    }
    const made =
      shown && form === 'html'
        ? new MadePage(200, HTML, layOut(view, shown, this.#assets, endingsOf(request)))
        : this.#otherForm(request, page, read, view, shown);
    if (made === undefined) return this.#notFound(request, values, page);
    if (made.status === 200 && read.isWhole) this.#keep(state, address, made);
    const renderMs = performance.now() - readAt;
    return { page: made, timing: timingOf(exchange, readAt - startedAt, renderMs) };
  }

  /** The page's data in a form for programs; undefined where there is no such thing. As JSON it is the answer of its operation. */
  #otherForm(
    { form }: PageRequest,
    page: Page,
    { data, missing }: PageData,
    view: View,
    shown: Shown | undefined,
  ): MadePage | undefined {
    if (form === 'html' || form === 'graphql') return undefined;
    const make = form === 'jsonld' ? undefined : page.forms[form];
    if (make === undefined && form === 'json') {
      const body = JSON.stringify({ data, ...(missing.length > 0 && { missing }) });
      return shown && new MadePage(200, { 'content-type': 'application/json; charset=utf-8' }, body);
    }
    if (make === undefined) return shown && this.#errorPage(view, noFormPage(view));
    const made = make(data, view);
    if (made === undefined) return undefined;
    const { contentType, fileName, body, headers } = made;
    const disposition = fileName !== undefined && {
      'content-disposition': `attachment; filename="${fileName}"`,
    };
    return new MadePage(200, { 'content-type': contentType, ...disposition, ...headers }, body);
  }

  async #notFound(request: PageRequest, values: Values<ParameterSet>, page: Page | undefined): Promise<Made> {
    const near = await this.#nearNames(request, request.path.split('/').at(-1) ?? '');
    const days = { known: values.known, valid: values.valid };
    const view = this.#view(request, page?.parameters ?? {}, { ...values, ...days }, undefined, null);
    return { page: this.#errorPage(view, notFoundPage(view, near)), timing: 'absent' };
  }

  /** Names like the end of a path, or a slug; without them the page is as good. */
  async #nearNames(
    { exchange }: PageRequest,
    asked: string,
    types?: readonly NodeType[],
  ): Promise<NearNamesQuery | undefined> {
    const text = nearText(asked);
    if (text === '') return undefined;
    const operation = { document: NEAR_NAMES, lean: undefined };
    try {
      const { data } = await readPageData(this.#room, exchange, operation, { text, types });
      return data as NearNamesQuery;
    } catch {
      return undefined;
    }
  }

  /** What the API refuses for a value of the address: that parameter is wrong, or there is no such address. */
  async #refused(request: PageRequest, error: OperationRefused): Promise<Made> {
    const { page, given, segments } = request;
    if (error.code === 'BAD_USER_INPUT' && page !== undefined) {
      const wrong = parameterNamed(page.parameters, given, error.message);
      if (wrong !== undefined) return this.#wrong(request, page, wrong);
      if (Object.values(segments).some((each) => error.message.includes(`"${each}"`)))
        return this.#notFound(request, {}, page);
    }
    return this.#asError(request, (view) => refusedPage(view, error));
  }

  /** Of a slug that nothing has, names like it are looked for: somebody typed a name. */
  async #wrong(request: PageRequest, page: Page, wrong: WrongParameter): Promise<Made> {
    const type = page.parameters[wrong.parameter]?.type;
    const found = type && (await this.#nearNames(request, wrong.value, [type]));
    const near = found?.search.nodes.map(({ node }) => ({
      node,
      address: withParameter(request, wrong, node.slug),
    }));
    const without = withParameter(request, wrong, undefined);
    return this.#asError(request, (view) => wrongParameterPage(view, wrong, { without, near: near ?? [] }));
  }

  #asError(request: PageRequest, make: (view: View) => ErrorPage): Made {
    const view = this.#view(request, {}, {}, undefined, null);
    return { page: this.#errorPage(view, make(view)), timing: 'refused' };
  }

  #errorPage(view: View, { status, shown, headers }: ErrorPage): MadePage {
    return new MadePage(status, { ...HTML, ...headers }, layOut(view, shown, this.#assets, []));
  }

  #view(
    { language, path, segments }: PageRequest,
    set: ParameterSet,
    values: Values<ParameterSet>,
    read: PageData | undefined,
    operation: string | null,
  ): View {
    const { known, valid, ...parameters } = values as { known?: string; valid?: string };
    const missing = read?.missing ?? [];
    const publicUrl = this.#publicUrl;
    return new View({
      language,
      path,
      segments,
      set,
      parameters,
      known,
      valid,
      publicUrl,
      missing,
      operation,
      dataState: (read?.data as Partial<DataStateFragment> | undefined)?.dataState,
    });
  }

  /** Unless the database changed meanwhile. */
  #keep(state: string | undefined, address: string, made: MadePage): void {
    if (state !== undefined && this.#state() === state) this.#kept.keep(state, address, made);
  }

  /** Undefined where the state can't be named: then nothing is kept. */
  #state(): string | undefined {
    const state = this.#room.readState?.();
    return state === undefined ? undefined : `${state} ${today()}`;
  }
}

function askedOf({ segments, language }: PageRequest, values: Values<ParameterSet>): Asked {
  const { known, valid, ...parameters } = values as { known?: string; valid?: string };
  return { segments, parameters, language: language === 'fr' ? 'FR' : 'EN', ...daysOf(values) };
}

function daysOf(values: Values<ParameterSet>): Pick<Asked, 'known' | 'valid'> {
  const { known, valid } = values as { known?: string; valid?: string };
  return { known: known ?? null, valid: valid ?? null };
}

function endingsOf({ path, segments }: PageRequest): string[] {
  const isLinked = thingOf(path, segments) !== undefined;
  return ['json', ...(isLinked ? ['jsonld'] : []), 'graphql'];
}

/** GraphiQL with the page's operation, which it knows by its name, and what it was asked with. */
function graphiqlAddress({ operation }: Page, variables: object): string {
  return `/graphql?${new URLSearchParams({ operation, variables: JSON.stringify(variables) })}`;
}

/** The address as it was asked, with another value for what is wrong in it, or without it. */
function withParameter(
  { language, path, given }: PageRequest,
  { parameter }: WrongParameter,
  value: string | undefined,
): string {
  const rest = new URLSearchParams(given);
  rest.delete(parameter);
  if (value !== undefined) rest.set(parameter, value);
  const query = rest.toString();
  return `/${language}${path}${query === '' ? '' : `?${query}`}`;
}

const MAX_NEAR_CHARACTERS = 100;

/** The words of the last part of a path, or of a slug. */
function nearText(last: string): string {
  return last
    .replace(/%[0-9A-Fa-f]{0,2}|[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, MAX_NEAR_CHARACTERS);
}

/** `Server-Timing`: which operation, what it costs, who read it, how long that and the markup took. */
function timingOf({ operation, estimatedCost, context }: Exchange, readMs: number, renderMs: number): string {
  const what = [operation?.name, `cost ${estimatedCost}`, context?.executor].filter(Boolean).join(', ');
  return `data;desc="${what}";dur=${readMs.toFixed(1)}, markup;dur=${renderMs.toFixed(1)}`;
}
