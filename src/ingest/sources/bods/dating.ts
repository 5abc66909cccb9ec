import { type Day, isPartialDate, lastDay } from '../../../domain/partial-date.ts';
import type { JsonItem } from '../../json-value.ts';
import { type BodsStatement, objectIn, readStatement } from './statement.ts';

export interface DatedStatement {
  readonly statement: BodsStatement;
  readonly locator: string;
  /** The day on which it was published; where it does not say so, one that its file states. */
  readonly day: Day;
}

export interface NotUnderstood {
  readonly locator: string;
  readonly reason: string;
  readonly content: unknown;
}

/** How many statements without a date are held until a date is found. */
const MAX_HELD = 10_000;

interface Undated {
  readonly statement: BodsStatement;
  readonly locator: string;
}

/**
 * The statements of a file in their order, each with a day. Registers often date only the statements on ownership: one without a
 * date takes that of the last dated statement before it, else of the first after it. In a file without any, the latest day
 * that is mentioned (of a founding, of an interest) is the only one known.
 */
export async function* datedStatements(
  items: AsyncIterable<JsonItem>,
): AsyncGenerator<DatedStatement | NotUnderstood> {
  let held: Undated[] = [];
  let day: Day | undefined;
  for await (const item of items) {
    const { locator } = item;
    if (item.kind === 'BROKEN') {
      yield item;
      continue;
    }
    if (item.kind === 'WHOLE' && Object.keys(item.listed).length > 0) continue;
    const statement = readStatement(item.value);
    if ('reason' in statement) {
      yield { locator, reason: statement.reason, content: item.value };
      continue;
    }
    if (statement.date !== undefined) day = lastDay(statement.date);
    if (day === undefined) {
      held.push({ statement, locator });
      if (held.length < MAX_HELD) continue;
      yield* withMentionedDay(held);
    } else {
      const known = day;
      yield* held.map((undated) => ({ ...undated, day: known }));
      yield { statement, locator, day };
    }
    held = [];
  }
  yield* withMentionedDay(held);
}

function* withMentionedDay(held: readonly Undated[]): Generator<DatedStatement | NotUnderstood> {
  const days = held.flatMap(({ statement }) => mentionedDays(statement));
  const day = days.sort().at(-1);
  for (const { statement, locator } of held) {
    if (day !== undefined) yield { statement, locator, day };
    else {
      const reason = 'it has no date, and no other statement of its file has one';
      yield { locator, reason, content: statement.published };
    }
  }
}

/** Days of births are no days on which anything was stated. */
function mentionedDays({ details }: BodsStatement): Day[] {
  const interests = Array.isArray(details.interests) ? details.interests.map(objectIn) : [];
  const dates = [details.foundingDate, details.dissolutionDate];
  for (const { startDate, endDate } of interests) dates.push(startDate, endDate);
  return dates.filter(isPartialDate).map(lastDay);
}
