import { type Html, html, type Markup } from '../html.ts';
import { SelectionFiguresDocument, type SelectionFiguresQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { section } from '../parts/facts.ts';
import { noRows } from '../parts/list.ts';
import { figuresWords } from '../words/figures.ts';
import { tendersWords } from '../words/tenders.ts';
import { figuresCsv } from './figures/figures-csv.ts';
import { groupTables } from './figures/group-table.ts';
import { type FiguresView, figureParameters, LEVELS } from './figures/question.ts';
import { buyerTable, winnerTable } from './figures/ranked-table.ts';
import { selectionForm } from './selection/selection-form.ts';
import { selectionQuery, tenderFilter, USUAL_CURRENCY } from './tenders/tender-filter.ts';
import { tenderTotals } from './tenders/tender-totals.ts';

/** What a selection of tenders adds up to: in all, by who wins and who buys, by region, division, year and month. */
export const figuresPage = definePage({
  path: '/figures',
  parameters: figureParameters,
  document: SelectionFiguresDocument,
  variables: ({ parameters: asked }) => {
    const filter = tenderFilter(asked);
    const isByAmount = asked.by === 'amount';
    return {
      filter,
      withoutWinner: { ...(filter !== null && { and: [filter] }), hasNamedWinner: false },
      level: Number(asked.level ?? LEVELS[0]),
      rank: isByAmount ? ('AWARDED' as const) : ('WON' as const),
      currency: isByAmount ? (asked.currency ?? USUAL_CURRENCY) : null,
    };
  },
  forms: { csv: figuresCsv },
  show(data, view) {
    const words = figuresWords[view.language];
    const { format } = view;
    const { total } = data.tenderStatistics;
    const main = html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>
${selectionForm(view, view.parameters, { own: [levelField(view)], kept: ['by'] })}
<p class="resultline" role="status"><strong>${tendersWords[view.language].count(total.tenderCount, format.number(total.tenderCount))}</strong></p>
${tenderTotals(view, data)}
${sections(view, data)}
<p class="links"><a href="${view.link('/tenders', selectionQuery(view.parameters))}">${words.asList}</a> <a href="${view.in(view.language, '.csv')}">${words.csv}</a></p>`;
    return { title: words.title, description: words.lead, main, isIndexed: false };
  },
});

function levelField(view: FiguresView) {
  const words = figuresWords[view.language];
  return {
    kind: 'choice' as const,
    name: 'level',
    label: words.level,
    value: view.parameters.level,
    any: words.levels[LEVELS[0]],
    choices: LEVELS.slice(1).map((level) => [level, words.levels[level]] as const),
  };
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Html | false;
}

/** The tables, below links to each of them: together they are several screens long. */
function sections(view: FiguresView, data: SelectionFiguresQuery): Markup {
  const words = figuresWords[view.language];
  if (data.tenderStatistics.total.tenderCount === 0) return noRows(view, tendersWords[view.language].empty);
  const parts = [...rankings(view, data), ...groupTables(view, data.tenderStatistics)].filter(
    ({ body }) => body !== false,
  );
  const links = parts.map(({ id, title }) => html`<a href="#${id}">${title}</a> `);
  return html`<nav class="links" aria-label="${words.contents}">${links}</nav>
${parts.map(({ id, title, body }) => section(id, title, body))}`;
}

function rankings(view: FiguresView, { tenderStatistics, withoutWinner }: SelectionFiguresQuery): Part[] {
  const words = figuresWords[view.language];
  const { topBidders, topBuyers } = tenderStatistics;
  const isWon = topBidders.nodes.some(({ wonCount }) => wonCount > 0);
  return [
    {
      id: 'winners',
      title: words.winners,
      body: isWon && winnerTable(view, topBidders, withoutWinner.totalCount),
    },
    { id: 'buyers', title: words.buyers, body: topBuyers.nodes.length > 0 && buyerTable(view, topBuyers) },
  ];
}
