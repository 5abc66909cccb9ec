import { nodePath } from './address.ts';
import { type Html, html } from './html.ts';
import { NearNamesDocument, type NearNamesQuery } from './operations.ts';
import type { Shown } from './page.ts';
import { isUnavailable, type OperationRefused } from './page-data.ts';
import type { WrongParameter } from './parameter.ts';
import { name } from './parts/name.ts';
import { searchForm } from './parts/search-form.ts';
import type { View } from './view.ts';
import { nodeName } from './words/node-name.ts';

/** A page that says what went wrong. */
export interface ErrorPage {
  readonly status: number;
  readonly shown: Shown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asked with the words of an address that leads nowhere. */
export const NEAR_NAMES = NearNamesDocument;

function errorPage(status: number, title: string, body: Html): ErrorPage {
  const main = html`<div class="hero hero-small"><h1>${title}</h1>${body}</div>`;
  return { status, shown: { title, main, hasNoDays: status !== 404, isIndexed: false } };
}

/** 404: with near names, and on a day of the past the way to today. */
export function notFoundPage(view: View, near: NearNamesQuery | undefined): ErrorPage {
  const { errors, backToToday } = view.words;
  const hits = near?.search.nodes ?? [];
  const today =
    view.known !== undefined &&
    html`<p>${errors.notFoundKnown(view.format.date(view.known))} <a href="${view.onDays({})}">${backToToday}</a></p>`;
  const list =
    hits.length > 0 &&
    html`<h2>${errors.near}</h2><ul class="hits">${hits.map(
      ({ node }) =>
        html`<li><a class="hit-name" href="${view.link(nodePath(node.__typename, node.slug))}">${name(nodeName(view.language, node))}</a></li>`,
    )}</ul>`;
  return errorPage(
    404,
    errors.notFound,
    html`${today}<p>${errors.notFoundText} ${hits.length > 0 && errors.orNear}</p>${searchForm(view, 'search-home')}${list}`,
  );
}

/** Addresses with what a parameter may have meant, and without the parameter. */
export interface WaysOn {
  readonly without: string;
  readonly near?: readonly { readonly address: string; readonly node: Parameters<typeof nodeName>[1] }[];
}

/** 400: which parameter, which value, what was expected, what may be meant, and the address without it. */
export function wrongParameterPage(
  view: View,
  wrong: WrongParameter,
  { without, near = [] }: WaysOn,
): ErrorPage {
  const { errors, expected } = view.words;
  return errorPage(
    400,
    errors.wrong,
    html`<dl class="inputs"><div><dt>${errors.wrongParameter}</dt><dd><code>${wrong.parameter}</code></dd></div>
<div><dt>${errors.wrongValue}</dt><dd><code>${visible(wrong.value)}</code></dd></div></dl>
<p>${expected[wrong.expected]}</p>
${wrong.choices.length > 0 && html`<p>${errors.possible}${view.words.colon}<code>${wrong.choices.join(', ')}</code></p>`}
${near.length > 0 && html`<h2>${errors.meant}</h2><ul class="hits">${near.map(({ address, node }) => html`<li><a class="hit-name" href="${address}">${name(nodeName(view.language, node))}</a></li>`)}</ul>`}
<p><a href="${without}">${errors.startAnew}</a></p>`,
  );
}

const MAX_VALUE = 200;

/** Signs that no page may have stand there as signs that something is not shown. */
function visible(value: string): string {
  return value.slice(0, MAX_VALUE).replaceAll(/\p{Cc}/gu, '\ufffd');
}

/** 400 or 503: the API does not answer the page's operation. */
export function refusedPage(view: View, { code, message, retryAfterSeconds }: OperationRefused): ErrorPage {
  const { errors } = view.words;
  const said = html`<p>${errors.refused} <span lang="en"><code>${code}</code> ${message}</span></p>`;
  if (!isUnavailable(code))
    return errorPage(
      400,
      errors.wrong,
      html`${said}<p><a href="/${view.language}${view.path}">${errors.startAnew}</a></p>`,
    );
  const isBusy = code === 'BUSY' || code === 'SHUTTING_DOWN';
  const page = errorPage(
    503,
    errors.unavailable,
    html`<p>${isBusy ? errors.busy : errors.tooMuch}</p>${said}`,
  );
  return retryAfterSeconds === undefined
    ? page
    : { ...page, headers: { 'retry-after': String(retryAfterSeconds) } };
}

/** 500: it is in the log. */
export function ourFaultPage(view: View, requestId: string): ErrorPage {
  const { errors } = view.words;
  return errorPage(500, errors.ours, html`<p>${errors.oursText(requestId)}</p>`);
}

/** 406: the page is not there as JSON. */
export function noFormPage(view: View): ErrorPage {
  const { errors } = view.words;
  return errorPage(406, errors.noForm, html`<p><a href="${view.here()}">${errors.noFormText}</a></p>`);
}
