import { claimPath, nodePath } from '../../address.ts';
import { type Html, html, joined, type Markup } from '../../html.ts';
import type { TenderQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { explained } from '../../parts/glossary.ts';
import { name } from '../../parts/name.ts';
import { tenderLink } from '../../parts/tender-title.ts';
import type { View } from '../../view.ts';
import { indicatorWords } from '../../words/indicator.ts';
import { tenderWords } from '../../words/tender.ts';

type Results = NonNullable<NonNullable<TenderQuery['tender']>['indicators']>;
type Result = Results['nodes'][number];
type Input = Result['inputs'][number];

/** What the indicators flag, each with its inputs, and how many could be checked at all. */
export function redFlags(view: View, { indicators }: { indicators?: Results }): Html | null {
  if (!indicators) return null;
  const words = tenderWords[view.language];
  const flagged = indicators.nodes.filter(({ outcome }) => outcome === 'FLAGGED');
  const unchecked = indicators.nodes.filter(({ outcome }) => outcome === 'NOT_APPLICABLE');
  const checked = indicators.nodes.length - unchecked.length;
  const list =
    flagged.length > 0
      ? html`<ul class="flags">${flagged.map((result) => redFlag(view, result))}</ul>`
      : checked > 0 && html`<p>${words.flagsNone(checked)}</p>`;
  const rest =
    unchecked.length > 0 &&
    html`<details class="note"><summary>${words.flagsUnchecked(unchecked.length, indicators.nodes.length)}</summary><ul class="plain">${uncheckedLines(view, unchecked)}</ul></details>`;
  return section(
    'flags',
    explained(view, 'red-flag', words.flags),
    html`${list}${rest}`,
    view.format.number(flagged.length),
  );
}

/** Why each could not be checked; what holds for several bidders alike is told once. */
function uncheckedLines(view: View, results: readonly Result[]): Html[] {
  const lines = Map.groupBy(
    results,
    (result) => `${indicatorName(view, result)}${view.words.colon}${reason(view, result)}`,
  );
  return Array.from(
    lines,
    ([line, { length }]) => html`<li>${line}${length > 1 && html` <span class="num">×${length}</span>`}</li>`,
  );
}

/** The value of indicators that say yes or no: it tells nothing more. */
const JUST_FLAGGED = 1;

/**
 * A result with what it rests on.
 *
 * @param about the tender, where the page is not its own
 */
export function redFlag(view: View, result: Omit<Result, 'outcome'>, about?: Markup): Html {
  const words = tenderWords[view.language];
  const { value, threshold, organisation, inputs } = result;
  const figures: Markup[] = [
    value !== null && value !== JUST_FLAGGED && html`<span class="num">${view.format.decimal(value)}</span>`,
    threshold !== null && html`${words.threshold} <span class="num">${view.format.decimal(threshold)}</span>`,
  ].filter((figure) => figure !== false);
  return html`<li><strong>${indicatorName(view, result)}</strong>${about}${organisation && html` <a href="${view.link(nodePath('Organisation', organisation.slug))}">${name(organisation.name)}</a>`}${figures.length > 0 && html` <span class="detail">${joined(figures)}</span>`}
${inputs.length > 0 && html`<dl class="inputs">${inputs.map((input) => html`<div><dt>${inputName(view, input)}</dt><dd>${inputValue(view, input)}</dd></div>`)}</dl>`}</li>`;
}

function indicatorName(view: View, { indicator: { id } }: Pick<Result, 'indicator'>): string {
  return indicatorWords[view.language].names[id];
}

function reason(view: View, result: Result): string {
  return result.reason === null ? '' : indicatorWords[view.language].exclusions[result.reason];
}

function inputName(view: View, { name: text, claim }: Input): Markup {
  const shown = indicatorWords[view.language].input(text);
  return claim === null ? shown : html`<a href="${view.link(claimPath(claim.id))}">${shown}</a>`;
}

/** Numbers, days and amounts come as texts. */
function inputValue(view: View, { value, organisation, tender }: Input): Markup {
  return html`${organisation && html`<a href="${view.link(nodePath('Organisation', organisation.slug))}">${name(organisation.name)}</a> `}${tender && html`${tenderLink(view, tender, 80)} `}${value !== null && html`<span class="num">${shownValue(view, value)}</span>`}`;
}

function shownValue({ format }: View, value: string): string {
  if (/^-?\d+(\.\d+)?$/.test(value)) return format.decimal(Number(value));
  if (/^\d{4}-\d\d-\d\d/.test(value)) return format.date(value);
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? [];
  return amount !== undefined && currency !== undefined ? format.money({ amount, currency }) : value;
}
