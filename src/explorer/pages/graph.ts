import { drawn } from '../graph/drawing.ts';
import { matrixPicture } from '../graph/matrix-picture.ts';
import { outcomeMark } from '../graph/outcome-mark.ts';
import { comparePairs } from '../graph/pair-matrix.ts';
import { makeSheet, type Sheet } from '../graph/sheet.ts';
import { sheetPicture } from '../graph/sheet-picture.ts';
import { svgFile } from '../graph/svg-file.ts';
import { type Html, html, shortened } from '../html.ts';
import {
  GraphDocument,
  type GraphQuery,
  GraphTendersDocument,
  type GraphTendersQuery,
} from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { choiceOr, slugs } from '../parameter.ts';
import { name } from '../parts/name.ts';
import { searchForm } from '../parts/search-form.ts';
import type { View } from '../view.ts';
import { graphWords } from '../words/graph.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { outcomesOf, sheetKey, sheetNotDrawn } from './graph/legend.ts';
import { matrixTable, pairsCsv } from './graph/matrix-table.ts';
import { marksCsv, sheetTable } from './graph/sheet-table.ts';

const VIEWS = ['sheet', 'matrix'] as const;
const MAX_SEEDS = 60;
/** What links a firm or a buyer to tenders. */
const LINKS = ['BID', 'PROCUREMENT_ROLE'] as const;

const parameters = { seed: slugs(MAX_SEEDS), view: choiceOr(VIEWS) };
type GraphView = View<typeof parameters>;
type GraphData = GraphQuery & GraphTendersQuery;

/** Pictures of some things, in which every place means something. */
export const graphPage = definePage({
  path: '/graph',
  parameters,
  document: GraphDocument,
  first: {
    document: GraphTendersDocument,
    variables: ({ parameters: { seed } }) => ({
      seeds: seedsOf(seed),
      openings: seedsOf(seed).map((of) => ({ of, kinds: [...LINKS] })),
    }),
  },
  variables: (_, { around }) => ({ filter: { among: tendersOf(around) } }),
  forms: { svg, csv },
  show(data, view) {
    if (view.parameters.seed === undefined) return startPage(view);
    if (data.around.things.length === 0) return undefined;
    const words = graphWords[view.language];
    const sheet = sheetOf(data);
    const main = html`${head(view, data)}
${sheet.marks.length === 0 ? html`<p class="absent">${words.nothing}</p>` : picture(view, data, sheet)}`;
    return { title: titleOf(view, data), main, isIndexed: false };
  },
});

/** Nothing that there is has such a slug: the page then says how to begin. */
const NO_SEED = '-';

function slugsOf(seed: string | undefined): string[] {
  return (seed ?? NO_SEED).split(',');
}

function seedsOf(seed: string | undefined) {
  return slugsOf(seed).map((slug) => ({ slug }));
}

/** Those that are seeds before those that seeds bid on or bought; the API takes so many. */
function tendersOf({ things }: GraphTendersQuery['around']) {
  const tenders = things.filter(({ node }) => node.__typename === 'Tender');
  return tenders.slice(0, MAX_TENDERS).map(({ node }) => ({ id: node.id }));
}

const MAX_TENDERS = 100;

function sheetOf({ around, tenders }: GraphData): Sheet {
  return makeSheet(tenders.nodes, new Set(seedThings(around).map(({ id }) => id)));
}

function seedThings({ things }: GraphTendersQuery['around']) {
  return things.filter(({ opening }) => opening === 0).map(({ node }) => node);
}

function startPage(view: GraphView) {
  const words = graphWords[view.language];
  const main = html`<div class="hero"><h1>${words.start}</h1><p>${words.startText}</p>${searchForm(view, 'search-home')}</div>`;
  return { title: words.start, main, hasOwnSearch: true };
}

const NAMED = 3;

function head(view: GraphView, { around }: GraphData): Html {
  const words = graphWords[view.language];
  const seeds = seedThings(around);
  const named = seeds.slice(0, NAMED).map((node, index) => html`${index > 0 && ', '}${name(node.name, 80)}`);
  const more = seeds.length > NAMED && html` ${words.more(seeds.length - NAMED)}`;
  return html`<div class="graph-head"><p class="detail">${words.around}</p><h1>${named}${more}</h1>
<nav class="views" aria-label="${words.views}">${VIEWS.map((each) => html`<a href="${view.here({ view: each })}"${each === view.parameters.view && html` aria-current="page"`}>${words[each]}</a>`)}</nav></div>`;
}

function titleOf(view: GraphView, { around }: GraphData): string {
  const words = graphWords[view.language];
  const seeds = seedThings(around);
  const names = seeds.slice(0, NAMED).map((node) => shortened(node.name, 60));
  const more = seeds.length > NAMED ? ` ${words.more(seeds.length - NAMED)}` : '';
  return `${names.join(', ')}${more}: ${words[view.parameters.view].toLowerCase()}`;
}

function picture(view: GraphView, data: GraphData, sheet: Sheet): Html {
  const words = graphWords[view.language];
  const isSheet = view.parameters.view === 'sheet';
  const pairs = isSheet ? [] : comparePairs(sheet);
  const files = html`<p class="links">${words.takeAway}: <a href="${view.in(view.language, '.svg')}">SVG</a><a href="${view.in(view.language, '.csv')}">CSV</a></p>`;
  const notDrawn = sheetNotDrawn(view, data, sheet, isSheet);
  if (!isSheet && pairs.length === 0) return html`<p class="absent">${words.noPairs}</p>${notDrawn}`;
  return html`${drawn(isSheet ? sheetPicture(view, sheet) : matrixPicture(view, sheet, pairs))}
<p class="wide">${isSheet ? words.sheetSays : words.matrixSays}</p>
${notDrawn}
${isSheet && sheetKey(view, sheet)}
${files}
${isSheet ? sheetTable(view, sheet) : matrixTable(view, pairs)}`;
}

function svg(data: GraphData, view: GraphView): OtherForm | undefined {
  if (data.around.things.length === 0) return undefined;
  const words = graphWords[view.language];
  const sheet = sheetOf(data);
  const title = titleOf(view, data);
  if (view.parameters.view === 'matrix')
    return svgFile(view, matrixPicture(view, sheet, comparePairs(sheet)), {
      title,
      key: [],
      says: words.matrixSays,
    });
  const key = outcomesOf(sheet).map((status) => ({
    sample: outcomeMark(status, 7, 0),
    room: 22,
    word: vocabulary[view.language].bidStatus[status],
  }));
  return svgFile(view, sheetPicture(view, sheet), { title, key, says: words.sheetSays });
}

function csv(data: GraphData, view: GraphView): OtherForm | undefined {
  if (data.around.things.length === 0) return undefined;
  const sheet = sheetOf(data);
  const body = view.parameters.view === 'matrix' ? pairsCsv(comparePairs(sheet)) : marksCsv(view, sheet);
  return { contentType: 'text/csv; charset=utf-8', fileName: 'graph.csv', body };
}
