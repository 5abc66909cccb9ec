import type { PartialDate } from '../../../domain/partial-date.ts';
import { precisionOf } from '../../../domain/partial-date.ts';
import { readDate } from './date.ts';

/** How far along a process is when a release of this tag is published. */
const STAGES: Readonly<Record<string, number>> = {
  planning: 10,
  planningupdate: 11,
  tender: 20,
  tenderupdate: 21,
  tenderamendment: 21,
  tendercancellation: 22,
  bid: 25,
  award: 30,
  awardupdate: 31,
  awardamendment: 31,
  awardcancellation: 32,
  contract: 40,
  contractupdate: 41,
  contractamendment: 41,
  implementation: 50,
  implementationupdate: 51,
  contracttermination: 60,
  compiled: 90,
};

/**
 * Where a release stands among those of its process, as a text that sorts: its day, its instant in UTC, the stage of its tag, its id.
 * The day comes first as what a release takes back is taken back on its day: by instants alone, offsets could put a day before the
 * one on which it was said.
 */
export function momentOf(day: string, published: string | undefined, tags: ReadonlySet<string>, id: string) {
  const stage = Math.max(0, ...Array.from(tags, (tag) => STAGES[tag] ?? 0));
  return `${day} ${instantOf(day, published)} ${String(stage).padStart(2, '0')} ${id}`;
}

/** A date without a time stands at the start of its day; a time without an offset is taken as UTC. */
function instantOf(day: string, published: string | undefined): string {
  const date = published === undefined ? undefined : readDate(published);
  return (date === undefined ? undefined : instantIn(date)) ?? `${day}T00:00:00.000Z`;
}

/** The instant in UTC with milliseconds; undefined of a date without a time. */
export function instantIn(date: PartialDate): string | undefined {
  if (precisionOf(date) !== 'INSTANT') return undefined;
  const time = Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
