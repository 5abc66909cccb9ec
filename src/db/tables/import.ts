import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { holds, oneOf } from './constraint.ts';

/**
 * How an import of one file stands. RUNNING is also what a process leaves behind that was killed: `finished` is null then.
 * STOPPED was asked to end before the end of the file; UNUSABLE could not be read to its end, or a file in it could not.
 */
export const IMPORT_STATUSES = ['RUNNING', 'COMPLETE', 'STOPPED', 'UNUSABLE'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What was imported when, from which file. One row for each file (or archive, or standard input) and run. */
export const imports = sqliteTable(
  'imports',
  {
    id: integer('id').primaryKey(),
    source: text('source').notNull(),
    /** Version of the source's reading, and what was chosen about it, as JSON: with other ones the same file may state something else. */
    reading: text('reading').notNull(),
    file: text('file').notNull(),
    /** Of the bytes on disk, in hexadecimal; null until standard input was read to its end. */
    sha256: text('sha256'),
    sizeBytes: integer('size_bytes'),
    status: text('status', { enum: IMPORT_STATUSES }).notNull(),
    started: text('started').notNull(),
    finished: text('finished'),
    /** The checkpoint: so many items of the file (documents, rejections, skipped ones) are dealt with for good. */
    items: integer('items').notNull().default(0),
    documents: integer('documents').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    nodesCreated: integer('nodes_created').notNull().default(0),
    nodesChanged: integer('nodes_changed').notNull().default(0),
    claimsCreated: integer('claims_created').notNull().default(0),
    claimsChanged: integer('claims_changed').notNull().default(0),
    evidenceAdded: integer('evidence_added').notNull().default(0),
    /** Where rejections are written, and the length of that file at the checkpoint. */
    rejectsFile: text('rejects_file'),
    rejectsBytes: integer('rejects_bytes').notNull().default(0),
    /** What a reader should know about the file as a whole, a line each: the encoding that was assumed, why it is unusable. */
    notes: text('notes').notNull().default(''),
  },
  (t) => [
    oneOf('imports_status', t.status, IMPORT_STATUSES),
    holds('imports_finished', sql`(${t.status} = 'RUNNING') = (${t.finished} IS NULL)`),
    holds('imports_counted', sql`${t.items} >= ${t.documents} AND ${t.documents} >= 0`),
    index('imports_file').on(t.sha256, t.source),
  ],
);
