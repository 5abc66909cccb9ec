import { getTableName } from 'drizzle-orm';
import type { NodeType } from '../../../domain/node.ts';
import { NODE_TABLES } from '../../node-type.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';

/** What a drawing shows of a node; what its type does not have is null. */
export interface GraphNode {
  readonly id: number;
  readonly type: NodeType;
  readonly slug: string;
  readonly name: string;
  readonly knownFrom: string;
  readonly kind: string | null;
  readonly country: string | null;
  readonly status: string | null;
  readonly published: string | null;
  readonly awarded: string | null;
  readonly valueMinor: number | null;
  readonly valueCurrency: string | null;
}

/** SQL of the columns that only some types have, by type. */
const OWN_COLUMNS: Readonly<Record<NodeType, Readonly<Record<string, string>>>> = {
  ARTICLE: { kind: 't.kind', published: 't.published' },
  ORGANISATION: { kind: 't.kind', country: 't.country' },
  PERSON: {},
  REGULATION: { kind: 't.kind', country: 't.jurisdiction' },
  TENDER: {
    kind: 't.procedure',
    country: 't.country',
    status: 't.status',
    published: 't.published',
    awarded: 't.awarded',
    valueMinor: 't.value_minor',
    valueCurrency: 't.value_currency',
  },
};
const COLUMNS = ['kind', 'country', 'status', 'published', 'awarded', 'valueMinor', 'valueCurrency'] as const;

/** Those of the nodes that are of a type, in order of id. Few enough for one statement. */
export function readGraphNodes(session: Session, type: NodeType, ids: readonly number[]): GraphNode[] {
  const own = COLUMNS.map((column) => `${OWN_COLUMNS[type][column] ?? 'NULL'} AS ${column}`).join(', ');
  return session.rows(
    fragment`SELECT t.id, t.type, t.slug, t.name, t.known_from AS knownFrom, ${raw(own)} FROM json_each(${JSON.stringify(ids)}) k CROSS JOIN ${raw(getTableName(NODE_TABLES[type]))} t ON t.id = k.value ORDER BY t.id`,
  ) as unknown as GraphNode[];
}

/** The ids of all nodes of a type, in order, so many at once. Nodes that were merged into another are not among them. */
export function* walkNodes(session: Session, type: NodeType, size: number): Generator<readonly number[]> {
  const table = raw(getTableName(NODE_TABLES[type]));
  let last = 0;
  for (;;) {
    const rows = session.rows(fragment`SELECT id FROM ${table} WHERE id > ${last} ORDER BY id LIMIT ${size}`);
    const ids = rows.map(({ id }) => id as number);
    last = ids.at(-1) ?? last;
    if (ids.length > 0) yield ids;
    if (ids.length < size) return;
  }
}

/** Those of the bids that won, as known now. Few enough for one statement. */
export function readWonBids(session: Session, bids: Iterable<number>): Set<number> {
  const rows = session.rows(
    fragment`SELECT b.id FROM json_each(${JSON.stringify([...bids])}) k CROSS JOIN bids b ON b.id = k.value WHERE b.status = 'WON'`,
  );
  return new Set(rows.map(({ id }) => id as number));
}
