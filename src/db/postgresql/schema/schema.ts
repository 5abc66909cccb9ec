import { createHash } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import { POSTGRES_FUNCTIONS } from '../../dialect/postgresql-functions.ts';
import { INDEX_VERSION } from '../../search/rebuild.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { fromModel } from './from-model.ts';
import { MODEL_TABLES } from './model-table.ts';
import type { PublishedReference, PublishedTable } from './published-table.ts';
import { KEY_TABLES, NAME_TABLES, TEXT_TABLES } from './search-table.ts';
import { indexTexts, referenceTexts, tableText } from './statement.ts';

/** What the migration says of bids by hand: their lead is one of their parties. */
const LEAD: PublishedReference = {
  name: 'lead_reference',
  columns: [bids.id.name, bids.leadId.name],
  foreignTable: getTableName(bidParties),
  foreignColumns: [bidParties.bidId.name, bidParties.organisationId.name],
};

/** The tables whose rows are in the author's file as they are published. */
export function copiedTables(): PublishedTable[] {
  const tables = MODEL_TABLES.map(fromModel).map((table) =>
    table.name === getTableName(bids) ? { ...table, references: [...table.references, LEAD] } : table,
  );
  return [...tables, ...KEY_TABLES];
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
