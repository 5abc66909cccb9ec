import { type Html, html, joined } from '../html.ts';
import { SelectionRedFlagsDocument, type SelectionRedFlagsQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { choices, cursor } from '../parameter.ts';
import { section } from '../parts/facts.ts';
import { pageLinks } from '../parts/list.ts';
import { type Column, dataTable } from '../parts/table.ts';
import { tenderLink } from '../parts/tender-title.ts';
import type { View } from '../view.ts';
import { indicatorWords } from '../words/indicator.ts';
import { selectionWords } from '../words/selection.ts';
import { selectionForm } from './selection/selection-form.ts';
import { redFlag } from './tender/red-flags.ts';
import { selectionQuery, tenderFilter, tenderFilterParameters } from './tenders/tender-filter.ts';

const RULES = Object.keys(indicatorWords.en.names) as (keyof typeof indicatorWords.en.names)[];
const parameters = { rule: choices(RULES), ...tenderFilterParameters, after: cursor };
type PageView = View<typeof parameters>;
type Indicators = SelectionRedFlagsQuery['indicators'];
type Counted = Indicators['counts'][number];

const ROWS = 20;

/** Which red flags a selection of tenders raises, by rule, and each with what it rests on. */
export const redFlagsPage = definePage({
  path: '/red-flags',
  parameters,
  document: SelectionRedFlagsDocument,
  variables: ({ parameters: asked }) => ({
    filter: tenderFilter(asked),
    ids: asked.rule.length > 0 ? [...asked.rule] : null,
    first: ROWS,
    after: asked.after ?? null,
  }),
  show({ indicators }, view) {
    const words = selectionWords[view.language];
    const { format } = view;
    const { totalCount, complete, tenderCount } = indicators;
    const own = {
      kind: 'choices' as const,
      name: 'rule',
      label: words.rule,
      value: view.parameters.rule,
      choices: RULES.map((rule) => [rule, indicatorWords[view.language].names[rule]] as const),
    };
    const main = html`<h1>${words.flagsTitle}</h1><p class="lead">${words.flagsLead}</p>
${selectionForm(view, view.parameters, { own: [own] })}
<p class="resultline" role="status"><strong>${!complete && `${words.atLeast} `}${words.flags(totalCount, format.number(totalCount))}</strong> · ${words.tendersRead(format.number(tenderCount))}${!complete && html` · ${words.incomplete}`}</p>
${section('rules', words.byRule, tenderCount > 0 && rules(view, indicators))}
${section('each', words.list, list(view, indicators), format.number(totalCount))}
<p class="links"><a href="${view.link('/tenders', selectionQuery(view.parameters))}">${words.asList}</a></p>`;
    return { title: words.flagsTitle, description: words.flagsLead, main, isIndexed: false };
  },
});

function rules(view: PageView, { counts }: Indicators): Html {
  return dataTable(view, {
    caption: selectionWords[view.language].ruleTable,
    columns: columns(view),
    // A rule may have results on bidders only where it has some on tenders.
    groups: [{ rows: counts.filter((each) => each.flagged + each.clear + each.notApplicable > 0) }],
    isSmall: true,
  });
}

function columns(view: PageView): Column<Counted>[] {
  const words = selectionWords[view.language];
  const { names, exclusions } = indicatorWords[view.language];
  const { format } = view;
  return [
    {
      head: words.rule,
      isRowHead: true,
      cell: ({ indicator: { id } }) =>
        html`<a href="${view.here({ rule: [id], after: undefined })}">${names[id]}</a>`,
    },
    { head: words.about, cell: ({ group }) => words.group[group] },
    {
      head: words.flagged,
      kind: 'num',
      cell: ({ flagged }) => html`<strong>${format.number(flagged)}</strong>`,
    },
    { head: words.clear, kind: 'num', cell: ({ clear }) => format.number(clear) },
    { head: words.unchecked, kind: 'num', cell: ({ notApplicable }) => format.number(notApplicable) },
    {
      head: words.why,
      cell: ({ reasons }) =>
        joined(
          reasons
            .slice(0, MAX_REASONS)
            .map(({ reason, count }) => `${exclusions[reason]} (${format.number(count)})`),
          view.words.semicolon,
        ),
    },
  ];
}

const MAX_REASONS = 2;

function list(view: PageView, { nodes, pageInfo }: Indicators): Html {
  const words = selectionWords[view.language];
  if (nodes.length === 0) return html`<p class="absent">${words.noFlags}</p>`;
  return html`<ul class="flags">${nodes.map((result) =>
    redFlag(view, result, result.tender && html` ${tenderLink(view, result.tender, 90)}`),
  )}</ul>
${view.parameters.rule.length > 0 && html`<p><a href="${view.here({ rule: [], after: undefined })}">${words.allRules}</a></p>`}
${pageLinks(view, pageInfo, words.first)}`;
}
