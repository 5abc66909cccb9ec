import { getTableName } from 'drizzle-orm';
import { jsonRows } from '../../dialect/json-value.ts';
import { isAmong } from '../../dialect/list.ts';
import { columnOf, type Fragment, fragment, raw } from '../../statement/fragment.ts';
import { type CodePrefix, codePrefixIn } from '../collection/code-prefix.ts';
import type { FilterValue } from '../collection/filter-value.ts';
import { lastKey } from '../collection/last-key.ts';
import { listRows, select } from '../collection/list.ts';
import type { Session } from '../row/session.ts';

/** Ids that one statement of a walk looks at: few enough that it ends within a millisecond or two. */
const IDS_PER_STATEMENT = 1_000;
/** So many ids an index may give at once; where it has more, looking at all tenders is about as quick. */
const MAX_INDEXED = 20_000;

/**
 * All tenders of which a checked filter holds, as known and valid on the days the session asks, in order of id. Where the filter asks for
 * the start of a code, only those are looked at that its index gives.
 *
 * Each step is one short statement over a span of ids, and gives the tenders found there, be they none: a chance to give way.
 * Tenders that are written while a walk goes on may be in it or not.
 */
export function* walkTenders(session: Session, filter?: FilterValue): Generator<readonly number[]> {
  const collection = session.catalogue.byType('TENDER');
  const prefix = filter && codePrefixIn(collection, filter, session.asOf);
  const indexed = prefix && readIndexed(session, prefix);
  const spans = indexed ? spansOf(indexed) : spansTo(lastKey(session, collection));
  for (const isIn of spans) yield readTendersIn(session, filter, isIn);
}

/** Those of some tenders of which a checked filter holds, as known and valid on the days the session asks, in order of id. */
export function readTendersAmong(
  session: Session,
  ids: readonly number[],
  filter: FilterValue | undefined,
): number[] {
  return readTendersIn(session, filter, isOneOf(ids));
}

function readTendersIn(session: Session, filter: FilterValue | undefined, isIn: InSpan): number[] {
  const list = {
    collection: session.catalogue.byType('TENDER'),
    via: { kind: 'all' },
    filter,
    asOf: session.asOf,
    findCollection: session.catalogue.find,
  } as const;
  const { scope, conditions, from } = listRows(list, { alias: 'x', parentKey: null });
  const key = raw(scope.key);
  const found = session.rows(select(fragment`${key} AS id`, from, [isIn(key), ...conditions], key));
  return found.map(({ id }) => id as number);
}

/** The ids of all rows that have a code with this start, in ascending order; undefined when they are many. */
function readIndexed(session: Session, { column, rowId, prefix }: CodePrefix): number[] | undefined {
  const [code, id] = [raw(columnOf('k', column)), raw(columnOf('k', rowId))];
  const coded = fragment`SELECT DISTINCT ${id} AS id FROM ${raw(getTableName(column.table))} k WHERE ${code} >= ${prefix} AND ${code} < ${`${prefix}~`} LIMIT ${MAX_INDEXED + 1}`;
  const [row] = session.rows(fragment`SELECT ${jsonRows('id')} AS ids FROM (${coded})`);
  const ids = JSON.parse(row?.ids as string) as number[];
  return ids.length > MAX_INDEXED ? undefined : ids.sort((one, other) => one - other);
}

type InSpan = (key: Fragment) => Fragment;

function* spansTo(last: number): Generator<InSpan> {
  for (let start = 0; start < last; start += IDS_PER_STATEMENT) {
    yield (key) => fragment`${key} > ${start} AND ${key} <= ${start + IDS_PER_STATEMENT}`;
  }
}

function* spansOf(ids: readonly number[]): Generator<InSpan> {
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
    yield isOneOf(ids.slice(start, start + IDS_PER_STATEMENT));
  }
}

function isOneOf(ids: readonly number[]): InSpan {
  return (key) => isAmong(key, ids);
}
