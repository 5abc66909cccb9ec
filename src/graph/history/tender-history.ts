import type { Session } from '../../db/read/row/session.ts';
import { type PlacedDocument, readTenderHistory } from '../../db/read/tender/tender-history.ts';
import { type AttributeChange, attributeChanges } from '../../db/write/document/attribute-change.ts';
import type { StopReason } from '../search-budget.ts';

/** What one document said of a tender, and what it took back of what was said before. */
export interface TenderDocument {
  /** Its place in the tender's history, from 1. */
  readonly position: number;
  readonly document: PlacedDocument;
  /** Claims that it says, in order of recording. */
  readonly states: readonly number[];
  /** Claims of which it closed evidence: most are withdrawn by that. */
  readonly withdraws: readonly number[];
  readonly changes: readonly AttributeChange[];
}

export interface TenderHistory {
  readonly documents: readonly TenderDocument[];
  readonly stopped: StopReason | undefined;
}

/** The documents that speak of a tender, in order of their days, then of their moments. */
export function findTenderHistory(session: Session, tender: number): TenderHistory {
  const { pieces, statements, isCut } = readTenderHistory(session, tender);
  const entries = new Map<
    string,
    { document: PlacedDocument; states: Set<number>; withdraws: Set<number> }
  >();
  const entryOf = (document: PlacedDocument) => {
    const name = nameOf(document);
    const entry = entries.get(name) ?? { document, states: new Set(), withdraws: new Set() };
    entries.set(name, entry);
    return entry;
  };
  for (const { claim, placed, withdrawnBy } of pieces) {
    entryOf(placed).states.add(claim);
    if (withdrawnBy !== null) entryOf(withdrawnBy).withdraws.add(claim);
  }
  for (const { placed } of statements) entryOf(placed);
  const changes = attributeChanges(statements);
  const documents = [...entries.values()]
    .sort((a, b) => comparePlaced(a.document, b.document))
    .map(({ document, states, withdraws }, index) => ({
      position: index + 1,
      document,
      states: inOrder(states),
      withdraws: inOrder(withdraws),
      changes: changes.get(nameOf(document)) ?? [],
    }));
  return { documents, stopped: isCut ? 'EDGE_BUDGET' : undefined };
}

function nameOf({ key, moment, day }: PlacedDocument): string {
  return JSON.stringify([day, moment, key]);
}

function comparePlaced(a: PlacedDocument, b: PlacedDocument): number {
  return nameOf(a) < nameOf(b) ? -1 : 1;
}

function inOrder(ids: ReadonlySet<number>): number[] {
  return [...ids].sort((a, b) => a - b);
}
