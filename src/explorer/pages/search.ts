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
import { nodeVocabulary } from '../words/node-vocabulary.ts';
import { searchWords } from '../words/search.ts';
import { vocabulary } from '../words/vocabulary.ts';

type Found = NonNullable<SearchQuery['search']>;
type Hit = Found['nodes'][number];
type Statistics = SearchQuery['tenderStatistics'];

const TYPES = ['ORGANISATION', 'TENDER', 'PERSON', 'REGULATION', 'ARTICLE'] as const;
const parameters = { q: text(), type: choice(TYPES), after: cursor };

/** Arguments are checked of fields that are left out, too. */
const UNASKED = 'a';
const MAX_SNIPPET = 260;
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
  show({ search, tenderStatistics }, view) {
    const words = searchWords[view.language];
    const { q } = view.parameters;
    const results =
      isSearchable(q) && search
        ? html`${chips(view)}${found(view, search)}${narrowing(view, q, tenderStatistics)}`
        : html`<p class="resultline">${words.empty}</p>`;
    const main = html`<h1 class="visually-hidden">${words.heading}</h1>
<div class="hero hero-small">${searchForm(view, 'search-home', q ?? '')}<p class="hint">${words.hint}</p></div>
${results}`;
    return { title: words.title(q), main, hasOwnSearch: true, isIndexed: false };
  },
});

function isSearchable(q: string | undefined): q is string {
  return q !== undefined && /[\p{L}\p{N}]/u.test(q);
}

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
  return html`${isNear && didYouMean(view, nodes)}<p class="resultline" role="status">${words.results(nodes.length, pageInfo.hasNextPage)}${!complete && html` · ${words.incomplete}`}</p>
<ul class="hits">${nodes.map((hit) => hitLine(view, hit))}</ul>${nextPage(view, next)}`;
}

function didYouMean(view: View, nodes: readonly Hit[]): Html {
  const near = nodes.filter(({ match }) => match === 'NEAR').slice(0, 3);
  return html`<div class="notice"><p>${searchWords[view.language].didYouMean} ${joined(near.map(({ node }) => nodeLink(view, node)))}${searchWords[view.language].questionMark}</p></div>`;
}

function hitLine(view: View, hit: Hit): Html {
  const { node, match, field, highlight } = hit;
  const { match: matches, field: fields } = nodeVocabulary[view.language];
  const why = joined([fields[field], matches[match]]);
  const isNameAlone = field === 'NAME' && matches[match] === '';
  const shown = highlight.map(({ text: part, isMatch }) => (isMatch ? html`<mark>${part}</mark>` : part));
  const long = highlight.reduce((length, { text: part }) => length + part.length, 0) > MAX_SNIPPET;
  const snippet = long ? shortened(highlight.map(({ text: part }) => part).join(''), MAX_SNIPPET) : shown;
  const reason =
    !isNameAlone &&
    html`<p class="hit-text"><span class="aspect">${why}</span> <span dir="auto">${snippet}</span></p>`;
  return html`<li><div class="hit-kind">${vocabulary[view.language].node[node.__typename]}</div><a class="hit-name" href="${view.link(nodePath(node.__typename, node.slug))}">${name(node.name)}</a>
<div class="hit-line">${joined(details(view, node), ' · ')}</div>${reason}</li>`;
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

/** Links to lists of tenders that have the same words: of a year, of a country, with every other filter. */
function narrowing(view: View, q: string, statistics: Statistics): Html | null {
  if (!statistics) return null;
  const words = searchWords[view.language];
  const years = statistics.byYear.filter(({ year }) => year !== null).toReversed();
  const regions = statistics.byRegion.filter(({ region }) => region !== null);
  if (years.length === 0 && regions.length === 0) return null;
  const facet = (href: string, word: string, count: number) =>
    html`<li><a href="${href}">${word}</a> <span class="count">${view.format.number(count)}</span></li>`;
  return html`<section class="narrow" aria-labelledby="narrow"><h2 id="narrow">${words.narrow}</h2><div class="facets">
${years.length > 0 && html`<div><h3>${words.byYear}</h3><ul class="plain">${years.slice(0, MAX_FACETS).map(({ year, figures }) => facet(view.link('/tenders', { q, publishedFrom: `${year}`, publishedUntil: `${year}` }), `${year}`, figures.tenderCount))}</ul></div>`}
${regions.length > 0 && html`<div><h3>${words.byRegion}</h3><ul class="plain">${regions.slice(0, MAX_FACETS).map(({ region, figures }) => facet(view.link('/tenders', { q, region: region ?? '' }), regionName(view, region ?? ''), figures.tenderCount))}</ul></div>`}
</div><p><a href="${view.link('/tenders', { q })}">${words.more}</a></p></section>`;
}

function regionName({ format }: View, code: string): string {
  return code.length === 2 ? format.country(code) : `${format.country(code.slice(0, 2))} ${code}`;
}
