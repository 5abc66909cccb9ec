import type { XmlElement } from '../../xml-element.ts';
import { lotOf, noticeResultOf } from './notice-result.ts';
import { withheldIn } from './privacy.ts';
import { readCount } from './stated-value.ts';
import type { Statement } from './statement.ts';
import { codeOf } from './text.ts';

/**
 * How many tenders each lot received (BT-759 where BT-760 is `tenders`), by lot. Counts of parts of them (`t-esubm`, `t-sme`…)
 * say nothing about all, and a withheld count is never read. Two results of a lot with different counts give none.
 */
export function receivedTenders(statement: Statement): Map<string, number> {
  const counts = new Map<string, number>();
  const contradicted = new Set<string>();
  for (const result of noticeResultOf(statement.notice)?.lotResults ?? []) {
    const lot = lotOf(result);
    const count = countIn(result, statement);
    if (lot === undefined || count === undefined || contradicted.has(lot)) continue;
    const known = counts.get(lot);
    if (known === undefined || known === count) {
      counts.set(lot, count);
      continue;
    }
    counts.delete(lot);
    contradicted.add(lot);
    const published = `${lot}: ${known}, ${count}`;
    statement.flags.push({ flag: 'CONTRADICTION', field: 'efac:ReceivedSubmissionsStatistics', published });
  }
  return counts;
}

function countIn(result: XmlElement, { notice, flags }: Statement): number | undefined {
  const statistics = result.all('ReceivedSubmissionsStatistics').find(isOfAllTenders);
  if (statistics === undefined) return undefined;
  const isWithheld = ['rec-sub-cou', 'rec-sub-typ'].some((field) =>
    withheldIn(statistics, field, notice.language),
  );
  if (isWithheld) return undefined;
  return readCount(statistics.child('StatisticsNumeric'), 'efac:ReceivedSubmissionsStatistics', flags);
}

function isOfAllTenders(statistics: XmlElement): boolean {
  return codeOf(statistics.child('StatisticsCode')) === 'tenders';
}
