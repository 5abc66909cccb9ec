import { NODE_TYPES } from '../domain/node.ts';
import type { SlugLists } from '../server/slug-lists.ts';
import { nodePath } from './address.ts';
import { html } from './html.ts';
import { LANGUAGES } from './language.ts';

/** What search engines are told: which addresses there are, and which are not for them. */
export interface RobotFile {
  readonly contentType: string;
  readonly body: string;
}

const SITEMAP = /^\/sitemap(?:-([a-z]+)-([1-9]\d{0,6}))?\.xml$/;
const XML = 'application/xml; charset=utf-8';

/** What the list of pages that are of no one thing is called, and their paths; lists without filters lead to all things. */
const PAGES = 'pages';
const PATHS = ['/', '/tenders', '/organisations', '/people', '/regulations', '/articles', '/graph', '/help'];

/** Whether an address is one of these files. */
export function isForRobots(path: string): boolean {
  return path === '/robots.txt' || SITEMAP.test(path);
}

/**
 * `robots.txt`, `sitemap.xml`, which names the lists, or one of them (sitemaps.org, protocol 0.9). Undefined where there is no such list.
 *
 * @param slugs without them no addresses are listed
 */
export async function robotFile(
  path: string,
  publicUrl: string,
  slugs: SlugLists | undefined,
): Promise<RobotFile | undefined> {
  if (path === '/robots.txt') return { contentType: 'text/plain; charset=utf-8', body: robots(publicUrl) };
  const [, word, number] = SITEMAP.exec(path) ?? [];
  if (word === undefined) return { contentType: XML, body: await sitemapIndex(publicUrl, slugs) };
  if (word === PAGES && number === '1') return { contentType: XML, body: sitemap(publicUrl, PATHS) };
  const type = NODE_TYPES.find((each) => each.toLowerCase() === word);
  if (type === undefined || slugs === undefined || Number(number) > (await slugs.count(type)))
    return undefined;
  const name = `${type[0]}${type.slice(1).toLowerCase()}`;
  const paths = (await slugs.read(type, Number(number))).map((slug) => nodePath(name, slug));
  return { contentType: XML, body: sitemap(publicUrl, paths) };
}

/** Lists of many filters and what programs ask for are no pages to be found. */
function robots(publicUrl: string): string {
  const closed = LANGUAGES.flatMap((language) =>
    ['search', 'path', 'changes'].map((page) => `/${language}/${page}`),
  );
  return [
    'User-agent: *',
    ...['/graphql', '/export', '/metrics', ...closed].map((path) => `Disallow: ${path}`),
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
}

async function sitemapIndex(publicUrl: string, slugs: SlugLists | undefined): Promise<string> {
  const counts = await Promise.all(NODE_TYPES.map((type) => slugs?.count(type) ?? 0));
  const lists = NODE_TYPES.flatMap((type, place) =>
    Array.from(
      { length: counts[place] ?? 0 },
      (_, index) => `${publicUrl}/sitemap-${type.toLowerCase()}-${index + 1}.xml`,
    ),
  );
  return html`<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[`${publicUrl}/sitemap-${PAGES}-1.xml`, ...lists].map((list) => html`<sitemap><loc>${list}</loc></sitemap>\n`)}</sitemapindex>
`.toString();
}

/** Each path in each language, and which of the others say the same. */
function sitemap(publicUrl: string, paths: readonly string[]): string {
  const urls = paths.flatMap((path) => {
    const others = LANGUAGES.map(
      (language) =>
        html`<xhtml:link rel="alternate" hreflang="${language}" href="${publicUrl}/${language}${path}"/>`,
    );
    return LANGUAGES.map(
      (language) => html`<url><loc>${publicUrl}/${language}${path}</loc>${others}</url>\n`,
    );
  });
  return html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls}</urlset>
`.toString();
}
