import { type EvidenceStanding, type Stance, type Standing, standingOf } from '../../../domain/claim.ts';

/** When a piece of evidence is open, by day: from the first day on, up to the second; that one is null while it is open. */
export interface Span {
  readonly knownFrom: string;
  readonly knownUntil: string | null;
}

export interface AssessedPiece extends Span {
  readonly stance: Stance;
  readonly standing: EvidenceStanding;
}

/** What a claim's evidence makes of it. */
export interface Assessment extends Span {
  /** Of the open pieces; of a withdrawn claim, of all. */
  readonly standing: Standing;
  /** Whether there are days in between on which nothing said so. */
  readonly broken: boolean;
  /** Whether no piece is open. */
  readonly withdrawn: boolean;
}

/** How a claim stands by its pieces of evidence, at least one; their order does not matter. */
export function assess(pieces: readonly AssessedPiece[]): Assessment {
  const open = pieces.filter(({ knownUntil }) => knownUntil === null);
  const standing = standingOf(open.length > 0 ? open : pieces);
  if (standing === undefined) throw new Error('A claim has at least one piece of evidence.');
  const days = pieces.map(({ knownFrom }) => knownFrom).sort();
  const ends = pieces.flatMap(({ knownUntil }) => knownUntil ?? []).sort();
  return {
    standing,
    knownFrom: days[0] as string,
    knownUntil: open.length > 0 ? null : (ends.at(-1) as string),
    broken: hasGap(pieces),
    withdrawn: open.length === 0,
  };
}

function hasGap(spans: readonly Span[]): boolean {
  // A piece closed on the day it was opened moves the first or last day all the same: between it and the others there is a gap.
  const ordered = spans.toSorted((a, b) => (a.knownFrom < b.knownFrom ? -1 : 1));
  let until: string | null | undefined = ordered[0]?.knownFrom;
  for (const span of ordered) {
    if (until === null || until === undefined) return false;
    if (span.knownFrom > until) return true;
    if (span.knownUntil === null || span.knownUntil > until) until = span.knownUntil;
  }
  return false;
}
