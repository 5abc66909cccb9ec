import { NODE_TYPES } from '../domain/node.ts';
import type { LinkedThing } from '../server/export/linked-data.ts';

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

/** The path of the list of all claims of a node, without the language. */
export function claimsPath(slug: string): string {
  return `/claims/${encodeURIComponent(slug)}`;
}

/** The path of a claim's page, without the language. */
export function claimPath(id: string): string {
  return `/claim/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}

/**
 * What the page of a path is about; undefined for pages of no one thing.
 *
 * @param segments of the path, without escapes
 */
export function thingOf(
  path: string,
  { slug, name }: Readonly<Record<string, string>>,
): LinkedThing | undefined {
  const room = path.split('/')[1];
  if (room === 'claim' && name !== undefined) return { type: 'CLAIM', name };
  const type = NODE_TYPES.find((each) => each.toLowerCase() === room);
  return type === undefined || slug === undefined ? undefined : { type, slug };
}
