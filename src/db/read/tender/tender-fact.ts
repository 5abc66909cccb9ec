import { thenJoin } from '../../dialect/expression.ts';
import { eachValue, walk } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { type Fragment, fragment, NOTHING } from '../../statement/fragment.ts';
import { lots as lotTable, tenders as tenderTable } from '../../tables/tender.ts';
import { walkByKey } from '../row/key-walk.ts';
import type { Session } from '../row/session.ts';
import {
  lotBidCount,
  tenderAttribute,
  tenderAwarded,
  tenderCalled,
  tenderIsDuplicate,
} from '../time/as-known.ts';
import type { AsOf } from '../time/as-of.ts';
import type { LotFact } from './tender-case.ts';

const k = eachValue('k');
const t = as(tenderTable, 't');
const l = as(lotTable, 'l');

/** What a tender says of the competition for it. */
export interface TenderFact {
  readonly id: number;
  /** When it was bid on: until when bids could be made; without that when it was published, else awarded. A partial date. */
  readonly day: string | null;
  /** How many bids were received, as published for the tender as a whole. */
  readonly publishedBidCount: number | null;
  /** Whether it is known to have several lots. */
  readonly isDivided: boolean;
  /** Whether it is published under longer numbers, too, so that its bids would count twice. */
  readonly isDuplicate: boolean;
}

const LOTS_PER_STATEMENT = 500;

/** Facts of tenders by key; one that is gone is missing from the map. Few enough for one statement. */
export function readTenderFacts(session: Session, tenders: readonly number[]): Map<number, TenderFact> {
  if (tenders.length === 0) return new Map();
  const rows = session.rows(tenderFactsStatement(session.asOf, tenders));
  return new Map(
    rows.map(({ id, day, publishedBidCount, lots, duplicate }) => [
      id as number,
      {
        id,
        day,
        publishedBidCount,
        isDivided: Number(lots) > 1,
        isDuplicate: duplicate === 1,
      } as TenderFact,
    ]),
  );
}

/** All lots of some distinct tenders, tender by tender in the order given. */
export function walkLots(session: Session, tenders: readonly number[]): Generator<readonly LotFact[]> {
  return walkByKey<LotFact>(tenders, {
    limit: LOTS_PER_STATEMENT,
    read: (keys, after) =>
      session.rows(lotsStatement(session.asOf, keys, after?.number)) as unknown as LotFact[],
    keyOf: ({ tender }) => tender,
  });
}

/** The tenders that lots are part of, by lot. Few enough for one statement. */
export function readTendersOfLots(session: Session, lots: readonly number[]): Map<number, number> {
  if (lots.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${l.id} AS id, ${l.tenderId} AS tender FROM ${k.of(lots)} ${thenJoin} ${l} ON ${l.id} = ${k.value}`,
  );
  return new Map(rows.map(({ id, tender }) => [id as number, tender as number]));
}

export function tenderFactsStatement(asOf: AsOf, tenders: readonly number[]): Fragment {
  return fragment`SELECT ${t.id} AS id, coalesce(${tenderAttribute('deadline', t, asOf)}, ${tenderCalled(t, asOf)}, ${tenderAwarded(t, asOf)}) AS day, ${tenderAttribute('publishedBidCount', t, asOf)} AS publishedBidCount, (SELECT count(*) FROM (SELECT 1 FROM ${l} WHERE ${l.tenderId} = ${t.id} LIMIT 2)) AS lots, ${tenderIsDuplicate(t, asOf)} AS duplicate FROM ${k.of(tenders)} ${thenJoin} ${t} ON ${t.id} = ${k.value}`;
}

/** One statement for lots of some tenders, in the order of the index; `after` is the number of the last lot read of the only one. */
export function lotsStatement(asOf: AsOf, tenders: readonly number[], after: string | undefined): Fragment {
  const start = after === undefined ? NOTHING : fragment` AND ${l.number} > ${after}`;
  return fragment`SELECT ${l.id} AS id, ${l.tenderId} AS tender, ${l.number} AS number, ${lotBidCount(l, asOf)} AS publishedBidCount FROM ${walk(
    {
      each: k,
      list: tenders,
      table: l,
      condition: fragment`${l.tenderId} = ${k.value}${start}`,
      order: l.number,
      limit: LOTS_PER_STATEMENT,
    },
  )}`;
}
