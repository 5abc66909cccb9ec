import { nameKey } from '../../domain/name-key.ts';
import type { NodeType } from '../../domain/node.ts';
import { cursorTag, decodeRank, encodeRank } from '../read/collection/cursor.ts';
import { fragment, raw } from '../statement/fragment.ts';
import { amongValues } from '../statement/json-each.ts';
import { type Candidate, findCandidates, type SearchReader } from './candidate.ts';
import { matchExpression, type QueryText } from './query-text.ts';

/** Where a hit matched, best first. */
export const MATCHED_FIELDS = ['NAME', 'ALIAS', 'DESCRIPTION', 'BODY'] as const;
export type MatchedField = (typeof MATCHED_FIELDS)[number];

/** A piece of a matched text. */
export interface HighlightPart {
  readonly text: string;
  readonly isMatch: boolean;
}

export interface Hit {
  readonly id: number;
  readonly type: NodeType;
  readonly field: MatchedField;
  readonly highlight: readonly HighlightPart[];
  readonly cursor: string;
}

export interface HitPage {
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
  /** Whether every match was ranked, or only the first few hundred. */
  readonly complete: boolean;
}

/** What a name says of a candidate's rank, best first: equal to the text, starting with it, holding its words. */
const RANKS = { EXACT: 0, START: 1, ALIAS_EXACT: 2, NAME_WORDS: 3, ALIAS_WORDS: 4, TEXT: 5 } as const;

interface Ranked extends Candidate {
  /** Sorts as text: rank, length of the name, id. */
  readonly position: string;
}

/** What is searched for. It can be sent to a thread, and so can the page of hits. */
export interface SearchRequest {
  readonly text: QueryText;
  readonly types: readonly NodeType[];
  readonly first: number;
  readonly after: string | undefined;
}

/**
 * Hits for the text among nodes of the given types, best first: names before aliases before texts,
 * short names before long ones.
 *
 * @throws InvalidCursor when `after` comes from another search.
 */
export function searchHits(reader: SearchReader, { text, types, first, after }: SearchRequest): HitPage {
  const tag = searchTag(text, types);
  const start = after === undefined ? '' : readPosition(after, tag);
  if (text.words.length === 0) return { hits: [], hasMore: false, complete: true };
  const { found, complete } = findCandidates(reader, text, types);
  const ranked = rank(found, text).filter(({ position }) => position > start);
  const page = ranked.slice(0, first);
  return { hits: highlighted(reader, page, text, tag), hasMore: ranked.length > first, complete };
}

function rank(candidates: readonly Candidate[], { words }: QueryText): Ranked[] {
  const key = nameKey(words.join(' '));
  const keys = nameKey(words.join(' ')).split(' ');
  return candidates
    .map((candidate) => ({ ...candidate, position: positionOf(candidate, key, keys) }))
    .sort((a, b) => (a.position < b.position ? -1 : 1));
}

function positionOf({ id, name, aliases }: Candidate, key: string, words: readonly string[]): string {
  const own = nameKey(name);
  const others = aliases === null ? [] : aliases.split('\n').map(nameKey);
  const rankOfName = (): number => {
    if (own === key) return RANKS.EXACT;
    if (own.startsWith(key)) return RANKS.START;
    if (others.includes(key)) return RANKS.ALIAS_EXACT;
    if (holdsWords(own, words)) return RANKS.NAME_WORDS;
    return others.some((other) => holdsWords(other, words)) ? RANKS.ALIAS_WORDS : RANKS.TEXT;
  };
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${rankOfName()}.${pad(Math.min(own.length, 9_999), 4)}.${pad(id, 16)}`;
}

function holdsWords(name: string, words: readonly string[]): boolean {
  const parts = name.split(' ');
  return words.every((word, index) =>
    parts.some((part) => (index === words.length - 1 ? part.startsWith(word) : part === word)),
  );
}

const START_MARK = '\u0002';
const END_MARK = '\u0003';
const SNIPPET_WORDS = 24;

/**
 * Reads for each hit the best column that matches, with the matches marked by the index itself. `+rowid`, since by `rowid` the start
 * of a word would be looked up again for each hit; the bounds end the walk through its matches.
 */
function highlighted(reader: SearchReader, page: readonly Ranked[], text: QueryText, tag: string): Hit[] {
  if (page.length === 0) return [];
  const columns = MATCHED_FIELDS.map(
    (field, index) =>
      `snippet(search, ${index}, char(2), char(3), '…', ${index < 2 ? 64 : SNIPPET_WORDS}) AS ${field.toLowerCase()}`,
  );
  const ids = page.map(({ id }) => id);
  const marked = reader.rows(
    fragment`SELECT rowid AS id, ${raw(columns.join(', '))} FROM search WHERE search MATCH ${matchExpression(text)} AND rowid >= ${Math.min(...ids)} AND rowid <= ${Math.max(...ids)} AND +rowid IN ${amongValues(ids)}`,
  );
  const byId = new Map(marked.map((row) => [row.id, row]));
  return page.map(({ id, type, name, position }) => {
    const row = byId.get(id);
    const field = MATCHED_FIELDS.find((each) => String(row?.[each.toLowerCase()] ?? '').includes(START_MARK));
    const snippet = field ? bestLine(String(row?.[field.toLowerCase()])) : name;
    return {
      id,
      type,
      field: field ?? 'NAME',
      highlight: partsOf(snippet),
      cursor: encodeRank(tag, position),
    };
  });
}

/** Aliases are indexed together, one a line: only the line that matched is shown. */
function bestLine(snippet: string): string {
  return snippet.split('\n').find((line) => line.includes(START_MARK)) ?? snippet;
}

function partsOf(snippet: string): HighlightPart[] {
  const [before = '', ...marked] = snippet.split(START_MARK);
  const parts = marked.flatMap((piece) => {
    const [match = '', after = ''] = piece.split(END_MARK);
    return [
      { text: match, isMatch: true },
      { text: after, isMatch: false },
    ];
  });
  return [{ text: before, isMatch: false }, ...parts].filter(({ text }) => text !== '');
}

function searchTag({ words }: QueryText, types: readonly NodeType[]): string {
  return cursorTag('search', '', [words, [...types].sort()]);
}

function readPosition(cursor: string, tag: string): string {
  return decodeRank(cursor, tag, /^[0-9]\.[0-9]{4}\.[0-9]{16}$/);
}

/** @throws InvalidCursor when the cursor comes from another search. */
export function checkSearchCursor(cursor: string, text: QueryText, types: readonly NodeType[]): void {
  readPosition(cursor, searchTag(text, types));
}
