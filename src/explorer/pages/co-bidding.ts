import { html } from '../html.ts';
import { SelectionCoBiddingDocument } from '../operations.ts';
import { definePage } from '../page.ts';
import { selectionWords } from '../words/selection.ts';
import { against } from './co-bidding/against.ts';
import { pairsCsv } from './co-bidding/pairs-csv.ts';
import { type PairsView, pairParameters } from './co-bidding/question.ts';
import { together } from './co-bidding/together.ts';
import { selectionForm } from './selection/selection-form.ts';
import { selectionQuery, tenderFilter } from './tenders/tender-filter.ts';

/** Who bids together on a selection of tenders, who against whom, and who never wins then. */
export const coBiddingPage = definePage({
  path: '/co-bidding',
  parameters: pairParameters,
  document: SelectionCoBiddingDocument,
  variables: ({ parameters: asked }) => ({
    filter: tenderFilter(asked),
    isTogether: asked.view === undefined,
    always: asked.together === 'always',
    isAgainst: asked.view !== undefined,
    oneSided: asked.view === 'never',
    // A cursor is of its list, and arguments are checked of the one that is left out, too.
    after: asked.view === undefined ? (asked.after ?? null) : null,
    afterRivals: asked.view === undefined ? null : (asked.after ?? null),
  }),
  forms: { csv: pairsCsv },
  show({ coBiddings, rivalries }, view) {
    const words = selectionWords[view.language];
    const { title, lead } = words.pairViews[view.parameters.view ?? 'together'];
    const main = html`<div class="graph-head"><h1>${title}</h1>${views(view)}</div><p class="lead">${lead}</p>
${form(view)}
${coBiddings && together(view, coBiddings)}${rivalries && against(view, rivalries)}
<p class="links"><a href="${view.link('/tenders', selectionQuery(view.parameters))}">${words.asList}</a> <a href="${view.in(view.language, '.csv')}">${words.csv}</a></p>`;
    return { title, description: lead, main, isIndexed: false };
  },
});

/** The three questions about the same tenders. */
function views(view: PairsView) {
  const { pairViews, pairs } = selectionWords[view.language];
  return html`<nav class="views" aria-label="${pairs}">${([undefined, 'against', 'never'] as const).map(
    (each) =>
      html`<a href="${view.here({ view: each, together: undefined, after: undefined })}"${each === view.parameters.view && html` aria-current="page"`}>${pairViews[each ?? 'together'].tab}</a>`,
  )}</nav>`;
}

function form(view: PairsView) {
  const words = selectionWords[view.language];
  if (view.parameters.view !== undefined) return selectionForm(view, view.parameters, { kept: ['view'] });
  const always = {
    kind: 'choices' as const,
    name: 'together',
    label: words.pairViews.together.tab,
    value: view.parameters.together === undefined ? [] : ['always'],
    choices: [['always', words.onlyAlways]] as const,
  };
  return selectionForm(view, view.parameters, { own: [always] });
}
