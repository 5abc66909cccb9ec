import type { Child } from '../../db/read/export/children.ts';
import type { TenderFile, ValuationFact } from '../../db/read/export/tender-file.ts';
import { isFact } from '../../domain/claim.ts';
import type { ValuationKind } from '../../model/words/claim.ts';
import { startOf } from './date.ts';
import { relatedLots } from './member.ts';
import { amountOf, type Value } from './value.ts';

type Valuation = Child<ValuationFact>;

/** What a tender and its lots are worth, and which of it a release has already said. */
export class Worths {
  readonly #valuations: readonly Valuation[];
  /** Of each kind and lot the latest valuation, by part; that of the whole stands under null. */
  readonly #latest = new Map<string, Map<string | null, Valuation>>();
  readonly #stated = new Set<Valuation>();

  constructor(file: TenderFile) {
    this.#valuations = file.valuations.filter(isFact);
    for (const valuation of this.#valuations) {
      const key = keyOf(valuation.valuation, valuation.lot);
      const byPart = this.#latest.get(key) ?? new Map<string | null, Valuation>();
      this.#latest.set(key, byPart);
      const other = byPart.get(valuation.part);
      if (other === undefined || isLater(valuation, other)) byPart.set(valuation.part, valuation);
    }
  }

  /**
   * The latest valuation of a kind, of the tender as a whole (`lot` null) or of one lot; of two on one day the greater. That of a part
   * only where it is the only one: of several none is the worth of all.
   */
  latest(kind: ValuationKind, lot: string | null): Valuation | undefined {
    const byPart = this.#latest.get(keyOf(kind, lot));
    if (byPart === undefined) return undefined;
    const [only] = byPart.values();
    return byPart.get(null) ?? (byPart.size === 1 ? only : undefined);
  }

  /** The amount of a valuation, which counts as said from now on. */
  state(valuation: Valuation | undefined): Value | undefined {
    const value = valuation && amountOf(valuation);
    if (value !== undefined) this.#stated.add(valuation as Valuation);
    return value;
  }

  /** What no member of the release says: earlier amounts, those of several awards together, and why there is none. */
  get unsaid(): object[] {
    return this.#valuations
      .filter((valuation) => !this.#stated.has(valuation))
      .map((valuation) => ({
        id: `valuation:${valuation.key}`,
        kind: valuation.valuation,
        valueStatus: valuation.valueStatus,
        value: amountOf(valuation),
        date: startOf(valuation.date),
        relatedLots: relatedLots(valuation.lot),
        part: valuation.part ?? undefined,
      }));
  }
}

function keyOf(kind: ValuationKind, lot: string | null): string {
  return lot === null ? kind : `${kind} ${lot}`;
}

function isLater(a: Valuation, b: Valuation): boolean {
  if (dayOf(a) !== dayOf(b)) return dayOf(a) > dayOf(b);
  return (a.valueMinor ?? 0) > (b.valueMinor ?? 0);
}

function dayOf({ date, knownFrom }: Valuation): string {
  return date ?? knownFrom;
}
