import { END_STATUSES, TENDER_STATUSES, type TenderStatus } from '../../../domain/node.ts';
import { BID_STATUS, type BidStatus } from '../../../model/words/claim.ts';

/** An event that happened, of a claim that counts. */
export interface CountedEvent<Word extends string> {
  readonly event: Word;
  readonly date: string | null;
  readonly knownFrom: string;
}

type TenderEvent = CountedEvent<TenderStatus>;

const ENDS: readonly TenderStatus[] = END_STATUSES;
const STAGES = TENDER_STATUSES.filter((status) => !ENDS.includes(status));

/** The status that events give a tender without lots: `tenderStatus` says the same in SQL. */
export function statusOfTender(events: readonly TenderEvent[]): TenderStatus | null {
  const ends = events.filter((each) => ENDS.includes(each.event) && !isPutAside(each, events));
  const last = latest(ends, (a, b) => compare(dayOf(a), dayOf(b)) || byRank(TENDER_STATUSES, a, b));
  const stages = events.filter(({ event }) => STAGES.includes(event));
  return (last ?? latest(stages, (a, b) => byRank(STAGES, a, b)))?.event ?? null;
}

/** The last day on which it was awarded: `awardedDay` in SQL. */
export function dayOfAward(events: readonly TenderEvent[]): string | null {
  return daysOf('AWARDED', events).at(-1) ?? null;
}

/** The first day on which it was launched: `launchedDay` in SQL. */
export function dayOfLaunch(events: readonly TenderEvent[]): string | null {
  return daysOf('LAUNCHED', events)[0] ?? null;
}

function daysOf(word: TenderStatus, events: readonly TenderEvent[]): string[] {
  return events.flatMap(({ event, date }) => (event === word && date !== null ? [date] : [])).sort();
}

/** The status that events give a bid; undefined without any. `statusOfBid` says the same in SQL. */
export function statusOfEvents(events: readonly CountedEvent<BidStatus>[]): BidStatus | undefined {
  const last = latest(
    events,
    (a, b) =>
      stageOf(a.event) - stageOf(b.event) || compare(dayOf(a), dayOf(b)) || byRank(BID_STATUS.list, a, b),
  );
  return last?.event;
}

/** What comes before each outcome of a bid, whatever the dates; all outcomes come after. */
export const BID_STAGES: readonly BidStatus[] = ['EXPECTED', 'SUBMITTED', 'PRESELECTED'];

function stageOf(event: BidStatus): number {
  const stage = BID_STAGES.indexOf(event);
  return stage === -1 ? BID_STAGES.length : stage;
}

/** That it was planned or launched again after an end, by its own date: a date within the end's own day, month or year is not after it. */
function isPutAside({ event, date, knownFrom }: TenderEvent, events: readonly TenderEvent[]): boolean {
  const ended = `${date ?? knownFrom}~`;
  return (
    event !== 'AWARDED' &&
    events.some(
      (again) =>
        (again.event === 'PLANNED' || again.event === 'LAUNCHED') &&
        again.date !== null &&
        again.date > ended,
    )
  );
}

/** Its own day, else the day since which it is known. */
function dayOf({ date, knownFrom }: CountedEvent<string>): string {
  return (date ?? knownFrom).slice(0, 10);
}

function byRank(words: readonly string[], a: CountedEvent<string>, b: CountedEvent<string>): number {
  return words.indexOf(a.event) - words.indexOf(b.event);
}

function latest<T>(items: readonly T[], order: (a: T, b: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (last, each) => (last === undefined || order(each, last) > 0 ? each : last),
    undefined,
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
