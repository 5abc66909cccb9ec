import type { Page } from './page.ts';
import { homePage } from './pages/home.ts';
import { tenderPage } from './pages/tender.ts';

/** All pages: one line each. The first whose path fits answers. */
export const PAGES: readonly Page[] = [homePage, tenderPage];
