import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { tenders } from '../../tables/tender.ts';
import type { Session } from '../row/session.ts';

const p = eachValue('p');
const t = as(tenders, 't');

/** The dates that tenders go by, as known now, by tender; empty for one without a date. Few enough for one statement. */
export function readTenderDates(session: Session, ids: readonly number[]): Map<number, string> {
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${t.id} AS id, ${t.dateKey} AS day FROM ${p.of(ids)} ${thenJoin} ${t} ON ${t.id} = ${p.value}`,
  );
  return new Map(rows.map(({ id, day }) => [id as number, day as string]));
}
