import { nodePath } from '../address.ts';
import { html, joined } from '../html.ts';
import { HomeDocument } from '../operations.ts';
import { definePage } from '../page.ts';
import { name } from '../parts/name.ts';
import { searchForm } from '../parts/search-form.ts';
import { nodeLink } from '../parts/statement.ts';
import { homeWords } from '../words/home.ts';

/** The first page: the search, what there is, the newest documents. */
export const homePage = definePage({
  path: '/',
  document: HomeDocument,
  variables: ({ known, valid }) => ({ known, valid }),
  show({ tenders, organisations, people, regulations, articles }, view) {
    const words = homeWords[view.language];
    const { format } = view;
    const counts = [
      [tenders.totalCount, words.tenders],
      [organisations.totalCount, words.organisations],
      [people.totalCount, words.people],
      [regulations.totalCount, words.regulations],
      [articles.totalCount, words.articles],
    ] as const;
    const main = html`<div class="hero"><h1>${words.title}</h1>${searchForm(view, 'search-home')}<p class="hint">${words.hint}</p></div>
<div class="split">
<section aria-labelledby="there"><h2 id="there">${words.there}</h2><ul class="counts">${counts.map(
      ([count, [one, many]]) => html`<li><b>${format.number(count)}</b>${count === 1 ? one : many}</li>`,
    )}</ul></section>
<section aria-labelledby="newest"><h2 id="newest">${words.newest}</h2><ul class="recent">${articles.nodes.map(
      ({ slug, title, published, publishers, claimsAbout }) =>
        html`<li><a href="${view.link(nodePath('Article', slug))}">${name(title)}</a><div class="recent-line">${joined(
          [
            published !== null && format.date(published),
            publishers.nodes.map(({ from }) => from && nodeLink(view, from)),
            claimsAbout.totalCount > 0 && words.claims(claimsAbout.totalCount),
          ],
          ' · ',
        )}</div></li>`,
    )}</ul></section>
</div>`;
    return { title: words.documentTitle, description: words.title, main, hasOwnSearch: true };
  },
});
