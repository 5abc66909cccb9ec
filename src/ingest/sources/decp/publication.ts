import { type Day, lastDay, type PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { Contract } from './contract.ts';
import { type PublishedDate, readDate } from './published-date.ts';

/** When a document was published, and the day since which what it states is known. */
export interface Publication {
  readonly published?: PartialDate;
  readonly statedOn: Day;
  /** False where only the contract's number gives a year: where the document stands among others is not known then. */
  readonly isDated: boolean;
  /** Of the document's article. */
  readonly flags: readonly QualityFlagRecord[];
}

/** Years that can begin a contract's number: the rule for it was in force for notifications from then until then. */
const YEAR_OF_NUMBER = /^20(?:1\d|2[0-3])/;

/**
 * When a contract's data were published. Half of the contracts of 2019 don't say: then the day is that of the notification, else
 * the end of the year that the contract's number begins with, which by the regulation of 14 April 2017 is the year of the
 * notification. Undefined when there is none of these.
 */
export function publicationOf(contract: Contract): Publication | undefined {
  const published = readDate(contract.published, 'published');
  if (published.date !== undefined && published.isPlausible) {
    return {
      published: published.date,
      statedOn: lastDay(published.date),
      isDated: true,
      flags: published.flags,
    };
  }
  const notified = readDate(contract.notified, 'date');
  const isDated = notified.date !== undefined && notified.isPlausible;
  const other = isDated ? notified.date : YEAR_OF_NUMBER.exec(contract.number ?? '')?.[0];
  if (other === undefined) return undefined;
  return {
    statedOn: lastDay(other as PartialDate),
    isDated,
    flags: missingOr(published),
  };
}

/** A date that is none, or of no time, is left out of the article: what it states was not known in the year 0218. */
function missingOr({ date, flags }: PublishedDate): readonly QualityFlagRecord[] {
  if (date !== undefined) return [{ flag: 'IMPLAUSIBLE_DATE', field: 'published', published: date }];
  return flags.length > 0 ? flags : [{ flag: 'MISSING_DATE', field: 'published' }];
}

/**
 * When an amendment or a subcontract was published. It can't have been before the contract it belongs to: a date that says so is
 * left out, and the day is the contract's.
 */
export function laterPublication(published: unknown, notified: unknown, contract: Publication): Publication {
  const own = readDate(published, 'published');
  const { date } = own;
  if (date !== undefined && own.isPlausible) {
    if (lastDay(date) >= contract.statedOn) {
      return { published: date, statedOn: lastDay(date), isDated: true, flags: own.flags };
    }
    return {
      statedOn: contract.statedOn,
      isDated: contract.isDated,
      flags: [{ flag: 'CONTRADICTION', field: 'published', published: date }],
    };
  }
  const other = readDate(notified, 'date');
  const isNotified = other.date !== undefined && other.isPlausible;
  const day = isNotified ? lastDay(other.date as PartialDate) : contract.statedOn;
  return {
    statedOn: laterOf(day, contract.statedOn),
    isDated: isNotified || contract.isDated,
    flags: missingOr(own),
  };
}

function laterOf(a: Day, b: Day): Day {
  return a < b ? b : a;
}
