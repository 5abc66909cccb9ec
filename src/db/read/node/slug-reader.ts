import type { NodeType } from '../../../domain/node.ts';
import { BARE_NODES } from '../../node-type.ts';
import { fragment } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';

/** The slugs of the nodes of a type whose keys are above the one and at most the other, in order of key. */
export function readSlugs(session: Session, type: NodeType, above: number, most: number): string[] {
  const node = BARE_NODES[type];
  const rows = session.rows(
    fragment`SELECT ${node.slug} AS slug FROM ${node} WHERE ${node.id} > ${above} AND ${node.id} <= ${most} ORDER BY ${node.id}`,
  );
  return rows.map(({ slug }) => slug as string);
}
