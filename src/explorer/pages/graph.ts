import { type Html, html, shortened } from '../html.ts';
import { GraphDocument, GraphMoreDocument, GraphThingsDocument } from '../operations.ts';
import { definePage } from '../page.ts';
import { name } from '../parts/name.ts';
import { searchForm } from '../parts/search-form.ts';
import { graphWords } from '../words/graph.ts';
import { nodeName } from '../words/node-name.ts';
import { type GraphData, type GraphView, graphParameters, VIEWS } from './graph/asked.ts';
import { bidsCsv, bidsPicture, bidsSvg } from './graph/bids.ts';
import { seedThings } from './graph/found-thing.ts';
import { graphVariables, moreVariables, thingsVariables } from './graph/question.ts';
import { whomCsv, whomGexf, whomPicture, whomSvg } from './graph/whom.ts';

/** Pictures of some things, in which every place means something. */
export const graphPage = definePage({
  path: '/graph',
  parameters: graphParameters,
  document: GraphDocument,
  first: { document: GraphThingsDocument, variables: thingsVariables },
  second: { document: GraphMoreDocument, variables: moreVariables },
  variables: graphVariables,
  forms: {
    svg: (data, view) => {
      if (data.around.things.length === 0) return undefined;
      const title = titleOf(view, data);
      return isWhom(view) ? whomSvg(view, data, title) : bidsSvg(view, data, title);
    },
    csv: (data, view) => {
      if (data.around.things.length === 0) return undefined;
      return isWhom(view) ? whomCsv(view, data) : bidsCsv(view, data);
    },
    gexf: (data, view) =>
      data.around.things.length > 0 && isWhom(view) ? whomGexf(view, data, titleOf(view, data)) : undefined,
  },
  show(data, view) {
    if (view.parameters.seed === undefined) return startPage(view);
    if (data.around.things.length === 0) return undefined;
    const picture = isWhom(view) ? whomPicture(view, data) : bidsPicture(view, data);
    return {
      title: titleOf(view, data),
      main: html`${head(view, data)}${picture}`,
      isIndexed: false,
      islands: ['graph', 'picture-zoom', 'picture-file'],
    };
  },
});

function isWhom(view: GraphView): boolean {
  return view.parameters.view === 'whom';
}

function startPage(view: GraphView) {
  const words = graphWords[view.language];
  const main = html`<div class="hero"><h1>${words.start}</h1><p>${words.startText}</p>${searchForm(view, 'search-home')}</div>`;
  return { title: words.start, main, hasOwnSearch: true };
}

/** So many seeds are named. */
const NAMED = 3;

function head(view: GraphView, { around }: GraphData): Html {
  const words = graphWords[view.language];
  const seeds = seedThings(around);
  const named = seeds
    .slice(0, NAMED)
    .map((node, index) => html`${index > 0 && ', '}${name(nodeName(view.language, node), 80)}`);
  const more = seeds.length > NAMED && html` ${words.more(seeds.length - NAMED)}`;
  return html`<div class="graph-head" data-part="head"><p class="detail">${words.around}</p><h1>${named}${more}</h1>
<nav class="views" aria-label="${words.views}">${VIEWS.map((each) => html`<a href="${view.here({ view: each })}"${each === view.parameters.view && html` aria-current="page"`}>${words[each]}</a>`)}</nav></div>
`;
}

function titleOf(view: GraphView, { around }: GraphData): string {
  const words = graphWords[view.language];
  const seeds = seedThings(around);
  const names = seeds.slice(0, NAMED).map((node) => shortened(nodeName(view.language, node), 60));
  const more = seeds.length > NAMED ? ` ${words.more(seeds.length - NAMED)}` : '';
  return view.words.labelled(`${names.join(', ')}${more}`, words[view.parameters.view].toLowerCase());
}
