import { nodePath } from '../address.ts';
import { type Html, html, joined, type Markup, shortened } from '../html.ts';
import { SearchDocument, type SearchQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { choice, cursor, text } from '../parameter.ts';
import { nextPage } from '../parts/list.ts';
import { name } from '../parts/name.ts';
import { searchForm } from '../parts/search-form.ts';
import { nodeLink } from '../parts/statement.ts';
import type { View } from '../view.ts';
import { homeWords } from '../words/home.ts';
import { nodeName } from '../words/node-name.ts';
import { nodeVocabulary } from '../words/node-vocabulary.ts';
import { regionName } from '../words/region-name.ts';
import { searchWords } from '../words/search.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { isSearchable, UNASKED } from './search/searchable.ts';

type Found = NonNullable<SearchQuery['search']>;
type Hit = Found['nodes'][number];
type Statistics = NonNullable<SearchQuery['tenderStatistics']>;

const TYPES = ['ORGANISATION', 'TENDER', 'PERSON', 'REGULATION', 'ARTICLE'] as const;
const parameters = { q: text(), type: choice(TYPES), after: cursor };

const MAX_SNIPPET = 260;
const MAX_NAME = 160;
const MAX_FACETS = 12;

/** What a text means: hits with why they were found, near spellings, and how many tenders of which year and country. */
export const searchPage = definePage({
  path: '/search',
  parameters,
  document: SearchDocument,
  variables: ({ parameters: { q, type, after }, known, valid }) => ({
    text: isSearchable(q) ? q : UNASKED,
    isAsked: isSearchable(q),
    types: type === undefined ? null : [type],
    after: after ?? null,
    tenders: isSearchable(q) && after === undefined && (type === undefined || type === 'TENDER'),
    known,
    valid,
  }),
  lean: (variables) => ({ ...variables, tenders: false }),
  show(data, view) {
    const { search } = data;
    const words = searchWords[view.language];
    const { q } = view.parameters;
    const results =
      isSearchable(q) && search
        ? html`${chips(view)}<div class="results"><div>${found(view, search)}</div>${narrowing(view, q, data)}</div>`
        : html`<p class="resultline">${words.empty}</p>`;
    const main = html`<h1 class="visually-hidden">${words.heading}</h1>
<div class="hero hero-small">${searchForm(view, 'search-home', q ?? '')}<p class="hint">${words.hint}</p></div>
${results}`;
    return { title: words.title(q), main, hasOwnSearch: true, isIndexed: false };
  },
});

function chips(view: View<typeof parameters>): Html {
  const words = searchWords[view.language];
  const chip = (type: (typeof TYPES)[number] | undefined, word: string) =>
    html`<a href="${view.here({ type, after: undefined })}"${view.parameters.type === type && html` aria-current="page"`}>${word}</a>`;
  return html`<nav class="chips" aria-label="${words.kinds}">${chip(undefined, words.all)}${TYPES.map((type) => chip(type, nodeVocabulary[view.language].types[type]))}</nav>`;
}

function found(view: View<typeof parameters>, { nodes, complete, pageInfo }: Found): Html {
  const words = searchWords[view.language];
  if (nodes.length === 0)
    return html`<p class="resultline">${words.noResults}</p><p>${words.noResultsHelp}</p>`;
  const isNear = nodes[0]?.match === 'NEAR' && view.parameters.after === undefined;
  const next = pageInfo.hasNextPage ? view.here({ after: pageInfo.endCursor ?? undefined }) : undefined;
  return html`${isNear && didYouMean(view, nodes)}<p class="resultline" role="status">${words.results(nodes.length, pageInfo.hasNextPage)}${!complete && html` · ${words.incomplete} ${joined(lists(view))}.`}</p>
<ul class="hits">${nodes.map((hit) => hitLine(view, hit))}</ul>${nextPage(view, next)}`;
}

const LISTS = { ORGANISATION: '/organisations', TENDER: '/tenders', ARTICLE: '/articles' } as const;

/** The lists in which all that have the words can be paged through: of the kind that is asked for, or of each. */
function lists(view: View<typeof parameters>): Html[] {
  const { q, type } = view.parameters;
  const { allOf } = searchWords[view.language];
  return (Object.keys(LISTS) as (keyof typeof LISTS)[])
    .filter((each) => type === undefined || type === each)
    .map((each) => html`<a href="${view.link(LISTS[each], { q: q ?? '' })}">${allOf[each]}</a>`);
}

function didYouMean(view: View, nodes: readonly Hit[]): Html {
  const near = nodes.filter(({ match }) => match === 'NEAR').slice(0, 3);
  return html`<div class="notice"><p>${searchWords[view.language].didYouMean} ${joined(near.map(({ node }) => nodeLink(view, node)))}${searchWords[view.language].questionMark}</p></div>`;
}

/** Where the name itself matches, it is marked in the name; else what does stands below. */
function hitLine(view: View, hit: Hit): Html {
  const { node, match, field, highlight } = hit;
  const { match: matches, field: fields } = nodeVocabulary[view.language];
  const shown = nodeName(view.language, node);
  const isName = field === 'NAME' && highlight.map(({ text: part }) => part).join('') === node.name;
  const why = joined([fields[field], matches[match]]);
  const snippet = !isName && html` <span dir="auto">${marked(highlight, MAX_SNIPPET)}</span>`;
  const reason = snippet && html`<p class="hit-text"><span class="aspect">${why}</span>${snippet}</p>`;
  const title =
    isName && shown === node.name && shown.length <= MAX_NAME
      ? html`<bdi>${marked(highlight, MAX_NAME)}</bdi>`
      : name(shown, MAX_NAME);
  return html`<li><div class="hit-kind">${vocabulary[view.language].node[node.__typename]}</div><a class="hit-name" href="${view.link(nodePath(node.__typename, node.slug))}">${title}</a>
<div class="hit-line">${joined([...details(view, node), isName && why], ' · ')}</div>${reason}</li>`;
}

/** What matches is marked, unless the text has to be cut. */
function marked(highlight: Hit['highlight'], maxCharacters: number): Markup {
  const whole = highlight.map(({ text: part }) => part).join('');
  if (whole.length > maxCharacters) return shortened(whole, maxCharacters);
  return highlight.map(({ text: part, isMatch }) => (isMatch ? html`<mark>${part}</mark>` : part));
}

/** By which somebody who knows several of a name tells them apart. */
function details(view: View, node: Hit['node']): Markup[] {
  const { format, language } = view;
  const words = vocabulary[language];
  const kinds = nodeVocabulary[language];
  switch (node.__typename) {
    case 'Tender':
      return [
        node.status !== null && words.tenderStatus[node.status],
        node.buyer !== null && name(node.buyer.name),
        format.date(node.date),
      ];
    case 'Organisation':
      return [
        node.kind !== 'OTHER' && kinds.organisationKind[node.kind],
        node.address?.locality != null && html`<bdi>${node.address.locality}</bdi>`,
        node.country !== null && format.country(node.country),
        ...node.identifiers.map(({ scheme, value }) => html`<span class="scheme">${scheme}</span> ${value}`),
      ];
    case 'Person':
      return [node.description !== null && html`<span dir="auto">${shortened(node.description, 120)}</span>`];
    case 'Regulation':
      return [
        node.jurisdiction !== null && format.country(node.jurisdiction),
        node.adopted !== null && format.date(node.adopted),
      ];
    default:
      return [
        node.published !== null && format.date(node.published),
        node.publishers.nodes.map(({ from }) => from && html`<bdi>${from.name}</bdi>`),
      ];
  }
}

const SOURCES = ['ocds', 'eforms', 'decp', 'prozorro', 'anac'] as const;

type Facet = readonly [query: Readonly<Record<string, string>>, word: string, count: number];

/** Links to lists of tenders that have the same words: of a year, of a region, from a kind of source, with every other filter. */
function narrowing(view: View, q: string, data: SearchQuery): Html | null {
  const statistics = data.tenderStatistics;
  if (!statistics) return null;
  const words = searchWords[view.language];
  const ofYears = (years: Statistics['byYear'], from: string, until: string) =>
    years
      .toReversed()
      .flatMap(({ year, figures }): Facet[] =>
        year === null ? [] : [[{ [from]: `${year}`, [until]: `${year}` }, `${year}`, figures.tenderCount]],
      );
  const regions = statistics.byRegion
    .flatMap(({ region, figures }): Facet[] =>
      region === null ? [] : [[{ region }, regionName(view, region), figures.tenderCount]],
    )
    .sort(([, , one], [, , other]) => other - one);
  const called = homeWords[view.language].source;
  const sources = SOURCES.map((source): Facet => [{ source }, called[source], data[source]?.totalCount ?? 0]);
  const lists = [
    facetList(view, q, words.byYear, ofYears(statistics.byYear, 'publishedFrom', 'publishedUntil')),
    facetList(view, q, words.byAwardYear, ofYears(statistics.byAwardYear, 'awardedFrom', 'awardedUntil')),
    facetList(view, q, words.byRegion, regions),
    facetList(view, q, words.bySource, sources),
  ].filter((list) => list !== null);
  if (lists.length === 0) return null;
  return html`<section class="narrow" aria-labelledby="narrow"><h2 id="narrow">${words.narrow}</h2><div class="facets">${lists}</div>
<p><a href="${view.link('/tenders', { q })}">${words.more}</a></p></section>`;
}

function facetList(view: View, q: string, title: string, facets: readonly Facet[]): Html | null {
  const some = facets.filter(([, , count]) => count > 0).slice(0, MAX_FACETS);
  if (some.length === 0) return null;
  return html`<div><h3>${title}</h3><ul class="plain">${some.map(
    ([query, word, count]) =>
      html`<li><a href="${view.link('/tenders', { q, ...query })}">${word}</a> <span class="count">${view.format.number(count)}</span></li>`,
  )}</ul></div>`;
}
