import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { nodesAs } from '../../node-type.ts';
import { fragment } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';

const p = eachValue('p');
const tables = nodesAs('t');

/** The names of nodes of known types, by key; one statement for each type among them. A node that is gone is missing. */
export function readNodeNames(session: Session, types: ReadonlyMap<number, NodeType>): Map<number, string> {
  const byType = Map.groupBy(types, ([, type]) => type);
  const names = new Map<number, string>();
  for (const type of NODE_TYPES) {
    const keys = (byType.get(type) ?? []).map(([key]) => key);
    if (keys.length === 0) continue;
    const t = tables[type];
    const rows = session.rows(
      fragment`SELECT ${t.id} AS id, ${t.name} AS name FROM ${p.of(keys)} ${thenJoin} ${t} ON ${t.id} = ${p.value}`,
    );
    for (const { id, name } of rows) names.set(id as number, name as string);
  }
  return names;
}

/** The slug of a node that is there. */
export function readNodeSlug(session: Session, type: NodeType, id: number): string {
  const t = tables[type];
  const [row] = session.rows(fragment`SELECT ${t.slug} AS slug FROM ${t} WHERE ${t.id} = ${id}`);
  return row?.slug as string;
}
