import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { tenders as tenderTable } from '../../tables/tender.ts';
import type { Session } from '../row/session.ts';
import { tenderIsDuplicate } from '../time/as-known.ts';

const k = eachValue('k');
const t = as(tenderTable, 't');

/**
 * Which of some tenders are published under longer numbers, too, on the day asked: what counts, sums and ranks leaves them out. Few
 * enough for one statement.
 */
export function readDuplicateTenders(session: Session, tenders: readonly number[]): ReadonlySet<number> {
  if (tenders.length === 0) return new Set();
  const rows = session.rows(
    fragment`SELECT ${t.id} AS id FROM ${k.of(tenders)} ${thenJoin} ${t} ON ${t.id} = ${k.value} WHERE ${tenderIsDuplicate(t, session.asOf)} = 1`,
  );
  return new Set(rows.map(({ id }) => id as number));
}
