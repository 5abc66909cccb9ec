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
