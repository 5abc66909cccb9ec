import { type Html, html, type Markup } from '../html.ts';
import { PathDocument, type PathQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { choice, integer, text } from '../parameter.ts';
import { chain, chainStanding, weakestStep } from '../parts/chain.ts';
import { name } from '../parts/name.ts';
import { hiddenDays } from '../parts/search-form.ts';
import { type Linked, nodeLink } from '../parts/statement.ts';
import type { View } from '../view.ts';
import { nodeName } from '../words/node-name.ts';
import { pathWords } from '../words/path.ts';

type Found = NonNullable<PathQuery['paths']>;

const DEFAULT_STEPS = 4;
const MOST_STEPS = 6;

/** Stands where nothing is asked: arguments are checked all the same. */
const NOTHING = 'nothing';

const PARAMETERS = {
  from: text(),
  to: text(),
  max: integer(1, MOST_STEPS),
  sure: choice(['yes']),
};
type PathView = View<typeof PARAMETERS>;

/** How two things are connected: chains of claims, the shortest first, each no surer than its weakest step. */
export const pathPage = definePage({
  path: '/path',
  parameters: PARAMETERS,
  document: PathDocument,
  variables: ({ parameters: { from = '', to = '', max, sure }, language }) => ({
    from: hasLetter(from) ? from : NOTHING,
    to: hasLetter(to) ? to : NOTHING,
    max: max ?? DEFAULT_STEPS,
    standing: sure === 'yes' ? ['OFFICIAL' as const, 'REPORTED' as const] : null,
    hasFrom: hasLetter(from),
    hasTo: hasLetter(to),
    isAsked: hasLetter(from) && hasLetter(to),
    language,
  }),
  show({ first, second, nearFirst = [], nearSecond = [], paths }, view) {
    const words = pathWords[view.language];
    const [from] = first?.things ?? [];
    const [to] = second?.things ?? [];
    const called = (node: Linked) => nodeName(view.language, node);
    const title = from && to ? words.between(called(from.node), called(to.node)) : words.title;
    const { parameters } = view;
    const unknown = [
      parameters.from !== undefined && !from && whichOne(view, 'from', parameters.from, nearFirst),
      parameters.to !== undefined && !to && whichOne(view, 'to', parameters.to, nearSecond),
    ].filter((each) => each !== false);
    const main = html`<p class="kicker"><span>${words.kicker}</span></p>
<h1${title.length > LONG_TITLE && html` class="long"`} dir="auto">${from && to ? between(view, from.node, to.node) : words.title}</h1>
${form(view)}
${unknown}
${from && to && paths && (from.node.slug === to.node.slug && from.node.__typename === to.node.__typename ? html`<p class="absent">${words.same}</p>` : chains(view, paths))}
${!(from && to) && unknown.length === 0 && html`<p class="lead">${words.edges}</p>`}`;
    return { title, description: words.edges, main, isIndexed: false };
  },
});

const LONG_TITLE = 60;

function hasLetter(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The title with each name in its own direction. */
function between(view: PathView, from: Linked, to: Linked): Markup {
  const [start = '', middle = '', end = ''] = pathWords[view.language]
    .between('\u0000', '\u0000')
    .split('\u0000');
  const [one, other] = [from, to].map((node) => name(nodeName(view.language, node), 80));
  return html`${start}${one}${middle}${other}${end}`;
}

function form(view: PathView): Html {
  const words = pathWords[view.language];
  const { from = '', to = '', max = DEFAULT_STEPS, sure } = view.parameters;
  const steps = Array.from({ length: MOST_STEPS }, (_, index) => index + 1);
  return html`<form class="filters" action="/${view.language}/path"><div class="fields">
<label>${words.from}<input name="from" value="${from}" maxlength="200" autocomplete="off" spellcheck="false" data-names=""></label>
<label>${words.to}<input name="to" value="${to}" maxlength="200" autocomplete="off" spellcheck="false" data-names=""></label>
<label>${words.max}<select name="max">${steps.map((count) => html`<option value="${count}"${count === max && html` selected`}>${words.steps(count)}</option>`)}</select></label>
<label>${words.sure}<select name="sure"><option value="">${words.withDoubtShort}</option><option value="yes"${sure === 'yes' && html` selected`}>${words.sureShort}</option></select></label>
${hiddenDays(view)}<button>${words.show}</button></div>
<p class="hint">${words.hint}</p>
</form>`;
}

/** What a text may have meant, each as this page with the slug in its place. */
function whichOne(view: PathView, side: 'from' | 'to', asked: string, near: readonly Linked[]): Html {
  const words = pathWords[view.language];
  const list =
    near.length > 0 &&
    html`<p>${words.near}</p><ul class="linklist">${near.map(
      (node) =>
        html`<li><a href="${view.here({ [side]: node.slug })}">${name(nodeName(view.language, node))}</a></li>`,
    )}</ul>`;
  return html`<div class="notice"><p><strong>${words.unknown(asked)}</strong></p>${list}</div>`;
}

function chains(view: PathView, { paths, complete }: Found): Html {
  const words = pathWords[view.language];
  if (paths.length === 0) return noChains(view, complete);
  return html`<p class="resultline">${words.shortest}</p>
${paths.map((path, index) => {
  const weakest = weakestStep(path.steps);
  const weak = weakest
    ? html`${words.weakest} ${nodeLink(view, weakest.from)} ${weakest.reading} ${nodeLink(view, weakest.to)}`
    : words.noWeakStep;
  return html`<section class="path" aria-labelledby="chain-${index + 1}"><h2 id="chain-${index + 1}">${words.chain(index + 1)} <span class="count">${words.steps(path.hops)}</span></h2>
<p class="path-head">${chainStanding(view, path)} ${weak}${path.parallelCount > 0 && html` · ${words.parallel(path.parallelCount)}`}</p>
${chain(view, path.steps)}</section>`;
})}
${!complete && html`<p class="foot-note">${words.incomplete}</p>`}`;
}

function noChains(view: PathView, complete: boolean): Html {
  const words = pathWords[view.language];
  const { max = DEFAULT_STEPS, sure } = view.parameters;
  return html`<div class="notice"><p><strong>${words.none(max)}</strong> ${words.noneMeaning}</p>
${!complete && html`<p>${words.incomplete}</p>`}
${max < MOST_STEPS && html`<p><a href="${view.here({ max: MOST_STEPS })}">${words.within(MOST_STEPS)}</a></p>`}
${sure === 'yes' && html`<p><a href="${view.here({ sure: undefined })}">${words.withDoubt}</a></p>`}</div>`;
}
