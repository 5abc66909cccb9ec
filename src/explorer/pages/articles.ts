import { nodePath } from '../address.ts';
import { csvFile } from '../csv-file.ts';
import { html, joined } from '../html.ts';
import { type ArticleKind, type ArticleOrder, ArticlesDocument, type ArticlesQuery } from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { choiceOr, choices, code, cursor, date, endOf, text } from '../parameter.ts';
import { sortHead } from '../parts/list.ts';
import { nodeLink } from '../parts/statement.ts';
import type { Column } from '../parts/table.ts';
import { absent } from '../parts/value.ts';
import type { View } from '../view.ts';
import { listsWords } from '../words/lists.ts';
import { nodeVocabulary } from '../words/node-vocabulary.ts';
import { nodeList, orNull } from './lists/node-list.ts';

const KINDS = Object.keys(nodeVocabulary.en.articleKind) as ArticleKind[];
const ORDERS = [
  'PUBLISHED_DESC',
  'PUBLISHED_ASC',
  'NAME_ASC',
  'NAME_DESC',
] as const satisfies readonly ArticleOrder[];
const parameters = {
  q: text(),
  kind: choices(KINDS),
  language: code(/^[a-z]{2}$/),
  publishedFrom: date,
  publishedUntil: endOf('publishedFrom', date),
  order: choiceOr(ORDERS),
  after: cursor,
};
type ArticlesView = View<typeof parameters>;
type Row = ArticlesQuery['articles']['nodes'][number];

const ROWS = 50;

/** Documents, the latest first. */
export const articlesPage = definePage({
  path: '/articles',
  parameters,
  document: ArticlesDocument,
  variables: ({ parameters: { q, kind, language, publishedFrom, publishedUntil, order, after } }) => {
    const filter = {
      ...(q !== undefined && { text: q }),
      ...(kind.length > 0 && { kind: [...kind] }),
      ...(language !== undefined && { language }),
      ...((publishedFrom ?? publishedUntil) !== undefined && {
        publishedOn: {
          ...(publishedFrom !== undefined && { from: publishedFrom }),
          ...(publishedUntil !== undefined && { until: publishedUntil }),
        },
      }),
    };
    return { filter: orNull(filter), order, first: ROWS, after: after ?? null };
  },
  forms: { csv: articlesCsv },
  show({ articles }, view) {
    return nodeList(view, {
      of: 'articles',
      found: articles,
      fields: fields(view),
      columns: columns(view),
    });
  },
});

function fields(view: ArticlesView) {
  const words = listsWords[view.language];
  const { q, kind, language, publishedFrom, publishedUntil } = view.parameters;
  return [
    { kind: 'text', name: 'q', label: words.words, value: q, size: 24 },
    {
      kind: 'choices',
      name: 'kind',
      label: words.kind,
      value: kind,
      choices: KINDS.map((each) => [each, nodeVocabulary[view.language].articleKind[each]] as const),
    },
    { kind: 'text', name: 'language', label: words.language, value: language, size: 3, hint: 'fr' },
    {
      kind: 'span',
      label: words.published,
      from: { name: 'publishedFrom', label: view.words.from, value: publishedFrom },
      until: { name: 'publishedUntil', label: view.words.until, value: publishedUntil },
      hint: words.dateHint,
    },
  ] as const;
}

function columns(view: ArticlesView): Column<Row>[] {
  const words = listsWords[view.language];
  const { format } = view;
  const now: ArticleOrder = view.parameters.order;
  const address = (order: ArticleOrder) =>
    view.here({ order: order as typeof view.parameters.order, after: undefined });
  return [
    {
      ...sortHead(words.document, { now, ascending: 'NAME_ASC', descending: 'NAME_DESC', address }),
      isRowHead: true,
      cell: ({ slug, title }) => nodeLink(view, { __typename: 'Article', slug, name: title }, 120),
    },
    { head: words.kind, cell: ({ kind }) => nodeVocabulary[view.language].articleKind[kind] },
    { head: words.publisher, cell: ({ publishers }) => publisher(view, publishers) },
    {
      head: words.language,
      cell: ({ language }) => (language === null ? absent(view.words.unknown) : format.language(language)),
    },
    { head: words.claims, kind: 'num', cell: ({ claims }) => format.number(claims.totalCount) },
    {
      ...sortHead(words.published, {
        now,
        ascending: 'PUBLISHED_ASC',
        descending: 'PUBLISHED_DESC',
        address,
      }),
      kind: 'num',
      cell: ({ published }) =>
        published === null
          ? absent(view.words.noDate)
          : html`<span class="nowrap">${format.day(published)}</span>`,
    },
  ];
}

function publisher(view: View, { nodes }: Row['publishers']) {
  const links = nodes.flatMap(({ from }) => from ?? []).map((node) => nodeLink(view, node, 60));
  return links.length === 0 ? absent(view.words.unknown) : joined(links);
}

/** The rows of this page, one a document. */
function articlesCsv({ articles }: ArticlesQuery, view: View): OtherForm {
  const head = ['title', 'kind', 'publisher', 'language', 'published', 'claims', 'address'];
  const rows = articles.nodes.map((row) => [
    row.title,
    row.kind,
    row.publishers.nodes[0]?.from?.name,
    row.language,
    row.published,
    row.claims.totalCount,
    view.publicLink(nodePath('Article', row.slug)),
  ]);
  return csvFile('articles.csv', [head, ...rows]);
}
