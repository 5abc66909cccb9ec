import { today } from '../../domain/partial-date.ts';
import { nodePath } from '../address.ts';
import { type Html, html, joined } from '../html.ts';
import { HomeDocument, type HomeQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { name } from '../parts/name.ts';
import { hiddenDays, searchForm } from '../parts/search-form.ts';
import { readSources } from '../parts/sources.ts';
import { nodeLink } from '../parts/statement.ts';
import type { View } from '../view.ts';
import { documentTitle } from '../words/document-title.ts';
import { homeWords } from '../words/home.ts';
import { nodeVocabulary } from '../words/node-vocabulary.ts';

/** The first page: the search, three ways in, what there is, the newest documents, what was imported. */
export const homePage = definePage({
  path: '/',
  document: HomeDocument,
  variables: ({ known, valid }) => ({ known, valid, today: today() }),
  show(data, view) {
    const words = homeWords[view.language];
    const main = html`<div class="hero"><h1>${words.title}</h1>${searchForm(view, 'search-home')}<p class="hint">${words.hint}</p></div>
${waysIn(view)}
<div class="split">
<div>${counts(view, data)}${imports(view, data)}</div>
${newest(view, data)}
</div>`;
    return { title: words.documentTitle, description: words.title, main, hasOwnSearch: true };
  },
});

/** Three questions to begin with, each a form of its own. */
function waysIn(view: View): Html {
  const words = homeWords[view.language];
  const way = (id: string, label: string, action: string, field: Html) =>
    html`<form class="way" action="/${view.language}${action}"><label for="${id}">${label}</label><div class="search-row">${field}${hiddenDays(view)}<button>${words.go}</button></div></form>`;
  const text = (id: string, hint: string) =>
    html`<input id="${id}" name="q" placeholder="${hint}" maxlength="200" autocomplete="off">`;
  return html`<section class="ways" aria-labelledby="ways"><h2 id="ways">${words.ways}</h2><div class="ways-in">
${way('who-bid', words.whoBid, '/search', html`${text('who-bid', words.whoBidHint)}<input type="hidden" name="type" value="TENDER">`)}
${way('who-exposed', words.whoExposed, '/search', html`${text('who-exposed', words.whoExposedHint)}<input type="hidden" name="type" value="REGULATION">`)}
${way('what-new', words.whatNew, '/changes', html`<input id="what-new" name="since" type="date">`)}
</div>${analyses(view)}</section>`;
}

/** What can be asked over all tenders at once. */
function analyses(view: View): Html {
  const words = homeWords[view.language];
  const link = (path: string, word: string) => html`<a href="${view.link(path)}">${word}</a>`;
  return html`<nav class="links more-ways" aria-labelledby="over-all"><h3 id="over-all">${words.allTenders}</h3>${link('/figures', words.figures)} ${link('/co-bidding', words.together)} ${link('/red-flags', words.redFlags)}</nav>`;
}

function counts(view: View, { tenders, organisations, people, regulations, articles }: HomeQuery): Html {
  const words = homeWords[view.language];
  const lines = [
    [tenders.totalCount, words.tenders, '/tenders'],
    [organisations.totalCount, words.organisations, '/organisations'],
    [people.totalCount, words.people, '/people'],
    [regulations.totalCount, words.regulations, '/regulations'],
    [articles.totalCount + articles.hiddenCount, words.articles, '/articles'],
  ] as const;
  return html`<section aria-labelledby="there"><h2 id="there">${words.there}</h2><ul class="counts">${lines.map(
    ([count, [one, many], path]) =>
      html`<li><b>${view.format.number(count)}</b> <a href="${view.link(path)}">${count === 1 ? one : many}</a></li>`,
  )}</ul></section>`;
}

/** How many files of each kind of source were read, and when the last: no page is newer than that. */
function imports(view: View, data: HomeQuery): Html {
  const words = homeWords[view.language];
  const { format } = view;
  const lines = readSources(data).flatMap(({ source, files, last }) => {
    if (last === undefined) return [];
    return html`<li><b>${format.number(files)}</b> ${words.filesOf(words.source[source], files)} <span class="detail">${words.readOn(format.day(last))}</span></li>`;
  });
  const { newestDocument } = data.dataState;
  const newest = newestDocument !== null && words.newestDocument(format.day(newestDocument));
  return html`<section aria-labelledby="imported"><h2 id="imported">${words.sources}</h2>${lines.length === 0 ? html`<p>${words.noImports}</p>` : html`<ul class="counts">${lines}</ul>`}
${newest && html`<p class="foot-note">${newest}</p>`}</section>`;
}

function newest(view: View, { articles }: HomeQuery): Html {
  const words = homeWords[view.language];
  const { format } = view;
  if (articles.nodes.length === 0)
    return html`<section aria-labelledby="newest"><h2 id="newest">${words.newest}</h2><p class="absent">${view.words.noneYet}</p></section>`;
  return html`<section aria-labelledby="newest"><h2 id="newest">${words.newest}</h2><ul class="recent">${articles.nodes.map(
    ({ slug, title, kind, published, publishers, claimsAbout }) =>
      html`<li><a href="${view.link(nodePath('Article', slug))}">${name(documentTitle(view.language, title), 140)}</a><div class="recent-line">${joined(
        [
          nodeVocabulary[view.language].articleKind[kind],
          published !== null && format.day(published),
          publishers.nodes.map(({ from }) => from && nodeLink(view, from)),
          claimsAbout.totalCount > 0 && words.claims(claimsAbout.totalCount),
        ],
        ' · ',
      )}</div></li>`,
  )}</ul></section>`;
}
