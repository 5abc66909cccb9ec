import { mayBeginWithForm, withoutLegalForms } from '../../domain/legal-form.ts';
import { LINKING_WORDS } from '../../domain/linking-word.ts';
import type { NodeType } from '../../domain/node.ts';
import { idOfPlace, obscurityOf, TYPE_CODES } from './index-table.ts';
import { type Alternatives, type Spelling, tellingOf } from './spelt-text.ts';

/** How a hit was found, best first within each group of `KINDS`. */
export const SEARCH_MATCHES = [
  'IDENTIFIER',
  'NAME',
  'START',
  'WORDS',
  'NEAR',
  'SOME_WORDS',
  'INITIALS',
  'TEXT',
] as const;
export type SearchMatch = (typeof SEARCH_MATCHES)[number];

/** Groups of hits, best first. */
const KINDS = {
  IDENTIFIER: 0,
  WHOLE: 1,
  WHOLE_BUT_FORM: 2,
  START: 3,
  WORDS: 4,
  JOINED: 5,
  INITIALS: 6,
  TYPOS: 7,
  SOME_WORDS: 8,
  TEXT: 9,
} as const;

/** How well a name matches: a lower group first, then less of what is wrong, then fewer other words. */
export interface NameRank {
  readonly match: SearchMatch;
  readonly kind: number;
  readonly wrong: number;
  readonly others: number;
  readonly length: number;
}

export const TEXT_RANK: NameRank = rankOf('TEXT', KINDS.TEXT);

/**
 * Of a node whose identifier is what was searched, or starts with it and has so many characters more. Several have the same number, as
 * contracts of several buyers do: of these comes first whose name says the least besides.
 */
export function identifierRank(names: string, words: readonly string[], missing = 0): NameRank {
  const name = firstLine(names).split(' ');
  const others = tellingOf(name).filter((word) => !words.includes(word)).length;
  return {
    ...rankOf('IDENTIFIER', KINDS.IDENTIFIER),
    wrong: Math.min(missing, MAX_WRONG),
    others: Math.min(others, MAX_WRONG),
    length: name.join('').length,
  };
}

export function initialsRank(name: string): NameRank {
  return { ...rankOf('INITIALS', KINDS.INITIALS), length: firstLine(name).length };
}

function rankOf(match: SearchMatch, kind: number): NameRank {
  return { match, kind, wrong: 0, others: 0, length: 0 };
}

const MAX_WRONG = 99;
/** Of what tells names apart, so much must be there. */
const LEAST_PART = 0.5;

/**
 * How well the names of a node, as the index holds them, match a text: the best of each name by itself, and of all together.
 * Undefined when they don't.
 */
export function rankNames(names: string, spelling: Spelling): NameRank | undefined {
  const lines = names.split('\n').map((line) => (line === '' ? [] : line.split(' ')));
  let best: NameRank | undefined;
  let isAlias = false;
  for (const words of lines) {
    isAlias ||= words.length === 0;
    const rank = words.length === 0 ? undefined : asAlias(rankName(words, spelling), isAlias);
    if (rank && (best === undefined || compareRanks(rank, best) < 0)) best = rank;
  }
  if (lines.length === 1 || (best && best.kind < KINDS.SOME_WORDS)) return best;
  const together = rankWords(lines.flat(), spelling);
  return together && (best === undefined || compareRanks(together, best) < 0) ? together : best;
}

/** Of names that are the text or start with it, own ones stand before aliases. */
function asAlias(rank: NameRank | undefined, isAlias: boolean): NameRank | undefined {
  return rank && isAlias && rank.kind <= KINDS.START ? { ...rank, wrong: 1 } : rank;
}

function compareRanks(a: NameRank, b: NameRank): number {
  return a.kind - b.kind || a.wrong - b.wrong || a.others - b.others || a.length - b.length;
}

function rankName(name: readonly string[], spelling: Spelling): NameRank | undefined {
  const whole = name.join('');
  const { length } = whole;
  const { whole: searched, bare: bareSearched } = spelling;
  if (whole === searched) return { ...rankOf('NAME', KINDS.WHOLE), length };
  // Of most names that is all, and their forms need not be known.
  const mayStart = whole.startsWith(bareSearched) || mayBeginWithForm(name);
  if (!mayStart) return rankWords(name, spelling);
  const bare = withoutLegalForms(name).words.join('');
  if (bareSearched.length > 0 && bare === bareSearched) {
    return { ...rankOf('NAME', KINDS.WHOLE_BUT_FORM), length };
  }
  if (whole.startsWith(searched) || bare.startsWith(searched)) {
    const others = tellingOf(name).length - spelling.tellingCount;
    return { ...rankOf('START', KINDS.START), others: Math.max(0, others), length };
  }
  return rankWords(name, spelling);
}

/** How each searched word was found. */
interface Tally {
  readonly used: Set<string>;
  starts: number;
  joins: number;
  typos: number;
  forms: number;
  missing: number;
  found: number;
}

function rankWords(name: readonly string[], spelling: Spelling): NameRank | undefined {
  const there = new Set(name);
  const tally: Tally = { used: new Set(), starts: 0, joins: 0, typos: 0, forms: 0, missing: 0, found: 0 };
  const { words } = spelling;
  const isAlone = words.every((word) => LINKING_WORDS.has(word));
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const joined = spelling.joined.get(at);
    if (joined !== undefined && there.has(joined) && !(there.has(word) && there.has(words[at + 1] ?? ''))) {
      tally.used.add(joined);
      tally.joins++;
      tally.found += weightOf(spelling, word) + weightOf(spelling, words[at + 1] as string);
      at++;
      continue;
    }
    if (LINKING_WORDS.has(word) && !isAlone) {
      if (there.has(word)) tally.used.add(word);
      continue;
    }
    findWord(word, at === words.length - 1, there, spelling, tally);
  }
  return rankOfTally(name, tally);
}

function findWord(
  word: string,
  isLast: boolean,
  there: ReadonlySet<string>,
  spelling: Spelling,
  tally: Tally,
): void {
  const { used } = tally;
  const weight = weightOf(spelling, word);
  tally.found += weight;
  if (there.has(word)) return void used.add(word);
  const started = isLast ? [...there].find((each) => each.startsWith(word)) : undefined;
  if (started !== undefined) {
    tally.starts++;
    return void used.add(started);
  }
  const { near, parts } = spelling.alternatives.get(word) ?? NO_ALTERNATIVES;
  const split = parts.find((pair) => pair.every((part) => there.has(part)));
  if (split) {
    tally.joins++;
    for (const part of split) used.add(part);
    return;
  }
  let nearest: string | undefined;
  for (const [each, off] of near) {
    if (there.has(each) && (nearest === undefined || off < (near.get(nearest) ?? 0))) nearest = each;
  }
  if (nearest !== undefined) {
    tally.typos += near.get(nearest) ?? 0;
    return void used.add(nearest);
  }
  tally.found -= weight;
  if (spelling.forms.has(word)) tally.forms++;
  else tally.missing += weight;
}

const NO_ALTERNATIVES: Alternatives = { near: new Map(), parts: [] };

function weightOf({ weights }: Spelling, word: string): number {
  return weights?.get(word) ?? 1;
}

function rankOfTally(name: readonly string[], tally: Tally): NameRank | undefined {
  const { used, starts, joins, typos, forms, missing, found } = tally;
  if (used.size === 0 || found < LEAST_PART * (found + missing)) return undefined;
  const others = tellingOf(name).filter((word) => !used.has(word)).length;
  const of = (match: SearchMatch, kind: number, wrong: number): NameRank => ({
    match,
    kind,
    wrong: Math.min(wrong, MAX_WRONG),
    others: Math.min(others, MAX_WRONG),
    length: name.join('').length,
  });
  if (missing > 0) {
    const part = Math.round((missing / (found + missing)) * MAX_WRONG);
    return of('SOME_WORDS', KINDS.SOME_WORDS, part);
  }
  if (typos > 0) {
    // Who mistypes a name mistypes its start rather than a word amid it.
    const isAtStart = used.has(name[0] ?? '');
    return of('NEAR', KINDS.TYPOS, 2 * (typos + joins) + (isAtStart ? 0 : 1));
  }
  if (joins > 0) return of('NEAR', KINDS.JOINED, joins + forms);
  return of('WORDS', KINDS.WORDS, starts + forms);
}

function firstLine(name: string): string {
  const [line = ''] = name.split('\n');
  return line;
}

const MAX_ID = 10 ** 12;
/** Of these the newest stand first. */
const NEWEST_FIRST: ReadonlySet<NodeType> = new Set(['TENDER', 'ARTICLE']);

export function isNewestFirst(type: NodeType): boolean {
  return NEWEST_FIRST.has(type);
}

/**
 * The place of a hit among all, as a text that sorts: how its name matches, then how little is claimed of it, the name's length, and
 * the id.
 */
export function positionOf(rank: NameRank, type: NodeType, place: number): string {
  const pad = (value: number, width: number) => String(Math.min(value, 10 ** width - 1)).padStart(width, '0');
  const id = idOfPlace(place);
  return [
    pad(rank.kind, 1),
    pad(rank.wrong, 2),
    pad(rank.others, 2),
    pad(obscurityOf(type, place), 2),
    pad(rank.length, 4),
    pad(TYPE_CODES[type], 1),
    pad(isNewestFirst(type) ? MAX_ID - 1 - id : id, 12),
  ].join('.');
}

/** The form of `positionOf`. */
export const POSITION = /^\d\.\d{2}\.\d{2}\.\d{2}\.\d{4}\.\d\.\d{12}$/;
