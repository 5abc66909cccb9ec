import { foldings, identifierKey } from '../../domain/folding.ts';
import type { NodeType } from '../../domain/node.ts';
import { plainWords } from '../../domain/plain-word.ts';
import { isAmong } from '../dialect/list.ts';
import { nodesAs } from '../node-type.ts';
import type { Session } from '../read/row/session.ts';
import { as } from '../statement/alias.ts';
import { fragment, raw } from '../statement/fragment.ts';
import { articles } from '../tables/article.ts';
import { aliases, identifiers } from '../tables/node.ts';
import type { Hit } from './find-hits.ts';
import type { QueryText } from './query-text.ts';

/** Where a hit matched, best first. */
export const MATCHED_FIELDS = ['IDENTIFIER', 'NAME', 'ALIAS', 'DESCRIPTION', 'BODY'] as const;
export type MatchedField = (typeof MATCHED_FIELDS)[number];

/** A piece of a matched text. */
export interface HighlightPart {
  readonly text: string;
  readonly isMatch: boolean;
}

export interface Highlight {
  readonly field: MatchedField;
  readonly parts: readonly HighlightPart[];
}

/** What is marked: the searched words and other spellings by which hits were found. */
export interface Marked {
  readonly text: QueryText;
  readonly spellings: readonly string[];
}

/** What a node can be found by, in the order of `MATCHED_FIELDS`. */
type Texts = readonly (readonly [MatchedField, string])[];

/** Marks in the texts of a page's hits what was found; reads the texts of all of them once. */
export class Highlights {
  readonly #session: Session;
  readonly #hits: readonly Hit[];
  readonly #marked: Marked;
  #texts: Map<number, Texts> | undefined;
  #marking: Marking | undefined;

  constructor(session: Session, hits: readonly Hit[], marked: Marked) {
    this.#session = session;
    this.#hits = hits;
    this.#marked = marked;
  }

  of(hit: Hit): Highlight {
    this.#texts ??= readTexts(this.#session, this.#hits);
    this.#marking ??= new Marking(this.#marked);
    return this.#marking.best(hit, this.#texts.get(hit.id) ?? []);
  }
}

const nodes = nodesAs('t');
const article = as(articles, 't');
const a = as(aliases, 'a');
const i = as(identifiers, 'i');

function readTexts(session: Session, hits: readonly Hit[]): Map<number, Texts> {
  const found = new Map<number, [MatchedField, string][]>(hits.map(({ id }) => [id, []]));
  const add = (id: unknown, field: MatchedField, text: unknown) => {
    if (typeof text === 'string') found.get(id as number)?.push([field, text]);
  };
  const all = hits.map(({ id }) => id);
  const numbered = hits.filter(({ match }) => match === 'IDENTIFIER').map(({ id }) => id);
  if (numbered.length > 0) {
    const rows = session.rows(
      fragment`SELECT ${i.nodeId} AS id, ${i.value} AS text FROM ${i} WHERE ${isAmong(i.nodeId, numbered)} ORDER BY ${i.id}`,
    );
    for (const { id, text } of rows) add(id, 'IDENTIFIER', text);
  }
  for (const [type, ofType] of Map.groupBy(hits, (hit): NodeType => hit.type)) {
    const t = nodes[type];
    const body = raw(type === 'ARTICLE' ? `${article.body}` : 'NULL');
    const rows = session.rows(
      fragment`SELECT ${t.id} AS id, ${t.name} AS name, ${t.description} AS description, ${body} AS body FROM ${t} WHERE ${isAmong(
        t.id,
        ofType.map(({ id }) => id),
      )}`,
    );
    for (const { id, name, description, body: text } of rows) {
      add(id, 'NAME', name);
      add(id, 'DESCRIPTION', description);
      add(id, 'BODY', text);
    }
  }
  const others = session.rows(
    fragment`SELECT ${a.nodeId} AS id, ${a.name} AS text FROM ${a} WHERE ${isAmong(a.nodeId, all)} ORDER BY ${a.nodeId}, ${a.name}`,
  );
  for (const { id, text } of others) add(id, 'ALIAS', text);
  const order = ([field]: readonly [MatchedField, string]) => MATCHED_FIELDS.indexOf(field);
  for (const texts of found.values()) texts.sort((one, other) => order(one) - order(other));
  return found;
}

/** Letters and digits that are folded together: what stands between them separates words. */
const PIECE = /[\p{L}\p{N}\p{M}]+/gu;
const SNIPPET_CHARACTERS = 240;
const BEFORE_MATCH = 60;
/** Of a longer text no more is looked at. */
const MAX_CHARACTERS = 100_000;

class Marking {
  readonly #words: ReadonlySet<string>;
  readonly #last: string;
  readonly #numbers: readonly string[];

  constructor({ text, spellings }: Marked) {
    this.#words = new Set([...text.words, ...spellings]);
    this.#last = text.words.at(-1) ?? '';
    this.#numbers = text.number === undefined ? [] : [text.number, ...text.otherNumbers];
  }

  /** The text with the most matches, an earlier field before a later one. */
  best({ match }: Hit, texts: Texts): Highlight {
    for (const number of match === 'IDENTIFIER' ? this.#numbers : []) {
      const found = texts.find(
        ([field, text]) => field === 'IDENTIFIER' && identifierKey(text).includes(number),
      );
      if (found) return { field: 'IDENTIFIER', parts: markNumber(found[1], number) };
    }
    if (match === 'INITIALS') {
      const name = texts.find(([field]) => field === 'NAME')?.[1] ?? '';
      return { field: 'NAME', parts: this.#markInitials(name) };
    }
    let best: Highlight | undefined;
    let most = 0;
    for (const [field, text] of texts) {
      if (field === 'IDENTIFIER') continue;
      const parts = this.#mark(snippetOf(text, (piece) => this.#isMatch(piece)));
      const matched = new Set(parts.filter(({ isMatch }) => isMatch).map((part) => part.text.toLowerCase()))
        .size;
      if (best === undefined || matched > most) [best, most] = [{ field, parts }, matched];
    }
    return best ?? { field: 'NAME', parts: [] };
  }

  #mark(text: string): HighlightPart[] {
    return partsOf(text, (piece) => this.#isMatch(piece));
  }

  #markInitials(name: string): HighlightPart[] {
    return partsOf(name, (piece) => this.#last.includes(plainWords(piece)[0]?.[0] ?? ' '), 1);
  }

  #isMatch(piece: string): boolean {
    return foldings(piece).some((line) => {
      const word = line.replaceAll(' ', '');
      return this.#words.has(word) || (this.#last !== '' && word.startsWith(this.#last));
    });
  }
}

/** @param letters how many of each piece are marked; all when absent */
function partsOf(text: string, isMatch: (piece: string) => boolean, letters?: number): HighlightPart[] {
  const parts: HighlightPart[] = [];
  let done = 0;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (!isMatch(piece)) continue;
    const end = index + (letters ?? piece.length);
    if (index > done) parts.push({ text: text.slice(done, index), isMatch: false });
    parts.push({ text: text.slice(index, end), isMatch: true });
    done = end;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isMatch: false });
  return parts;
}

/** A short text as it is, of a long one what stands around the first match. */
function snippetOf(text: string, isMatch: (piece: string) => boolean): string {
  if (text.length <= SNIPPET_CHARACTERS) return text;
  let at = 0;
  for (const { 0: piece, index } of text.slice(0, MAX_CHARACTERS).matchAll(PIECE)) {
    if (!isMatch(piece)) continue;
    at = index;
    break;
  }
  const start = at <= BEFORE_MATCH ? 0 : text.indexOf(' ', at - BEFORE_MATCH) + 1 || at;
  const from = start > at ? at : start;
  const until = Math.min(text.length, from + SNIPPET_CHARACTERS);
  const space = until < text.length ? text.lastIndexOf(' ', until) : until;
  const end = space > at ? space : until;
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
}

/** Marks the characters of an identifier that were searched, with what stands between them. */
function markNumber(value: string, number: string): HighlightPart[] {
  const places: number[] = [];
  let key = '';
  for (const [at, character] of [...value].entries()) {
    const folded = identifierKey(character);
    key += folded;
    for (const _ of folded) places.push(at);
  }
  const start = key.indexOf(number);
  const [first, last] = [places[start], places[start + number.length - 1]];
  if (start < 0 || first === undefined || last === undefined) return [{ text: value, isMatch: false }];
  return [
    { text: value.slice(0, first), isMatch: false },
    { text: value.slice(first, last + 1), isMatch: true },
    { text: value.slice(last + 1), isMatch: false },
  ].filter(({ text }) => text !== '');
}
