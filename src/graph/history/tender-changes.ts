import type { DaySpan } from '../../db/read/claim/claim-change-reader.ts';
import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import type { Session } from '../../db/read/row/session.ts';
import { type TenderChange, walkTenderChanges } from '../../db/read/tender/tender-change-reader.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from '../search-budget.ts';
import { findTenderHistory, type TenderDocument } from './tender-history.ts';

export interface TenderChanges {
  /** Latest first. */
  readonly changes: readonly TenderChange[];
  readonly stopped: StopReason | undefined;
}

/** Changes that are found at most; more are for a shorter span, or a narrower filter. */
export const MAX_TENDER_CHANGES = 2_000;

/** `edges` are statements of tenders here. */
export const CHANGE_LIMITS: Limits = { edges: 200_000, timeoutMs: 2_000 };

/** The documents of a span's days that state something of the tenders of a filter, latest first. */
export function* findTenderChanges(
  session: Session,
  span: DaySpan,
  filter: FilterValue | undefined,
  limits = CHANGE_LIMITS,
): Work<TenderChanges> {
  const { knownOn } = session.asOf;
  const to = knownOn !== undefined && knownOn < span.to ? knownOn : span.to;
  const budget = new SearchBudget(limits);
  const changes: TenderChange[] = [];
  for (const { looked, found } of walkTenderChanges(session, { from: span.from, to }, filter)) {
    budget.spend(looked);
    for (const change of found) changes.push(change);
    if (changes.length > MAX_TENDER_CHANGES)
      return { changes: changes.slice(0, MAX_TENDER_CHANGES), stopped: 'ENOUGH_FOUND' };
    const stopped = budget.exceeded();
    if (stopped) return { changes, stopped };
    yield;
  }
  return { changes, stopped: undefined };
}

/** What the documents of some changes said, took back and changed, in the same order. A tender's history is read once. */
export function readChangedDocuments(session: Session, changes: readonly TenderChange[]): TenderDocument[] {
  const histories = new Map<number, ReadonlyMap<string, TenderDocument>>();
  return changes.map((change) => {
    let history = histories.get(change.tender);
    if (history === undefined) {
      const { documents } = findTenderHistory(session, change.tender);
      history = new Map(documents.map((each) => [nameOf(each.document), each]));
      histories.set(change.tender, history);
    }
    const document = history.get(nameOf(change));
    if (document === undefined)
      throw new Error(`Tender ${change.tender} has no document of ${nameOf(change)}.`);
    return document;
  });
}

function nameOf({ day, moment, key }: Pick<TenderChange, 'day' | 'moment' | 'key'>): string {
  return JSON.stringify([day, moment, key]);
}
