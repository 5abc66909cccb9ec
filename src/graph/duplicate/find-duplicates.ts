import type { GreffeDatabase } from '../../db/connection/client.ts';
import { createRivalryCounter, readNamedSubjects } from '../../db/read/node/name-reader.ts';
import { findCandidates } from './block.ts';
import type { NameKind } from './name-part.ts';
import { scorePair } from './pair-score.ts';
import { prepareSubject, type Subject } from './subject.ts';
import { WordFrequency } from './word-frequency.ts';

/** Chosen on labelled pairs of names: above it, about one listed pair in a hundred is of two organisations. */
export const DEFAULT_MIN_SCORE = 0.8;

export interface DuplicateOptions {
  readonly type: NameKind;
  /** From 0 to 1. Default `DEFAULT_MIN_SCORE`. */
  readonly minScore?: number;
  /** How many pairs at most, the likeliest first. Default: all that are kept, some ten thousand. */
  readonly first?: number;
}

export interface DuplicateNode {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

/** Two nodes that are likely the same. */
export interface Duplicate {
  /** From 0 to 1; no probability, but rising with it. */
  readonly score: number;
  /** The one that was known to the database first. */
  readonly a: DuplicateNode;
  readonly b: DuplicateNode;
  readonly reasons: readonly string[];
  readonly against: readonly string[];
}

export interface Duplicates {
  /** The likeliest first; of one score in order of ids. */
  readonly duplicates: readonly Duplicate[];
  /** How many pairs reach the score, as far as they are kept. */
  readonly found: number;
  readonly nodes: number;
  readonly compared: number;
  /** False when so many nodes share a name or word that not each was compared with each. */
  readonly isComplete: boolean;
}

/** Lists can't be longer than somebody can look at: of more pairs the likeliest are kept. */
const MAX_KEPT = 20_000;

/**
 * Likely duplicates among the organisations or people of the database. Names are compared without legal forms, accents, case and word
 * order, in one script; identifiers, country and place speak for or against. Nothing is merged: that is `mergeNodes`.
 *
 * Takes time and memory in proportion to the number of nodes (see `findCandidates`).
 */
export function findDuplicates(
  database: GreffeDatabase,
  { type, minScore = DEFAULT_MIN_SCORE, first = MAX_KEPT }: DuplicateOptions,
): Duplicates {
  const subjects: Subject[] = [];
  for (const node of readNamedSubjects(database, type)) subjects.push(prepareSubject(node, type));
  const frequency = new WordFrequency(subjects);
  const candidates = findCandidates(subjects, frequency);
  const best = new Likeliest();
  let compared = 0;
  candidates.each((atA, atB) => {
    const [a, b] = [subjects[atA] as Subject, subjects[atB] as Subject];
    compared++;
    const { score, reasons, against } = scorePair(a, b, frequency.weigh);
    if (score >= minScore) best.add({ score, a: shown(a), b: shown(b), reasons, against });
  });
  const sorted = best.sorted();
  const countRivalries = createRivalryCounter(database);
  const withRivalries = (duplicate: Duplicate): Duplicate => {
    const tenders = type === 'ORGANISATION' ? countRivalries(duplicate.a.id, duplicate.b.id) : 0;
    if (tenders === 0) return duplicate;
    const rivals = `bid against each other on ${tenders} ${tenders === 1 ? 'tender' : 'tenders'}`;
    return { ...duplicate, against: [...duplicate.against, rivals] };
  };
  return {
    duplicates: sorted.slice(0, first).map(withRivalries),
    found: sorted.length,
    nodes: subjects.length,
    compared,
    isComplete: candidates.isComplete && !best.wasCut,
  };
}

function shown({ id, slug, name }: Subject): DuplicateNode {
  return { id, slug, name };
}

/** Keeps the likeliest pairs, each once. */
class Likeliest {
  #kept = new Map<string, Duplicate>();
  wasCut = false;

  add(duplicate: Duplicate): void {
    this.#kept.set(`${duplicate.a.id}:${duplicate.b.id}`, duplicate);
    if (this.#kept.size < 2 * MAX_KEPT) return;
    this.wasCut = true;
    const half = this.sorted().slice(0, MAX_KEPT);
    this.#kept = new Map(half.map((each) => [`${each.a.id}:${each.b.id}`, each]));
  }

  sorted(): Duplicate[] {
    return [...this.#kept.values()].sort((x, y) => y.score - x.score || x.a.id - y.a.id || x.b.id - y.b.id);
  }
}
