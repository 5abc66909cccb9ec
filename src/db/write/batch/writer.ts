import { max } from 'drizzle-orm';
import { RecordRejected } from '../../../domain/error.ts';
import type { DocumentRecord } from '../../../model/document.ts';
import type { GraphRecords } from '../../../model/record.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { asDatabaseUnusable } from '../../connection/database-error.ts';
import { createRegrouping, type Regrouping } from '../../merge/regrouping.ts';
import { drizzleOn } from '../../statement/drizzle.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { claims } from '../../tables/claim.ts';
import { mergedNodes } from '../../tables/merge.ts';
import { nodes } from '../../tables/node.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { createClaimAssessment } from '../claim/claim-assessment.ts';
import { createClaimRemover } from '../claim/claim-remover.ts';
import { createClaimRevision } from '../claim/claim-revision.ts';
import { prepareClaimStatements } from '../claim/claim-statement.ts';
import { createClaimWriter } from '../claim/claim-writer.ts';
import { createDerivation } from '../derive/derivation.ts';
import { createDocumentWriter } from '../document/document-writer.ts';
import { createMending } from '../document/mending.ts';
import { createSeriesWriter } from '../document/series-writer.ts';
import { createTenderWriter } from '../document/tender-writer.ts';
import { createMentionWriter } from '../evidence/mention-writer.ts';
import { createRedating } from '../evidence/redating.ts';
import { createStatedFlagWriter } from '../evidence/stated-flag.ts';
import { createNodeWriter } from '../node/node-writer.ts';
import { type Batch, type Fate, newBatch, startNextDocument } from './batch.ts';
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
   * - Of each attribute the statement of the later day holds; of a tender's, the latest of those that no later document took back.
   *   Names that lost stay as aliases; aliases and identifiers are only ever added.
   * - A claim is the same when its ends, own fields and the source's key are; a bid when its key, or its tender, lot, parties and
   *   modality are: its value, rank and further fields follow the latest document.
   * - What a document of a series no longer says is taken back on its day; a document written again with another text replaces what it
   *   said, and what nothing says any more is deleted.
   *
   * @throws RecordRejected with a JSON pointer into the batch (`/claims/3/evidence/0/article`) for the first record that can't be
   *   written
   * @throws DatabaseUnusable when the database is locked, full, damaged or not writable
   */
  write(records: GraphRecords, options?: WriteOptions): WriteCounts;
  /**
   * Writes documents, each with refs of its own, as `write` does with one, but in one transaction: what is derived is brought up to
   * date once at its end, which is several times faster than one by one. A document with a record that can't be written is
   * left out as a whole, and the others go in.
   *
   * @throws DatabaseUnusable as of `write`: then none is written
   */
  writeDocuments(documents: readonly GivenDocument[], options?: DocumentOptions): WrittenDocuments;
}

export interface DocumentOptions extends Pick<WriteOptions, 'now'> {
  /** Told the position of each document that is left out, before those after it are written: some may follow from it. */
  readonly onRejected?: (position: number) => void;
  /**
   * Called with what was written before the transaction ends: what it writes is part of it, and when it throws nothing is written. A
   * transaction around the call would do the same, and keep a copy of every page that is touched, to undo this part of it alone.
   */
  readonly also?: (written: WrittenDocuments) => void;
}

/** What one document states, and the file that rejections name. */
export interface SourcedRecords {
  readonly records: GraphRecords;
  /** Absent: it stands for itself, is never taken back, and what it says is only ever added to. */
  readonly document?: DocumentRecord | undefined;
  readonly source: string;
}

/** A document, or what makes it when those before it are written: then nobody has to hold all of them. It may be made again. */
export type GivenDocument = SourcedRecords | (() => SourcedRecords);

export interface WrittenDocuments {
  /** Of all together: a node that two of them change is one. */
  readonly counts: WriteCounts;
  /** By position, why documents were left out. */
  readonly rejected: ReadonlyMap<number, RecordRejected>;
}

export function createWriter(database: GreffeDatabase): GraphWriter {
  const { sqlite, location } = database;
  let regrouping: Regrouping | undefined;
  const nodeWriter = createNodeWriter(sqlite, (batch, type, id) => groups().open(batch, type, id));
  const documents = createDocumentWriter(sqlite);
  const mend = createMending(sqlite, nodeWriter);
  const claimFlags = createStatedFlagWriter(sqlite, qualityFlags.claimId);
  const claimStatements = prepareClaimStatements(sqlite);
  const claimWriter = createClaimWriter(
    sqlite,
    claimStatements,
    nodeWriter.lots,
    claimFlags,
    documents.ofArticle,
  );
  const reviseClaim = createClaimRevision(sqlite);
  const assess = createClaimAssessment(
    sqlite,
    claimStatements,
    claimFlags,
    createClaimRemover(sqlite),
    reviseClaim,
  );
  const { lots, aliases, tenders, tenderFlags } = nodeWriter;
  const tenderWriter = createTenderWriter(sqlite, tenders, aliases, lots, tenderFlags);
  const takeBack = createSeriesWriter(sqlite);
  const writeMention = createMentionWriter(sqlite);
  const carryDatesOn = createRedating(sqlite);
  const derive = createDerivation(sqlite, nodeWriter, reviseClaim);
  // Most databases have no merges: their writers do without the statements for them.
  const groups = () =>
    (regrouping ??= createRegrouping(sqlite, { claim: reviseClaim, node: nodeWriter.revise }));
  const db = drizzleOn(sqlite);
  const anyMerged = db.select({ id: mergedNodes.nodeId }).from(mergedNodes).limit(1).prepare();
  const lastNode = db
    .select({ id: max(nodes.id) })
    .from(nodes)
    .prepare();
  const lastClaim = db
    .select({ id: max(claims.id) })
    .from(claims)
    .prepare();

  function open(now: Date): Batch {
    const hasMerges = anyMerged.get() !== undefined;
    // Until the groups are closed, claims may stand on merged nodes, which have no row of their type.
    if (hasMerges) sqlite.pragma('defer_foreign_keys = ON');
    return newBatch(now.toISOString(), lastNode.get()?.id ?? 0, lastClaim.get()?.id ?? 0, hasMerges);
  }

  function writeInto(
    batch: Batch,
    { records, document }: Pick<SourcedRecords, 'records' | 'document'>,
    source: string,
  ): void {
    if (document !== undefined && documents.isKnown(document)) {
      batch.documentsUnchanged++;
      return;
    }
    batch.documentDay = document?.article === undefined ? undefined : document.day;
    const each = <R>(list: string, items: readonly R[], write: (item: R) => void) => {
      for (let position = 0; position < items.length; position++) {
        try {
          write(items[position] as R);
        } catch (error) {
          throw rejectionOf(error, source, `/${list}/${position}`, location);
        }
      }
    };
    if (document?.isEdited) mendNodes(batch, document, records, source);
    each('nodes', records.nodes, (record) => nodeWriter.write(batch, record));
    carryDatesOn(batch);
    if (document !== undefined) openDocument(batch, document, source);
    // Tender events name bids of the batch, wherever in it those stand.
    each('claims', records.claims, (record) => {
      if (record.kind === 'BID') claimWriter.write(batch, record);
    });
    each('claims', records.claims, (record) => {
      if (record.kind !== 'BID') claimWriter.write(batch, record);
    });
    each('mentions', records.mentions, (record) => writeMention.write(batch, record));
    writeMention.close(batch);
    tenderWriter.flush(batch);
    documents.close(batch);
  }

  function mendNodes(batch: Batch, document: DocumentRecord, { nodes }: GraphRecords, source: string): void {
    try {
      mend(batch, document, nodes);
    } catch (error) {
      throw rejectionOf(error, source, '', location);
    }
  }

  function openDocument(batch: Batch, document: DocumentRecord, source: string): void {
    try {
      documents.open(batch, document);
      writeMention.open(batch);
    } catch (error) {
      throw rejectionOf(error, source, '', location);
    }
  }

  function close(batch: Batch): void {
    takeBack(batch);
    // A claim that nothing says any more goes before what it names.
    if (batch.touchedClaims.size > 0) sqlite.pragma('defer_foreign_keys = ON');
    assess(batch, batch.touchedClaims);
    for (const id of batch.restatedTenders)
      if (tenderWriter.restate(batch, id)) nodeWriter.revise(batch, 'TENDER', id);
    for (const [id, since] of batch.rewrittenArticles) flagRewritten(batch, id, since);
    if (batch.hasMerges) groups().close(batch);
    derive(batch);
  }

  const { nodeId, flag, field, day } = qualityFlags;
  const flagArticle = prepareInsert(sqlite, [nodeId, flag, field, day], true);
  function flagRewritten(batch: Batch, articleId: number, since: string): void {
    if (flagArticle.run(articleId, 'REWRITTEN', 'text', since).changes > 0)
      nodeWriter.revise(batch, 'ARTICLE', articleId);
  }

  const writeAll = sqlite.transaction((document: SourcedRecords, now: Date): Batch => {
    const batch = open(now);
    writeInto(batch, document, document.source);
    close(batch);
    return batch;
  });

  /** Writes all documents but those left out; undoes all of them when one is rejected, and throws which. */
  const writeTogether = sqlite.transaction(
    (
      documents: readonly GivenDocument[],
      leftOut: ReadonlyMap<number, RecordRejected>,
      { now, also }: TimedOptions,
    ): WrittenDocuments => {
      const batch = open(now);
      for (const [position, document] of documents.entries()) {
        if (leftOut.has(position)) continue;
        try {
          const made = madeOf(document);
          writeInto(batch, made, made.source);
        } catch (error) {
          throw error instanceof RecordRejected ? new RejectedAt(position, error) : error;
        }
        startNextDocument(batch);
      }
      close(batch);
      const written = { counts: countsOf(batch), rejected: leftOut };
      also?.(written);
      return written;
    },
  );

  const writeSingly = sqlite.transaction(
    (
      documents: readonly GivenDocument[],
      rejected: Map<number, RecordRejected>,
      { now, also, onRejected }: TimedOptions,
    ): WrittenDocuments => {
      const counts = documents.reduce<WriteCounts>((counts, document, position) => {
        if (rejected.has(position)) return counts;
        try {
          return sumOf(counts, countsOf(writeAll(madeOf(document), now)));
        } catch (error) {
          if (!(error instanceof RecordRejected)) throw error;
          rejected.set(position, error);
          onRejected?.(position);
          return counts;
        }
      }, NOTHING_WRITTEN);
      const written = { counts, rejected };
      also?.(written);
      return written;
    },
  );

  return {
    write(records, { source = 'records', now = new Date() } = {}) {
      try {
        return countsOf(writeAll.immediate({ records, source }, now));
      } catch (error) {
        throw asDatabaseUnusable(location, error);
      }
    },
    writeDocuments(documents, { now = new Date(), also, onRejected } = {}) {
      const timed = { now, also, onRejected };
      const rejected = new Map<number, RecordRejected>();
      try {
        while (rejected.size <= MAX_RETRIES) {
          try {
            return writeTogether.immediate(documents, rejected, timed);
          } catch (error) {
            if (!(error instanceof RejectedAt)) throw error;
            rejected.set(error.position, error.rejection);
            onRejected?.(error.position);
          }
        }
        return writeSingly.immediate(documents, rejected, timed);
      } catch (error) {
        throw asDatabaseUnusable(location, error);
      }
    },
  };
}

function madeOf(document: GivenDocument): SourcedRecords {
  return typeof document === 'function' ? document() : document;
}

/**
 * So often all documents of a batch are written again without one that was rejected. Rejections are rare, and a savepoint for each
 * document, which makes the full-text index write out what it has gathered, costs several times as much as the writing itself.
 */
const MAX_RETRIES = 3;

interface TimedOptions {
  readonly now: Date;
  readonly also: DocumentOptions['also'];
  readonly onRejected: DocumentOptions['onRejected'];
}

/** Carries a rejection out of the transaction that it undoes. */
class RejectedAt extends Error {
  readonly position: number;
  readonly rejection: RecordRejected;

  constructor(position: number, rejection: RecordRejected) {
    super(rejection.message, { cause: rejection });
    this.position = position;
    this.rejection = rejection;
  }
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

const NO_ROWS: Counts = { created: 0, changed: 0, unchanged: 0 };
const NOTHING_WRITTEN: WriteCounts = { nodes: NO_ROWS, claims: NO_ROWS, evidenceAdded: 0, mentionsAdded: 0 };

function sumOf(a: WriteCounts, b: WriteCounts): WriteCounts {
  const rows = (first: Counts, second: Counts): Counts => ({
    created: first.created + second.created,
    changed: first.changed + second.changed,
    unchanged: first.unchanged + second.unchanged,
  });
  return {
    nodes: rows(a.nodes, b.nodes),
    claims: rows(a.claims, b.claims),
    evidenceAdded: a.evidenceAdded + b.evidenceAdded,
    mentionsAdded: a.mentionsAdded + b.mentionsAdded,
  };
}
