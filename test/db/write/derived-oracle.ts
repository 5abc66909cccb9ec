import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { rows } from '../memory-graph.ts';
import { DOUBTED } from './derived-arbitrary.ts';

/** The rules of derived facts once more, in plain words over what is open on a day: what the database must say. */

interface Event {
  readonly bid: number | null;
  readonly lot: number | null;
  readonly event: string;
  readonly date: string | null;
  readonly knownFrom: string;
}

interface Amount {
  readonly modality: string;
  readonly kind: string;
  readonly lot: number | null;
  readonly part: string | null;
  readonly minor: number | null;
  readonly currency: string | null;
  readonly status: string;
  readonly day: string;
}

/** SQL that `claim` has open evidence on the day, none of it against it. */
const COUNTS =
  "EXISTS (SELECT 1 FROM evidence s WHERE s.claim_id = c.id AND s.known_from <= @day AND (s.known_until IS NULL OR s.known_until > @day)) AND NOT EXISTS (SELECT 1 FROM evidence s WHERE s.claim_id = c.id AND s.known_from <= @day AND (s.known_until IS NULL OR s.known_until > @day) AND s.stance = 'DISPUTES')";

/** All that is derived of the only tender, its lots and bids, as known on a day. */
export function derivedFacts(database: GreffeDatabase, day: string) {
  const ask = <R>(text: string) => rows<R>(database, text, { day });
  const events = ask<Event>(
    `SELECT e.bid_id AS bid, e.lot_id AS lot, e.event, e.date, c.known_from AS knownFrom FROM tender_events e JOIN claims c ON c.id = e.id WHERE c.modality = 'ACTUAL' AND ${COUNTS}`,
  );
  const amounts = ask<Amount>(
    `SELECT c.modality, v.valuation AS kind, v.lot_id AS lot, v.part, v.value_minor AS minor, v.value_currency AS currency, v.value_status AS status, coalesce(v.date, c.known_from) AS day FROM valuations v JOIN claims c ON c.id = v.id WHERE ${COUNTS}`,
  );
  const stated = ask<{ stated: string }>(
    'SELECT s.stated FROM tender_statements s WHERE s.known_from <= @day AND (s.known_until IS NULL OR s.known_until > @day)',
  );
  const named = new Set(
    stated.flatMap((each) => Object.keys((JSON.parse(each.stated) as { lots?: object }).lots ?? {})),
  );
  const lots = ask<{ id: number; number: string }>(
    'SELECT id, number FROM lots WHERE @day > 0 ORDER BY id',
  ).map((lot) => ({
    ...lot,
    status: statusBy(events.filter((each) => each.bid === null && each.lot === lot.id)),
  }));
  const ofTender = events.filter(({ bid }) => bid === null);
  const awards = ofTender.filter((each) => each.event === 'AWARDED');
  const status = tenderStatus(
    ofTender.filter(({ lot }) => lot === null),
    lots.filter(({ number }) => named.has(number)).map(({ status }) => status),
  );
  const bids = ask<Omit<Bid, 'status'> & { modality: string }>(
    `SELECT b.id, b.lot_id AS lot, b.lead_id AS lead, c.modality, ${COUNTS} AS counts FROM bids b JOIN claims c ON c.id = b.id ORDER BY b.id`,
  ).map((bid) => ({
    ...bid,
    status: bidStatus(events.filter((each) => each.bid === bid.id)) ?? `${byModality[bid.modality]}`,
  }));
  return {
    tender: {
      status,
      awarded:
        awards
          .flatMap(({ date }) => date ?? [])
          .sort()
          .at(-1) ?? null,
      launched:
        ofTender
          .filter((each) => each.event === 'LAUNCHED')
          .flatMap(({ date }) => date ?? [])
          .sort()[0] ?? null,
      ...value(
        amounts,
        awards.length > 0,
        lots.filter(({ status }) => ['CANCELLED', 'UNSUCCESSFUL'].includes(`${status}`)).map(({ id }) => id),
        lots.map(({ status }) => status),
      ),
    },
    lots: lots.map(({ status }) => status),
    bids: bids.map((bid) => ({ status: bid.status, ...outcomeOf(bid, bids, status, lots) })),
  };
}

interface Bid {
  readonly id: number;
  readonly lot: number | null;
  readonly lead: number;
  readonly status: string;
  readonly counts: number;
}

function outcomeOf(
  bid: Bid,
  all: readonly Bid[],
  tender: string | null,
  lots: readonly { readonly id: number; readonly status: string | null }[],
) {
  const isStated = ['WON', 'REJECTED', 'DISQUALIFIED', 'WITHDRAWN'].includes(bid.status) ? 1 : 0;
  const said = (outcome: string) => ({ outcome, isStated });
  if (bid.status === 'WON' || bid.status === 'WITHDRAWN') return said(bid.status);
  if (isStated === 1) return said('LOST');
  if (bid.status === 'EXPECTED') return said('UNDECIDED');
  const winners = all.filter(({ status, counts }) => status === 'WON' && counts === 1);
  const hasSeveralLots = lots.length > 1;
  const same = new Set(
    winners.filter(({ lot }) => !hasSeveralLots || (lot !== null && lot === bid.lot)).map(({ lead }) => lead),
  );
  const own = `${lots.find(({ id }) => id === bid.lot)?.status}`;
  const isAwardedByOthers = bid.lot !== null && lots.some(({ status }) => status === 'AWARDED');
  const ofTender = tender === 'AWARDED' && isAwardedByOthers ? null : tender;
  const end = ENDS.includes(own) ? own : `${ofTender}`;
  if (same.size === 1 || (same.size > 1 && end === 'AWARDED')) return said('LOST');
  if (end === 'CANCELLED' || end === 'UNSUCCESSFUL') return said('NOBODY_WON');
  if (end === 'AWARDED') return said('UNKNOWN');
  return said(hasSeveralLots && bid.lot === null && winners.length > 0 ? 'UNKNOWN' : 'UNDECIDED');
}

const byModality: Record<string, string> = { ACTUAL: 'SUBMITTED', EXPECTED: 'EXPECTED' };
const ENDS = ['AWARDED', 'CANCELLED', 'UNSUCCESSFUL'];
const STAGES = ['PLANNED', 'LAUNCHED', 'CLOSED'];

function dayOf({ date, knownFrom }: Event): string {
  return (date ?? knownFrom).slice(0, 10);
}

function lastBy<T>(list: readonly T[], ...keys: ((each: T) => string | number)[]): T | undefined {
  return list
    .toSorted((a, b) => {
      for (const key of keys) {
        const [x, y] = [key(a), key(b)];
        if (x !== y) return x < y ? -1 : 1;
      }
      return 0;
    })
    .at(-1);
}

function lastEnd(events: readonly Event[]): string | undefined {
  const launches = events.filter(
    ({ event, date }) => date !== null && ['PLANNED', 'LAUNCHED'].includes(event),
  );
  const ends = events.filter(({ event, date, knownFrom }) => {
    if (!ENDS.includes(event)) return false;
    const end = date ?? knownFrom;
    const isOver = launches.some((launch) => {
      const start = launch.date as string;
      return start > end && !start.startsWith(end);
    });
    return event === 'AWARDED' || !isOver;
  });
  return lastBy(ends, dayOf, ({ event }) => ENDS.indexOf(event))?.event;
}

function statusBy(events: readonly Event[]): string | null {
  const stages = events.filter(({ event }) => STAGES.includes(event));
  return lastEnd(events) ?? lastBy(stages, ({ event }) => STAGES.indexOf(event))?.event ?? null;
}

function tenderStatus(events: readonly Event[], lots: readonly (string | null)[]): string | null {
  const end = lastEnd(events);
  if (end !== undefined) return end;
  if (lots.length > 0 && lots.every((lot) => lot !== null && ENDS.includes(lot))) {
    return ['AWARDED', 'UNSUCCESSFUL', 'CANCELLED'].find((status) => lots.includes(status)) ?? null;
  }
  return statusBy(events);
}

function bidStatus(events: readonly Event[]): string | undefined {
  const outcomes = ['WITHDRAWN', 'DISQUALIFIED', 'REJECTED', 'WON'];
  const ended = events.filter(({ event }) => outcomes.includes(event));
  if (ended.length > 0) return lastBy(ended, dayOf, ({ event }) => outcomes.indexOf(event))?.event;
  return ['PRESELECTED', 'SUBMITTED', 'EXPECTED'].find((stage) =>
    events.some(({ event }) => event === stage),
  );
}

const ESTIMATED = ['BUDGET', 'ESTIMATE'];
const KINDS = [...ESTIMATED, 'AWARD', 'CONTRACT', 'AMENDED'];

function mostAdvanced(amounts: readonly Amount[]): Amount | undefined {
  return lastBy(
    amounts,
    ({ kind }) => KINDS.indexOf(kind),
    ({ day }) => day,
    ({ minor }) => minor ?? 0,
    ({ currency }) => currency ?? '',
  );
}

function value(
  all: readonly Amount[],
  isAwarded: boolean,
  givenUp: readonly number[],
  lots: readonly (string | null)[],
) {
  for (const modality of ['ACTUAL', 'EXPECTED']) {
    const amounts = all.filter((each) => each.modality === modality && each.minor !== null);
    const whole = amounts.filter(({ lot, part }) => lot === null && part === null);
    const awarded = mostAdvanced(whole.filter(({ kind }) => !ESTIMATED.includes(kind)));
    if (awarded) return single(awarded);
    const hasContract = amounts.some(({ kind }) => ['CONTRACT', 'AMENDED'].includes(kind));
    const counted = amounts.filter(
      ({ kind, lot }) => lot === null || !ESTIMATED.includes(kind) || !givenUp.includes(lot),
    );
    const isDone = ({ kind }: Amount) => !ESTIMATED.includes(kind);
    const maySum = hasContract || isAwarded;
    const sums = divided(maySum ? counted : counted.filter((each) => !isDone(each)));
    const done = sums.find((parts) => parts.some(isDone));
    if (done) {
      const sum = sumOf(done);
      return sum.valueMinor === null ? sum : { ...sum, valueGaps: gapsOf(done, all, lots) };
    }
    const estimated = mostAdvanced(whole);
    if (estimated) return single(estimated);
    if (sums[0]) {
      const sum = sumOf(sums[0]);
      return sum.valueMinor === null ? sum : { ...sum, valueGaps: gapsOfEstimates(sums[0], lots) };
    }
  }
  const without = all.filter(({ minor }) => minor === null);
  const why = lastBy(
    without,
    ({ modality }) => (modality === 'ACTUAL' ? 1 : 0),
    ({ kind }) => KINDS.indexOf(kind),
    ({ day }) => day,
    ({ status }) => (status === 'NOT_PUBLISHED' ? 1 : 0),
  );
  return { ...UNKNOWN, valueStatus: why?.status ?? 'UNKNOWN', valueKind: why?.kind ?? null, isMixed: 0 };
}

/** The most advanced amount of each part that sources name, and of each lot. */
function divided(amounts: readonly Amount[]): Amount[][] {
  const ofParts = amounts.filter(({ part }) => part !== null);
  const ofLots = amounts.filter(({ lot, part }) => part === null && lot !== null);
  return [Object.groupBy(ofParts, ({ part }) => `${part}`), Object.groupBy(ofLots, ({ lot }) => `${lot}`)]
    .map((groups) => Object.values(groups).map((group) => mostAdvanced(group as Amount[]) as Amount))
    .filter((parts) => parts.length > 0);
}

const UNKNOWN = {
  valueMinor: null,
  valueCurrency: null,
  valueStatus: 'UNKNOWN',
  valueParts: null,
  valueIsFlagged: 0,
  valueIsShared: 0,
  valueIsCeiling: null,
  valueGaps: null,
};

/** Of sources whose amounts are no ceilings. */
const KNOWN = { valueIsShared: 0, valueIsCeiling: 0, valueGaps: null };

function gapsOf(summed: readonly Amount[], all: readonly Amount[], lots: readonly (string | null)[]) {
  const ofParts = all.filter(({ lot, part }) => lot !== null || part !== null);
  const named = ({ lot, part }: Amount) => part ?? lot;
  const lacksAmount = ofParts.some(
    (each) =>
      !ESTIMATED.includes(each.kind) &&
      !ofParts.some((other) => other.minor !== null && named(other) === named(each)),
  );
  const awardedLots = lots.filter((status) => status === 'AWARDED').length;
  const isOfLots = summed.every(({ lot }) => lot !== null);
  const valuedLots = new Set(summed.map(({ lot }) => lot)).size;
  const gaps = [
    lacksAmount || (isOfLots && awardedLots > valuedLots) ? ['AWARD_WITHOUT_AMOUNT'] : [],
    lots.some((status) => !ENDS.includes(`${status}`)) ? ['LOT_WITHOUT_AWARD'] : [],
    summed.some(({ minor }) => minor === DOUBTED) ? ['FLAGGED_AMOUNT'] : [],
  ].flat();
  return gaps.length === 0 ? null : gaps.join(' ');
}

function gapsOfEstimates(summed: readonly Amount[], lots: readonly (string | null)[]) {
  const isOfLots = summed.every(({ lot }) => lot !== null);
  const valuedLots = new Set(summed.map(({ lot }) => lot)).size;
  const going = lots.filter((status) => !['CANCELLED', 'UNSUCCESSFUL'].includes(`${status}`)).length;
  const gaps = [
    isOfLots && going > valuedLots ? ['LOT_WITHOUT_AMOUNT'] : [],
    summed.some(({ minor }) => minor === DOUBTED) ? ['FLAGGED_AMOUNT'] : [],
  ].flat();
  return gaps.length === 0 ? null : gaps.join(' ');
}

function single({ minor, currency, kind }: Amount) {
  return {
    valueMinor: minor,
    valueCurrency: currency,
    valueStatus: 'KNOWN',
    valueKind: kind,
    valueParts: null,
    valueIsFlagged: Number(minor === DOUBTED),
    ...KNOWN,
    isMixed: 0,
  };
}

function sumOf(parts: readonly Amount[]) {
  const valueKind = KINDS.find((kind) => parts.some((part) => part.kind === kind));
  const currencies = new Set(parts.map(({ currency }) => currency));
  if (currencies.size > 1) return { ...UNKNOWN, valueKind, isMixed: 1 };
  const valueMinor = parts.reduce((sum, { minor }) => sum + (minor ?? 0), 0);
  return {
    valueMinor,
    valueCurrency: [...currencies][0],
    valueStatus: 'KNOWN',
    valueKind,
    ...KNOWN,
    valueParts: parts.length,
    valueIsFlagged: Number(parts.some(({ minor }) => minor === DOUBTED)),
    isMixed: 0,
  };
}
