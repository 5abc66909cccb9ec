import type { ClaimKind } from '../operations.ts';
import type { Line, Shown } from './column-line.ts';

/** Between two ports at a name, and from the first to the last of them. */
const GAP = 7;
const ALL = 24;

/** How far from the middle of its name each kind of claim has its port, so that lines of two kinds do not end in one point. */
export class Ports {
  readonly #offsets = new Map<string, number>();

  constructor(lines: readonly Line[]) {
    const kinds = new Map<string, Set<ClaimKind>>();
    for (const { kind, from, to } of lines) {
      for (const { thing } of [...from, to])
        kinds.set(thing.id, (kinds.get(thing.id) ?? new Set()).add(kind));
    }
    for (const [id, all] of kinds) {
      const gap = Math.min(GAP, ALL / all.size);
      for (const [index, kind] of [...all].sort().entries())
        this.#offsets.set(`${id} ${kind}`, (index - (all.size - 1) / 2) * gap);
    }
  }

  offsetOf({ thing }: Shown, kind: ClaimKind): number {
    return this.#offsets.get(`${thing.id} ${kind}`) ?? 0;
  }
}
