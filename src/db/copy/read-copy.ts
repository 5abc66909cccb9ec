import { getTableName } from 'drizzle-orm';
import { thenJoin } from '../dialect/expression.ts';
import { isAmong } from '../dialect/list.ts';
import type { Session } from '../read/row/session.ts';
import { type Fragment, fragment, raw, type SqlRow } from '../statement/fragment.ts';
import type { CopyField, JsonObject, ReadCell } from './field.ts';
import { columnsOf, type LineShape, type PartShape } from './shape.ts';

/** A copied object, and the id of its row. */
export interface CopiedObject {
  readonly id: number;
  readonly object: JsonObject;
}

/** Reads the objects of one kind whose rows have these ids, in order; one statement for the rows, and one for each list. */
export function readObjects(session: Session, shape: LineShape, ids: readonly number[]): CopiedObject[] {
  const lists = shape.parts.map((part) => ({ part, byOwner: readPart(session, part, ids) }));
  return session.rows(rowsOf(shape, ids)).map((row) => {
    const cells = Object.values(row) as ReadCell[];
    const id = cells[0] as number;
    const fields = shape.rows.flatMap(({ fields }) => fields);
    const object: Record<string, unknown> = { record: shape.record, ...readFields(fields, cells, 1) };
    for (const { part, byOwner } of lists) {
      const list = byOwner.get(id);
      if (list) object[part.member] = list;
    }
    return { id, object };
  });
}

/** Ids of the rows of a kind, in order, so many at a time; those that `condition` holds of, where it is given. */
export function* walkIds(
  session: Session,
  shape: LineShape,
  count: number,
  condition?: Fragment,
): Generator<readonly number[]> {
  const { table, key } = shape.rows.at(-1) as LineShape['rows'][number];
  const column = raw(key.name);
  const also = condition ? fragment` AND ${condition}` : raw('');
  let last = -1;
  for (;;) {
    const found = session.rows(
      fragment`SELECT DISTINCT ${column} AS id FROM ${raw(getTableName(table))} WHERE ${column} > ${last}${also} ORDER BY ${column} LIMIT ${count}`,
    );
    const ids = found.map(({ id }) => id as number);
    if (ids.length > 0) yield ids;
    if (ids.length < count) return;
    last = ids.at(-1) as number;
  }
}

/** The rows of a kind: their key, then the columns of all fields. */
function rowsOf({ rows }: LineShape, ids: readonly number[]): Fragment {
  const [first, second] = rows as [LineShape['rows'][number], LineShape['rows'][number]?];
  const key = `a.${first.key.name}`;
  const columns = columnsOf(first.fields).map((column) => `a.${column}`);
  if (second) columns.push(...columnsOf(second.fields).map((column) => `b.${column}`));
  const joined = second
    ? ` ${thenJoin} ${getTableName(second.table)} b ON b.${second.key.name} = ${key}`
    : '';
  const selected = [key, ...columns].map((column, position) => `${column} AS c${position}`).join(', ');
  return fragment`SELECT ${raw(selected)} FROM ${raw(getTableName(first.table))} a${raw(joined)} WHERE ${isAmong(key, ids)} ORDER BY c0, c1, c2`;
}

function readPart(session: Session, part: PartShape, ids: readonly number[]): Map<number, unknown[]> {
  const owner = part.owner.name;
  const selected = [owner, ...columnsOf(part.fields)]
    .map((column, position) => `${column} AS c${position}`)
    .join(', ');
  const rows: SqlRow[] = session.rows(
    fragment`SELECT ${raw(selected)} FROM ${raw(getTableName(part.table))} WHERE ${isAmong(owner, ids)} ORDER BY ${raw(owner)}, ${raw(part.order.name)}`,
  );
  const byOwner = new Map<number, unknown[]>();
  for (const row of rows) {
    const cells = Object.values(row) as ReadCell[];
    const members = readFields(part.fields, cells, 1);
    const element = part.isPlain ? Object.values(members)[0] : members;
    const list = byOwner.get(cells[0] as number);
    if (list) list.push(element);
    else byOwner.set(cells[0] as number, [element]);
  }
  return byOwner;
}

function readFields(fields: readonly CopyField[], cells: readonly ReadCell[], start: number): JsonObject {
  const members: Record<string, unknown> = {};
  let next = start;
  for (const field of fields) {
    const value = field.read(cells.slice(next, next + field.columns.length));
    next += field.columns.length;
    if (value !== undefined) members[field.member] = value;
  }
  return members;
}
