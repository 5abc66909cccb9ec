import type { NodeType } from '../../../domain/node.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { BARE_NODES, nodesAs } from '../../node-type.ts';
import { as, type Name } from '../../statement/alias.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { bids as bidTable } from '../../tables/bid.ts';
import { organisations } from '../../tables/organisation.ts';
import { regulations } from '../../tables/regulation.ts';
import { tenders } from '../../tables/tender.ts';
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

const k = eachValue('k');
const nodes = nodesAs('t');
const article = as(articles, 't');
const organisation = as(organisations, 't');
const regulation = as(regulations, 't');
const tender = as(tenders, 't');
const b = as(bidTable, 'b');

/** The columns that only some types have, by type. */
const OWN_COLUMNS: Readonly<Record<NodeType, Readonly<Record<string, Name>>>> = {
  ARTICLE: { kind: article.kind, published: article.published },
  ORGANISATION: { kind: organisation.kind, country: organisation.country },
  PERSON: {},
  REGULATION: { kind: regulation.kind, country: regulation.jurisdiction },
  TENDER: {
    kind: tender.procedure,
    country: tender.country,
    status: tender.status,
    published: tender.called,
    awarded: tender.awarded,
    valueMinor: tender.valueMinor,
    valueCurrency: tender.valueCurrency,
  },
};
const COLUMNS = ['kind', 'country', 'status', 'published', 'awarded', 'valueMinor', 'valueCurrency'] as const;

/** Those of the nodes that are of a type, in order of id. Few enough for one statement. */
export function readGraphNodes(session: Session, type: NodeType, ids: readonly number[]): GraphNode[] {
  const t = nodes[type];
  const own = COLUMNS.map((column) => `${OWN_COLUMNS[type][column] ?? 'NULL'} AS ${column}`).join(', ');
  return session.rows(
    fragment`SELECT ${t.id}, ${t.type}, ${t.slug}, ${t.name}, ${t.knownFrom} AS knownFrom, ${raw(own)} FROM ${k.of(ids)} ${thenJoin} ${t} ON ${t.id} = ${k.value} ORDER BY ${t.id}`,
  ) as unknown as GraphNode[];
}

/** The ids of all nodes of a type, in order, so many at once. Nodes that were merged into another are not among them. */
export function* walkNodes(session: Session, type: NodeType, size: number): Generator<readonly number[]> {
  const node = BARE_NODES[type];
  let last = 0;
  for (;;) {
    const rows = session.rows(
      fragment`SELECT ${node.id} FROM ${node} WHERE ${node.id} > ${last} ORDER BY ${node.id} LIMIT ${size}`,
    );
    const ids = rows.map(({ id }) => id as number);
    last = ids.at(-1) ?? last;
    if (ids.length > 0) yield ids;
    if (ids.length < size) return;
  }
}

/** Those of the bids that won, as known now. Few enough for one statement. */
export function readWonBids(session: Session, bids: Iterable<number>): Set<number> {
  const rows = session.rows(
    fragment`SELECT ${b.id} FROM ${k.of([...bids])} ${thenJoin} ${b} ON ${b.id} = ${k.value} WHERE ${b.status} = 'WON'`,
  );
  return new Set(rows.map(({ id }) => id as number));
}
