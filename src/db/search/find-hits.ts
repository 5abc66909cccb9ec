import type { NodeType } from '../../domain/node.ts';
import { cursorTag, decodeRank, encodeRank } from '../read/collection/cursor.ts';
import { idOfPlace } from './index-table.ts';
import { Lookups, type SearchReader } from './lookup.ts';
import { findNames } from './name-search.ts';
import { allOfWords } from './query-text.ts';
import { Ranked } from './ranked.ts';
import { POSITION, type SearchMatch, TEXT_RANK } from './ranking.ts';
import type { SearchRequest } from './search-request.ts';

export type { SearchReader } from './lookup.ts';
export type { SearchRequest } from './search-request.ts';

export interface Hit {
  readonly id: number;
  readonly type: NodeType;
  readonly match: SearchMatch;
  readonly cursor: string;
}

export interface HitPage {
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
  /** Whether everything that matches was ranked: no look-up has reached its bound. */
  readonly complete: boolean;
  /** The words by which hits were found, as names and texts have them: what a highlight marks. */
  readonly spellings: readonly string[];
}

const NOTHING_FOUND: HitPage = { hits: [], hasMore: false, complete: true, spellings: [] };

/**
 * What a text finds among nodes of the given types, best first: by an identifier, by names, and where these don't fill the page by the
 * words of texts. Every statement is bounded, whatever the text; see `name-search.ts` for the steps.
 *
 * @throws InvalidCursor when `after` comes from another search.
 */
export function findHits(reader: SearchReader, request: SearchRequest): HitPage {
  const { text, types, first, after, near, isSuggestion = false } = request;
  const tag = searchTag(request);
  const start = after === undefined ? '' : decodeRank(after, tag, POSITION);
  if (text.words.length === 0) return NOTHING_FOUND;
  const lookups = new Lookups(reader, types);
  const ranked = new Ranked(start, first);
  const spellings = findNames(lookups, ranked, request);
  if (near && !isSuggestion && !ranked.isSettled && !ranked.isFull) {
    for (const words of new Set([text.words, text.otherWords ?? text.words])) {
      for (const candidate of lookups.byTexts(allOfWords(words))) ranked.add(candidate, TEXT_RANK);
    }
  }
  const found = isSuggestion ? ranked.byPlace() : ranked.inOrder();
  return {
    hits: found.slice(0, first).map(({ candidate: { type, place }, rank, position }) => ({
      id: idOfPlace(place),
      type,
      match: rank.match,
      cursor: encodeRank(tag, position),
    })),
    hasMore: found.length > first,
    complete: lookups.complete,
    spellings,
  };
}

type Searched = Pick<SearchRequest, 'text' | 'types' | 'near'>;

function searchTag({ text: { words }, types, near }: Searched): string {
  return cursorTag('search', '', [words, [...types].sort(), near]);
}

/** @throws InvalidCursor when the cursor comes from another search. */
export function checkSearchCursor(cursor: string, searched: Searched): void {
  decodeRank(cursor, searchTag(searched), POSITION);
}
