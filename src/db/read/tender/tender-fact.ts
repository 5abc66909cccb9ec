import { type Fragment, fragment, NOTHING } from '../../statement/fragment.ts';
import { walkByKey } from '../row/key-walk.ts';
import type { Session } from '../row/session.ts';
import { tenderAwarded } from '../time/as-known.ts';
import type { AsOf } from '../time/as-of.ts';

/** What a tender says of the competition for it. */
export interface TenderFact {
  readonly id: number;
  /** When it was bid on: until when bids could be made; without that when it was published, else awarded. A partial date. */
  readonly day: string | null;
  /** How many bids were received, as published for the tender as a whole. */
  readonly publishedBidCount: number | null;
  /** Whether it is known to have several lots. */
  readonly isDivided: boolean;
}

/** How many bids on a lot were received, as published. */
export interface LotFact {
  readonly id: number;
  readonly tender: number;
  readonly number: string;
  readonly publishedBidCount: number | null;
}

const LOTS_PER_STATEMENT = 500;

/** Facts of tenders by key; one that is gone is missing from the map. Few enough for one statement. */
export function readTenderFacts(session: Session, tenders: readonly number[]): Map<number, TenderFact> {
  if (tenders.length === 0) return new Map();
  const rows = session.rows(tenderFactsStatement(session.asOf, tenders));
  return new Map(
    rows.map(({ id, day, publishedBidCount, lots }) => [
      id as number,
      { id, day, publishedBidCount, isDivided: Number(lots) > 1 } as TenderFact,
    ]),
  );
}

/** All lots of some distinct tenders, tender by tender in the order given. */
export function walkLots(session: Session, tenders: readonly number[]): Generator<readonly LotFact[]> {
  return walkByKey<LotFact>(tenders, {
    limit: LOTS_PER_STATEMENT,
    read: (keys, after) => session.rows(lotsStatement(keys, after?.number)) as unknown as LotFact[],
    keyOf: ({ tender }) => tender,
  });
}

/** The tenders that lots are part of, by lot. Few enough for one statement. */
export function readTendersOfLots(session: Session, lots: readonly number[]): Map<number, number> {
  if (lots.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT l.id AS id, l.tender_id AS tender FROM json_each(${JSON.stringify(lots)}) k CROSS JOIN lots l ON l.id = k.value`,
  );
  return new Map(rows.map(({ id, tender }) => [id as number, tender as number]));
}

export function tenderFactsStatement(asOf: AsOf, tenders: readonly number[]): Fragment {
  return fragment`SELECT t.id AS id, coalesce(t.deadline, t.published, ${tenderAwarded('t', asOf)}) AS day, t.published_bid_count AS publishedBidCount, (SELECT count(*) FROM (SELECT 1 FROM lots l WHERE l.tender_id = t.id LIMIT 2)) AS lots FROM json_each(${JSON.stringify(tenders)}) k CROSS JOIN tenders t ON t.id = k.value`;
}

/** One statement for lots of some tenders, in the order of the index; `after` is the number of the last lot read of the only one. */
export function lotsStatement(tenders: readonly number[], after: string | undefined): Fragment {
  const start = after === undefined ? NOTHING : fragment` AND l.number > ${after}`;
  return fragment`SELECT l.id AS id, l.tender_id AS tender, l.number AS number, l.published_bid_count AS publishedBidCount FROM json_each(${JSON.stringify(tenders)}) k CROSS JOIN lots l ON l.tender_id = k.value${start} LIMIT ${LOTS_PER_STATEMENT}`;
}
