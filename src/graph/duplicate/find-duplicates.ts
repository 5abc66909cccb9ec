import type { GreffeDatabase } from '../../db/connection/client.ts';
import { createRivalryCounter } from '../../db/read/node/name-reader.ts';
import { type Band, DEFAULT_MIN_SCORE, MIN_POSSIBLE_SCORE } from './band.ts';
import { type CandidatePair, prepareComparison } from './candidate-pair.ts';
import type { NameKind } from './common-word.ts';
import type { Reason } from './reason.ts';
import { type DuplicateNode, findUnitGroups, shownNode, type UnitGroup } from './unit-group.ts';

/** The bands that can be listed; what is different is none. */
export type ListedBand = Exclude<Band, 'DIFFERENT'>;

export interface DuplicateOptions {
  readonly type: NameKind;
  /** From 0 to 1. Default `DEFAULT_MIN_SCORE`; `MIN_POSSIBLE_SCORE` where possible ones are asked for. */
  readonly minScore?: number | undefined;
  /** Only pairs of this band. Default: all that reach the score. */
  readonly band?: ListedBand | undefined;
  /** How many pairs at most, the likeliest first. Default: all that are kept, some ten thousand. */
  readonly first?: number;
}

/** Two nodes that are likely the same. */
export interface Duplicate {
  /** From 0 to 1; no probability, but rising with it. */
  readonly score: number;
  readonly band: 'LIKELY' | 'POSSIBLE';
  /** The one that was known to the database first. */
  readonly a: DuplicateNode;
  readonly b: DuplicateNode;
  readonly reasons: readonly Reason[];
  readonly against: readonly Reason[];
}

export interface Duplicates {
  /** The likeliest first; of one score in order of ids. */
  readonly duplicates: readonly Duplicate[];
  /** How many pairs reach the score, as far as they are kept. */
  readonly found: number;
  /** Establishments of one company, those of the largest first: they are no duplicates of each other. */
  readonly units: readonly UnitGroup[];
  readonly companiesOfUnits: number;
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
  { type, band, minScore = defaultMinScore(band), first = MAX_KEPT }: DuplicateOptions,
): Duplicates {
  const comparison = prepareComparison(database, type);
  const best = new Likeliest();
  const compared =
    band === 'UNITS'
      ? 0
      : comparison.each(minScore, (pair) => {
          if (isDuplicate(pair) && (band === undefined || pair.band === band)) best.add(shownPair(pair));
        });
  const sorted = best.sorted();
  const units =
    band === undefined || band === 'UNITS' ? findUnitGroups(comparison.subjects, comparison.evidence) : [];
  const countRivalries = createRivalryCounter(database);
  const withRivalries = (duplicate: Duplicate): Duplicate => {
    const tenders = type === 'ORGANISATION' ? countRivalries(duplicate.a.id, duplicate.b.id) : 0;
    if (tenders === 0) return duplicate;
    const words = `bid against each other on ${tenders} ${tenders === 1 ? 'tender' : 'tenders'}`;
    return { ...duplicate, against: [...duplicate.against, { code: 'RIVALS', words, factor: 1 }] };
  };
  return {
    duplicates: sorted.slice(0, first).map(withRivalries),
    found: sorted.length,
    units: units.slice(0, first),
    companiesOfUnits: units.length,
    nodes: comparison.subjects.length,
    compared,
    isComplete: comparison.isComplete && !best.wasCut,
  };
}

function defaultMinScore(band: ListedBand | undefined): number {
  return band === 'POSSIBLE' ? MIN_POSSIBLE_SCORE : DEFAULT_MIN_SCORE;
}

type DuplicatePair = CandidatePair & { readonly band: Duplicate['band'] };

function isDuplicate(pair: CandidatePair): pair is DuplicatePair {
  return pair.band === 'LIKELY' || pair.band === 'POSSIBLE';
}

function shownPair({ score, band, a, b, reasons, against }: DuplicatePair): Duplicate {
  return { score, band, a: shownNode(a), b: shownNode(b), reasons, against };
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
