import type { Child } from '../../db/read/export/children.ts';
import type { EventFact, TenderFile } from '../../db/read/export/tender-file.ts';
import { isFact } from '../../domain/claim.ts';
import { TENDER_STATUSES, type TenderStatus } from '../../domain/node.ts';
import type { BidStatus } from '../../model/words/claim.ts';

/** What happened to a tender and to each of its lots, as far as it is a fact; `null` stands for the tender as a whole. */
export class Course {
  /** The tender as a whole, and each lot. */
  readonly scopes: readonly (string | null)[];
  readonly #events: ReadonlyMap<string | null, readonly Child<EventFact>[]>;

  constructor({ lots, events }: TenderFile) {
    this.scopes = [null, ...lots.map(({ number }) => number)];
    const happened = events.filter((event) => event.bid === null && isFact(event));
    this.#events = new Map(
      Array.from(
        Map.groupBy(happened, ({ lot }) => lot),
        ([lot, own]) => [lot, latestFirst(own, TENDER_STATUSES)],
      ),
    );
  }

  /** The events, the last one first. */
  on(lot: string | null): readonly Child<EventFact>[] {
    return this.#events.get(lot) ?? [];
  }

  /** The last event: its status is what that says. */
  last(lot: string | null): Child<EventFact> | undefined {
    return this.on(lot)[0];
  }
}

/**
 * By the rule of `Tender.status`: by date, or by the day it is known since where it has none; of two on one day the more advanced one
 * is the last.
 */
export function latestFirst<E extends EventFact>(
  events: readonly E[],
  advancing: readonly (TenderStatus | BidStatus)[],
): E[] {
  return events.toSorted(
    (a, b) =>
      compare(b.date ?? b.knownFrom, a.date ?? a.knownFrom) ||
      compare(b.knownFrom, a.knownFrom) ||
      advancing.indexOf(b.event) - advancing.indexOf(a.event),
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
