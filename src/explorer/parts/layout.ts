import type { Assets } from '../assets.ts';
import { type Html, html, type Markup, shortened } from '../html.ts';
import { LANGUAGES } from '../language.ts';
import type { Shown } from '../page.ts';
import type { View } from '../view.ts';
import { citationWords } from '../words/citation.ts';
import { pageCitation } from './citation.ts';
import { daysBar } from './days-bar.ts';
import { explanations } from './glossary.ts';
import { glyph, shapes } from './glyph.ts';
import { metadata } from './metadata.ts';
import { missingNotice } from './missing.ts';
import { searchForm } from './search-form.ts';

const SIGNS = ['OFFICIAL', 'REPORTED', 'UNCONFIRMED', 'DISPUTED', 'EXPECTED'] as const;

const MAX_DESCRIPTION = 200;

/** The parts of the site that every page leads to, without the language. */
const NAVIGATION: readonly (readonly [path: string, word: 'tenders' | 'organisations' | 'connections'])[] = [
  ['/tenders', 'tenders'],
  ['/organisations', 'organisations'],
  ['/path', 'connections'],
];

/** A whole document: head, header, the bar with the days, the page, sources, footer. */
export function layOut(view: View, shown: Shown, assets: Assets, endings: readonly string[]): string {
  const { main, hasNoDays, islands = [] } = shown;
  const page = html`<!DOCTYPE html>
<html lang="${view.language}">
<head>${head(view, shown, assets)}${endings.includes('jsonld') && html`<link rel="alternate" type="application/ld+json" href="${view.in(view.language, '.jsonld')}">`}</head>
<body>
${shapes()}
<a class="skip" href="#main">${view.words.skip}</a>
${header(view, !(shown.hasOwnSearch ?? false))}
${!hasNoDays && daysBar(view)}
<main id="main" tabindex="-1">
${missingNotice(view)}
${main}
${view.notes.section()}
</main>
${explanations(view)}
${footer(view, endings, !shown.hasOwnCitation && pageCitation(view, shown.title))}
${['explorer', ...islands].map((name) => html`<script type="module" src="${assets.addressOf(`${name}.js`)}"></script>`)}
</body>
</html>
`;
  return page.toString();
}

function head(
  view: View,
  { title, description, head: more, thing, isIndexed = true }: Shown,
  assets: Assets,
): Html {
  const { publicUrl, words } = view;
  const about = shortened(description ?? words.tagline, MAX_DESCRIPTION);
  const others = LANGUAGES.map(
    (language) => html`<link rel="alternate" hreflang="${language}" href="${publicUrl}${view.in(language)}">`,
  );
  return html`
<meta charset="utf-8">
<title>${shortened(title, MAX_TITLE)} · ${words.site}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${about}">
${!isIndexed && html`<meta name="robots" content="noindex">`}
<link rel="canonical" href="${publicUrl}${view.here()}">
${others}
<link rel="icon" href="${assets.addressOf('icon.svg')}" type="image/svg+xml">
<link rel="preload" href="${assets.addressOf('latin.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assets.addressOf('explorer.css')}">
<meta property="og:site_name" content="${words.site}">
<meta property="og:type" content="article">
<meta property="og:title" content="${shortened(title, MAX_TITLE)}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${publicUrl}${view.here()}">
<meta property="og:locale" content="${view.language === 'fr' ? 'fr_FR' : 'en_GB'}">
${more}${thing && metadata(view, title, thing)}
`;
}

const MAX_TITLE = 120;

function header(view: View, hasSearch: boolean): Html {
  const { words } = view;
  const [other] = LANGUAGES.filter((language) => language !== view.language);
  return html`<header class="top"><div class="top-inner">
<a class="brand" href="${view.link('/')}">${words.site}</a>
${hasSearch && searchForm(view, 'search-top')}
<nav aria-label="${words.nav}">${NAVIGATION.map(
    ([path, word]) => html`<a href="${view.link(path)}">${words[word]}</a>`,
  )}${other !== undefined && html`<a href="${view.in(other)}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>`}</nav>
</div></header>`;
}

function footer(view: View, endings: readonly string[], citation: Markup): Html {
  const { words, publicUrl } = view;
  const forms: Markup[] = endings.map(
    (ending) =>
      html`<a href="${view.in(view.language, `.${ending}`)}">${words[ending as 'json' | 'jsonld' | 'graphql']}</a>`,
  );
  return html`<footer class="foot"><div class="foot-inner">
<details class="legend"><summary>${words.howToRead}</summary><ul>${SIGNS.map(
    (each) =>
      html`<li><span class="mark mark-${each.toLowerCase()}">${glyph(each)} ${words.standing[each]}</span> ${words.standingMeaning[each]}</li>`,
  )}</ul></details>
${citation}
<p class="links"><a href="${view.link('/help')}">${words.help}</a> ${forms}</p>
<p><span class="address">${publicUrl}${view.here()}</span>${dataLine(view)}</p>
</div></footer>`;
}

/** How new the data is on which the page rests. */
function dataLine({ language, format, dataState }: View): Markup {
  if (dataState?.imported == null) return null;
  const says = citationWords[language].dataOf(format.day(dataState.imported), dataState.importNumber);
  return html` · <span class="data-state">${says}</span>`;
}
