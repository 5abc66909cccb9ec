import type { Evidence } from './evidence.ts';
import { scorePair } from './pair-score.ts';
import type { Subject } from './subject.ts';

/** A node as it is shown in lists of duplicates. */
export interface DuplicateNode {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

/** Nodes that are establishments of one company: to be shown under it, and never merged. */
export interface UnitGroup {
  readonly band: 'UNITS';
  readonly siren: string;
  /** In order of ids. */
  readonly nodes: readonly DuplicateNode[];
  /** Those whose names have little in common with any other one's: their number may be a mistake. */
  readonly namesApart: readonly DuplicateNode[];
}

/** The companies of which several establishments are nodes, those with most first. */
export function findUnitGroups(subjects: readonly Subject[], evidence: Evidence): UnitGroup[] {
  const bySiren = new Map<string, Subject[]>();
  for (const subject of subjects) {
    if (subject.establishments.size === 0) continue;
    for (const siren of subject.registered.get('SIREN') ?? []) {
      const known = bySiren.get(siren);
      if (known) known.push(subject);
      else bySiren.set(siren, [subject]);
    }
  }
  return [...bySiren]
    .filter(([, units]) => units.length > 1)
    .sort(([x, xs], [y, ys]) => ys.length - xs.length || (x < y ? -1 : 1))
    .map(([siren, units]) => ({
      band: 'UNITS' as const,
      siren,
      nodes: units.map(shownNode),
      namesApart: unitsApart(units, evidence).map(shownNode),
    }));
}

/** Of very large companies, each is compared with the first hundred. */
const MAX_COMPARED = 100;

function unitsApart(units: readonly Subject[], evidence: Evidence): Subject[] {
  const compared = units.slice(0, MAX_COMPARED);
  const areApart = (a: Subject, b: Subject) =>
    scorePair(a, b, evidence).against.some(({ code }) => code === 'NAMES_APART');
  return units.filter((unit) => compared.every((other) => other === unit || areApart(unit, other)));
}

export function shownNode({ id, slug, name }: Subject): DuplicateNode {
  return { id, slug, name };
}
