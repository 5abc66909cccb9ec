/** Types of nodes that have pages, and the first part of their addresses. */
const ROOMS: Readonly<Record<string, string>> = {
  Tender: 'tender',
  Organisation: 'organisation',
  Person: 'person',
  Regulation: 'regulation',
  Article: 'article',
};

/** The path of a node's page, without the language. */
export function nodePath(type: string, slug: string): string {
  const room = ROOMS[type];
  if (room === undefined) throw new TypeError(`No page is made for ${type}.`);
  return `/${room}/${encodeURIComponent(slug)}`;
}

/** The path of a claim's page, without the language. */
export function claimPath(id: string): string {
  return `/claim/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}

const NODE_PATH = new RegExp(`^/(?:${Object.values(ROOMS).join('|')})/[^/]+$`);

/** Where a node's page has its linked data; undefined for other pages. */
export function linkedDataPath(path: string): string | undefined {
  return NODE_PATH.test(path) ? `/export/jsonld${path}` : undefined;
}
