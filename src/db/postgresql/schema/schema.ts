import { createHash } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import { POSTGRES_FUNCTIONS } from '../../dialect/postgresql-functions.ts';
import { INDEX_VERSION } from '../../search/rebuild.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { nodeKeys } from '../../tables/node.ts';
import { fromModel } from './from-model.ts';
import { MODEL_TABLES } from './model-table.ts';
import type { PublishedIndex, PublishedReference, PublishedTable } from './published-table.ts';
import { KEY_TABLES, NAME_TABLES, TEXT_TABLES } from './search-table.ts';
import { indexTexts, referenceTexts, tableText } from './statement.ts';

/** What the migration says of bids by hand: their lead is one of their parties. */
const LEAD: PublishedReference = {
  name: 'lead_reference',
  columns: [bids.id.name, bids.leadId.name],
  foreignTable: getTableName(bidParties),
  foreignColumns: [bidParties.bidId.name, bidParties.organisationId.name],
};

/** Contracts that are published twice are found by it: the number of the one begins with that of the other. */
const KEY_START: PublishedIndex = {
  name: 'node_keys_start',
  columns: [nodeKeys.key.name],
  isUnique: false,
  method: 'start',
};

/** The tables whose rows are in the author's file as they are published. */
export function copiedTables(): PublishedTable[] {
  return [...MODEL_TABLES.map(fromModel).map(withOthers), ...KEY_TABLES];
}

/** The table with what the model does not say of it. */
function withOthers(table: PublishedTable): PublishedTable {
  if (table.name === getTableName(bids)) return { ...table, references: [...table.references, LEAD] };
  if (table.name === getTableName(nodeKeys)) return { ...table, indexes: [...table.indexes, KEY_START] };
  return table;
}

/** All tables of a publication. */
export function publishedTables(): PublishedTable[] {
  return [...copiedTables(), ...NAME_TABLES, ...TEXT_TABLES];
}

/** The statements that make the tables of a publication, empty, with all that holds and finds their rows. */
export function schemaText(): string {
  const tables = publishedTables();
  const statements = [
    POSTGRES_FUNCTIONS,
    ...tables.map(tableText),
    ...tables.flatMap(indexTexts),
    ...tables.flatMap(referenceTexts),
  ];
  return `${statements.join(';\n\n')};\n`;
}

/** To be raised when rows are made otherwise of the same graph, or the table of the publication itself changes. */
const CONTENT_VERSION = 1;

/**
 * What a publication must be of to be served or followed by this version: names its tables and how their rows are made. It changes with
 * the model, and a publication of another one is replaced by publishing whole again.
 */
export function schemaVersion(): string {
  return createHash('sha256')
    .update(`${CONTENT_VERSION} ${INDEX_VERSION}\n${schemaText()}`)
    .digest('hex')
    .slice(0, 16);
}
