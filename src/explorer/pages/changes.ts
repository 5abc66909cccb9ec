import { nodePath } from '../address.ts';
import { atomFeed, feedLink } from '../atom.ts';
import { type Html, html, joined, type Markup } from '../html.ts';
import { ChangesDocument, type ChangesQuery } from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { cursor } from '../parameter.ts';
import { attributeChanges, attributeTexts } from '../parts/attribute-changes.ts';
import { linkedSentence, toldSentence } from '../parts/linked-sentence.ts';
import { pageLinks } from '../parts/list.ts';
import { name } from '../parts/name.ts';
import { statement } from '../parts/statement.ts';
import { type Column, dataTable } from '../parts/table.ts';
import { makeshiftTitle, tenderTitle } from '../parts/tender-title.ts';
import type { View } from '../view.ts';
import { changesWords } from '../words/changes.ts';
import { documentTitle } from '../words/document-title.ts';
import { spanField, spanOf, spanParameters } from './changes/span.ts';
import { selectionForm } from './selection/selection-form.ts';
import { selectionQuery, tenderFilter, tenderFilterParameters } from './tenders/tender-filter.ts';

const parameters = { ...spanParameters, ...tenderFilterParameters, after: cursor };
type ChangesView = View<typeof parameters>;
type Row = ChangesQuery['tenderChanges']['nodes'][number];

const ROWS = 40;
const MAX_TITLE = 110;

/** What changed in a selection of tenders between two days, as a page and as a feed. */
export const changesPage = definePage({
  path: '/changes',
  parameters,
  document: ChangesDocument,
  variables: ({ parameters: asked, known, language }) => ({
    filter: tenderFilter(asked),
    ...spanOf(asked, known),
    first: ROWS,
    after: asked.after ?? null,
    language,
  }),
  forms: { atom: changesFeed },
  show(data, view) {
    const words = changesWords[view.language];
    const { tenderChanges } = data;
    const { from, to } = spanOf(view.parameters, view.known);
    const { format } = view;
    const main = html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>
${form(view)}
<p class="resultline" role="status"><strong>${!tenderChanges.complete && `${words.atLeast} `}${words.count(tenderChanges.totalCount, format.number(tenderChanges.totalCount))}</strong> · ${words.between(format.date(from), format.date(to))}</p>
${tenderChanges.nodes.length === 0 ? empty(view, data) : list(view, tenderChanges)}
<p class="links"><a href="${view.in(view.language, '.atom')}">${words.feed}</a> <a href="${view.link('/tenders', selectionQuery(view.parameters))}">${words.list}</a></p>`;
    return {
      title: words.title,
      description: words.lead,
      main,
      head: feedLink(`${view.publicUrl}${view.in(view.language, '.atom')}`, words.title),
      isIndexed: false,
    };
  },
});

function form(view: ChangesView): Html {
  const words = changesWords[view.language];
  return selectionForm(view, view.parameters, { own: [spanField(view)], label: words.form });
}

function empty(view: View, { dataState: { newestDocument } }: ChangesQuery): Html {
  const words = changesWords[view.language];
  return html`<p class="absent">${words.none}${newestDocument !== null && ` ${words.newest(view.format.date(newestDocument))}`}</p>`;
}

function list(view: ChangesView, { nodes, pageInfo, complete }: ChangesQuery['tenderChanges']): Html {
  const words = changesWords[view.language];
  return html`${dataTable(view, { caption: words.title, columns: columns(view), groups: [{ rows: nodes }], foot: !complete && words.incomplete })}
${pageLinks(view, pageInfo, words.first)}`;
}

function columns(view: View): Column<Row>[] {
  const words = changesWords[view.language];
  return [
    {
      head: words.tender,
      isRowHead: true,
      cell: ({ tender }) =>
        html`<a href="${view.link(nodePath('Tender', tender.slug))}">${tenderTitle(view.language, tender, MAX_TITLE)}</a>${tender.buyer !== null && html`<span class="sub">${name(tender.buyer.name, 80)}</span>`}`,
    },
    { head: words.what, cell: ({ document }) => whatItChanges(view, document) },
    {
      head: words.document,
      cell: ({ document: { article } }) =>
        article === null
          ? words.dossier
          : html`<a href="${view.link(nodePath('Article', article.slug))}">${name(documentTitle(view.language, article.title), 80)}</a>`,
    },
    {
      head: words.day,
      kind: 'num',
      cell: ({ document }) => html`<span class="nowrap">${view.format.day(document.day)}</span>`,
    },
  ];
}

function whatItChanges(view: View, document: Row['document']): Markup {
  const words = changesWords[view.language];
  const { statesCount, withdrawsCount, withdraws, changes } = document;
  return html`<span class="detail">${words.says(statesCount, withdrawsCount)}</span>${withdraws.map(
    (claim) =>
      html`<span class="sub">${words.takesBack} <del>${statement(view, claim, linkedSentence(view, claim))}</del></span>`,
  )}${attributeChanges(view, changes)}`;
}

function changesFeed({ tenderChanges }: ChangesQuery, view: ChangesView): OtherForm {
  const words = changesWords[view.language];
  const page = `${view.publicUrl}${view.here()}`;
  return atomFeed({
    id: page,
    self: `${view.publicUrl}${view.in(view.language, '.atom')}`,
    title: `${view.words.site} · ${words.title}`,
    language: view.language,
    author: view.words.site,
    day: spanOf(view.parameters, view.known).to,
    entries: tenderChanges.nodes.map(({ tender, document }) => {
      const address = view.publicLink(nodePath('Tender', tender.slug));
      const title = makeshiftTitle(view.language, tender) ?? tender.title;
      const { day: published, article, withdraws, statesCount, withdrawsCount, changes } = document;
      const says: Markup[] = [
        words.says(statesCount, withdrawsCount),
        withdraws.map((claim) => `${words.takesBack} ${toldSentence(view, claim)}`),
        attributeTexts(view, changes),
      ];
      return {
        id: `${address}#${encodeURIComponent(article?.slug ?? 'dossier')}@${published}`,
        address,
        title: tender.buyer === null ? title : `${title} · ${tender.buyer.name}`,
        day: published,
        summary: joined(says.flat() as Markup[], view.words.semicolon).join(''),
      };
    }),
  });
}
