import { getTableName } from 'drizzle-orm';
import { NODE_TABLES } from '../../node-type.ts';
import { identifierKeys, linkedNodes, nameKeys } from '../../search/index-table.ts';
import { aliases, identifiers, nodeKeys } from '../../tables/node.ts';
import type { PublishedTable } from '../schema/published-table.ts';
import { copiedTables } from '../schema/schema.ts';

/** A table of which changes are recorded: which of its rows came, changed or went. */
export interface RecordedTable {
  /** The number under which its changes are recorded. */
  readonly kind: number;
  readonly table: PublishedTable;
  /** The columns whose values name what changed: a row, or all rows that have them. */
  readonly by: readonly string[];
}

/** Where a change of a table's row changes what search holds of a node, and where its id stands. */
interface NamingTable {
  readonly name: string;
  readonly node: string;
  /** Which changes count. */
  readonly on: readonly ('INSERT' | 'UPDATE' | 'DELETE')[];
}

/**
 * Rows that hold names are not recorded by them: who was erased must not be left in what is recorded. Keys of search follow from the
 * entry of their node.
 */
const BY: Readonly<Record<string, readonly string[]>> = { [getTableName(nodeKeys)]: [nodeKeys.nodeId.name] };
const OF_ENTRIES: ReadonlySet<string> = new Set([nameKeys, identifierKeys].map(getTableName));

/** Under this number stand ids of nodes of which the entry in search may be another. */
export const ENTRY_KIND = 0;

/** All tables that are published as they are; numbered from 1 on, in the order of the model. */
export function recordedTables(): RecordedTable[] {
  return copiedTables()
    .filter(({ name }) => !OF_ENTRIES.has(name))
    .map((table, at) => ({ kind: at + 1, table, by: BY[table.name] ?? table.primaryKey }));
}

/** The numbers under which ids of nodes stand whose entry in search may be another: their rows' and `ENTRY_KIND`. */
export function entryKinds(): number[] {
  const names = new Set<string>(Object.values(NODE_TABLES).map(getTableName));
  return [ENTRY_KIND, ...recordedTables().flatMap(({ kind, table }) => (names.has(table.name) ? kind : []))];
}

/** Places follow from the number of claims: a node's is looked at again, and the node taken from that list, when its edges changed. */
export const NAMING_TABLES: readonly NamingTable[] = [
  { name: getTableName(aliases), node: aliases.nodeId.name, on: ['INSERT', 'UPDATE', 'DELETE'] },
  { name: getTableName(identifiers), node: identifiers.nodeId.name, on: ['INSERT', 'UPDATE', 'DELETE'] },
  { name: getTableName(linkedNodes), node: linkedNodes.id.name, on: ['DELETE'] },
];
