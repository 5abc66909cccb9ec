import type { GraphRecords } from '../../domain/record.ts';
import type { GreffeDatabase } from '../client.ts';
import { asDatabaseUnusable } from '../database-error.ts';
import { type Batch, type Fate, newBatch } from './batch.ts';
import { createClaimWriter } from './claim-writer.ts';
import { createDerivation } from './derivation.ts';
import { createMentionWriter } from './mention-writer.ts';
import { createNodeWriter } from './node-writer.ts';
import { createRedating } from './redating.ts';
import { rejectionOf } from './refusal.ts';

/** How many rows are new, other than before, or as they were. A tender also changes when its events, values or buyers do. */
export interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface WriteCounts {
  readonly nodes: Counts;
  readonly claims: Counts;
  readonly evidenceAdded: number;
  readonly mentionsAdded: number;
}

export interface WriteOptions {
  /** File or URL that rejections name. Default "records". */
  readonly source?: string;
  /** Instant that new and changed rows are stamped with. Default: the clock. */
  readonly now?: Date;
}

/** Writes batches of records to one database, with statements that are prepared once. */
export interface GraphWriter {
  /**
   * Writes the records in one transaction: all of them, or on any error none. Writing the same again changes nothing, and the order
   * in which batches come makes no difference to what they state, but for the suffixes of namesakes' slugs.
   *
   * - A node is found by a checked identifier of its type, else by a key, else by its given slug; two are never merged.
   * - Of each attribute the statement of the later day holds. Names that lost stay as aliases; aliases, identifiers, lots and
   *   evidence are only ever added.
   * - A claim with a source's key is found by it, within its kind and ends; one without is the same when its ends and own fields are,
   *   a bid when its tender, lot, parties and modality are.
   *
   * @throws RecordRejected with a JSON pointer into the batch (`/claims/3/evidence/0/article`) for the first record that can't be
   *   written
   * @throws DatabaseUnusable when the database is locked, full, damaged or not writable
   */
  write(records: GraphRecords, options?: WriteOptions): WriteCounts;
}

export function createWriter(database: GreffeDatabase): GraphWriter {
  const { sqlite, location } = database;
  const nodeWriter = createNodeWriter(sqlite);
  const claimWriter = createClaimWriter(sqlite, nodeWriter.lots);
  const writeMention = createMentionWriter(sqlite);
  const carryDatesOn = createRedating(sqlite, claimWriter);
  const derive = createDerivation(sqlite, nodeWriter, claimWriter);
  const lastNodeId = sqlite.prepare<[], number>('SELECT coalesce(max(id), 0) FROM nodes').pluck();
  const lastClaimId = sqlite.prepare<[], number>('SELECT coalesce(max(id), 0) FROM claims').pluck();

  const writeAll = sqlite.transaction((records: GraphRecords, source: string, now: Date): Batch => {
    const batch = newBatch(now.toISOString(), lastNodeId.get() ?? 0, lastClaimId.get() ?? 0);
    const each = <R>(list: string, items: readonly R[], write: (item: R) => void) => {
      for (let position = 0; position < items.length; position++) {
        try {
          write(items[position] as R);
        } catch (error) {
          throw rejectionOf(error, source, `/${list}/${position}`, location);
        }
      }
    };
    each('nodes', records.nodes, (record) => nodeWriter.write(batch, record));
    carryDatesOn(batch);
    // Tender events name bids of the batch, wherever in it those stand.
    each('claims', records.claims, (record) => {
      if (record.kind === 'BID') claimWriter.write(batch, record);
    });
    each('claims', records.claims, (record) => {
      if (record.kind !== 'BID') claimWriter.write(batch, record);
    });
    each('mentions', records.mentions, (record) => writeMention(batch, record));
    derive(batch);
    return batch;
  });

  return {
    write(records, { source = 'records', now = new Date() } = {}) {
      try {
        return countsOf(writeAll.immediate(records, source, now));
      } catch (error) {
        throw asDatabaseUnusable(location, error);
      }
    },
  };
}

/** Writes one batch. For many use one `createWriter`: preparing its statements takes a few milliseconds. */
export function writeRecords(
  database: GreffeDatabase,
  records: GraphRecords,
  options?: WriteOptions,
): WriteCounts {
  return createWriter(database).write(records, options);
}

function countsOf(batch: Batch): WriteCounts {
  return {
    nodes: count([...batch.nodeFates.values()].map(({ fate }) => fate)),
    claims: count([...batch.claimFates.values()]),
    evidenceAdded: batch.evidenceAdded,
    mentionsAdded: batch.mentionsAdded,
  };
}

function count(fates: readonly Fate[]): Counts {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  for (const fate of fates) {
    if (fate === 'CREATED') counts.created++;
    else if (fate === 'CHANGED') counts.changed++;
    else counts.unchanged++;
  }
  return counts;
}
