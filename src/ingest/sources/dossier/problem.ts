import { quoted, SourceUnusable } from '../../../domain/error.ts';

/** What is wrong in a dossier, and where: lines and columns count from 1. */
export interface DossierProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** A problem as it is found. Its message is made only for those that are shown: suggestions cost time. */
export interface FoundProblem {
  file: string;
  line: number;
  column: number;
  message: () => string;
}

const MAX_SHOWN_PROBLEMS = 20;

/**
 * Dossiers that can't be read as they are. `problems` holds the first 20 in order of file and line; `problemCount` is how
 * many there are.
 */
export class DossierInvalid extends SourceUnusable {
  readonly problems: readonly DossierProblem[];
  readonly problemCount: number;

  constructor(found: readonly FoundProblem[]) {
    const inOrder = [...found].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    );
    const problems = inOrder
      .slice(0, MAX_SHOWN_PROBLEMS)
      .map((problem) => ({ ...problem, message: problem.message() }));
    const lines = problems.map(
      ({ file, line, column, message }) => `\n  ${file}:${line}:${column}: ${message}`,
    );
    const unshown = found.length - problems.length;
    if (unshown > 0) lines.push(`\n  … and ${unshown} more`);
    super(
      [...new Set(inOrder.map(({ file }) => file))].slice(0, 5).join(', '),
      `${found.length === 1 ? '1 problem' : `${found.length} problems`}${lines.join('')}`,
    );
    this.problems = problems;
    this.problemCount = found.length;
  }
}

/** `; did you mean "x"?` when one of the candidates is near, else a list of the candidates when it is short, else nothing. */
export function suggestion(value: string, candidates: readonly string[]): string {
  const near = nearest(value, candidates);
  if (near !== undefined) return `; did you mean ${quoted(near)}?`;
  return candidates.length > 0 && candidates.length <= MAX_LISTED_WORDS
    ? `; expected one of ${candidates.join(', ')}`
    : '';
}

/** The candidate that the value is probably a slip of the pen for. */
export function nearest(value: string, candidates: readonly string[]): string | undefined {
  const byDistance = candidates
    .map((word) => ({ word, distance: editDistance(value.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [first] = byDistance;
  return first && first.distance <= Math.max(1, Math.floor(value.length / 3)) ? first.word : undefined;
}

const MAX_LISTED_WORDS = 24;

/** Edits of one letter, or of two that changed places; texts that differ much in length are not worth the table. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8 || a.length > 100) return Number.POSITIVE_INFINITY;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = at(previous, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const hasSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = hasSwap ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(at(previous, column) + 1, at(current, column - 1) + 1, substitution, swap));
    }
    [beforePrevious, previous] = [previous, current];
  }
  return at(previous, b.length);
}

function at(distances: readonly number[], position: number): number {
  return distances[position] ?? Number.POSITIVE_INFINITY;
}
