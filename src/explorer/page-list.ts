import type { Page } from './page.ts';
import { articlePage } from './pages/article.ts';
import { articlesPage } from './pages/articles.ts';
import { changesPage } from './pages/changes.ts';
import { changesOfPage } from './pages/changes-of.ts';
import { claimPage } from './pages/claim.ts';
import { claimsOfPage } from './pages/claims-of.ts';
import { coBiddingPage } from './pages/co-bidding.ts';
import { figuresPage } from './pages/figures.ts';
import { graphPage } from './pages/graph.ts';
import { helpPage } from './pages/help.ts';
import { homePage } from './pages/home.ts';
import { organisationPage } from './pages/organisation.ts';
import { organisationsPage } from './pages/organisations.ts';
import { pathPage } from './pages/path.ts';
import { peoplePage } from './pages/people.ts';
import { personPage } from './pages/person.ts';
import { redFlagsPage } from './pages/red-flags.ts';
import { regulationPage } from './pages/regulation.ts';
import { regulationsPage } from './pages/regulations.ts';
import { searchPage } from './pages/search.ts';
import { suggestPage } from './pages/suggest.ts';
import { tenderPage } from './pages/tender.ts';
import { tendersPage } from './pages/tenders.ts';

/** All pages: one line each. The first whose path fits answers. */
export const PAGES: readonly Page[] = [
  homePage,
  searchPage,
  suggestPage,
  tendersPage,
  tenderPage,
  organisationsPage,
  peoplePage,
  regulationsPage,
  articlesPage,
  changesPage,
  changesOfPage,
  claimsOfPage,
  coBiddingPage,
  redFlagsPage,
  figuresPage,
  helpPage,
  organisationPage,
  personPage,
  regulationPage,
  articlePage,
  claimPage,
  pathPage,
  graphPage,
];

/** The operations of pages, for GraphiQL, which opens them by their names. */
export function pageOperations(): { readonly name: string; readonly query: string }[] {
  return PAGES.map(({ operation, document }) => ({ name: operation, query: document.toString().trim() }));
}
