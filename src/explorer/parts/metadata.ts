import { type Html, html, raw } from '../html.ts';
import type { View } from '../view.ts';

/** A thing in the words of schema.org; members that are undefined are left out. */
export type Thing = Readonly<Record<string, unknown>>;

/** Where schema.org has no word for something, the eProcurement Ontology has one: as in the export to JSON-LD. */
const CONTEXT = ['https://schema.org', { epo: 'http://data.europa.eu/a4g/ontology#' }];

/** What search engines and citation managers read in a page's head: a block of data, which no browser executes. */
export function metadata(view: View, title: string, thing: Thing): Html {
  const { publicUrl, words, language } = view;
  const data = {
    '@context': CONTEXT,
    '@type': 'WebPage',
    url: `${publicUrl}${view.here()}`,
    name: title,
    inLanguage: language,
    isPartOf: { '@type': 'WebSite', name: words.site, url: `${publicUrl}/` },
    mainEntity: thing,
  };
  // Nothing that a source writes can end the block, or begin a comment in it.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/ld+json">${raw(text)}</script>`;
}
