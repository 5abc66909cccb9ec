import type { Database } from 'better-sqlite3';
import { max } from 'drizzle-orm';
import type { DocumentRecord } from '../../../model/document.ts';
import type { GraphRecords } from '../../../model/record.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { isConstraintError } from '../../connection/database-error.ts';
import { createRegrouping, type Regrouping } from '../../merge/regrouping.ts';
import { createIndexWriter } from '../../search/index-writer.ts';
import type { WordWriter } from '../../search/word-writer.ts';
import { drizzleOn } from '../../statement/drizzle.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { claims } from '../../tables/claim.ts';
import { detachedNodes, detachments } from '../../tables/detachment.ts';
import { documents as documentRows, series } from '../../tables/document.ts';
import { establishments } from '../../tables/establishment.ts';
import { mentions } from '../../tables/mention.ts';
import { mergedNodes } from '../../tables/merge.ts';
import { nodes } from '../../tables/node.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { lots as lotRows } from '../../tables/tender.ts';
import { createClaimAssessment } from '../claim/claim-assessment.ts';
import { createClaimRemover } from '../claim/claim-remover.ts';
import { createClaimRevision } from '../claim/claim-revision.ts';
import { prepareClaimStatements } from '../claim/claim-statement.ts';
import { createClaimWriter } from '../claim/claim-writer.ts';
import { createDerivation } from '../derive/derivation.ts';
import { createDocumentWriter } from '../document/document-writer.ts';
import { createFormerClaims } from '../document/former-claim.ts';
import { createMending } from '../document/mending.ts';
import { createSeriesWriter } from '../document/series-writer.ts';
import { createTenderWriter } from '../document/tender-writer.ts';
import { createMentionWriter } from '../evidence/mention-writer.ts';
import { createRedating } from '../evidence/redating.ts';
import { createStatedFlagWriter } from '../evidence/stated-flag.ts';
import type { KnownOrganisations } from '../node/known-organisation.ts';
import { createNodeWriter } from '../node/node-writer.ts';
import type { LastIds } from '../pending/made.ts';
import { Pending } from '../pending/pending.ts';
import { type Batch, newBatch } from './batch.ts';
import { rejectionOf } from './refusal.ts';
import type { SourcedRecords } from './sourced-record.ts';

/** The steps of one transaction: opened, documents written into it, closed. */
export interface BatchWriter {
  open(now: Date): Batch;
  /**
   * Writes a document's records. With `isEager` the database sees each record at once, so that what it refuses is said of that record;
   * else rows are written together, and its refusals are thrown as they are.
   *
   * @throws RecordRejected
   */
  write(batch: Batch, document: SourcedRecords, isEager: boolean): void;
  /** Brings up to date what follows from all that was written. */
  close(batch: Batch): void;
  /** What is remembered between transactions. */
  readonly known: KnownOrganisations;
  readonly words: WordWriter;
}

export function createBatchWriter({ sqlite, location }: GreffeDatabase): BatchWriter {
  let regrouping: Regrouping | undefined;
  const pending = new Pending(sqlite);
  const nodeWriter = createNodeWriter(sqlite, pending, (batch, type, id) => {
    pending.flush();
    return groups().open(batch, type, id);
  });
  const { lots, aliases, tenders, tenderFlags, known } = nodeWriter;
  const documents = createDocumentWriter(sqlite, pending);
  const mend = createMending(sqlite, nodeWriter);
  const claimFlags = createStatedFlagWriter(sqlite, qualityFlags.claimId);
  const claimStatements = prepareClaimStatements(sqlite, pending);
  const claimWriter = createClaimWriter(
    sqlite,
    pending,
    claimStatements,
    lots,
    claimFlags,
    documents.ofArticle,
  );
  const findFormer = createFormerClaims(nodeWriter, claimWriter);
  const reviseClaim = createClaimRevision(sqlite);
  const remover = createClaimRemover(sqlite);
  const assess = createClaimAssessment(sqlite, claimStatements, claimFlags, remover, reviseClaim);
  const tenderWriter = createTenderWriter(sqlite, tenders, aliases, lots, tenderFlags, pending);
  const takeBack = createSeriesWriter(sqlite);
  const writeMention = createMentionWriter(sqlite, pending);
  const carryDatesOn = createRedating(sqlite);
  const index = createIndexWriter(sqlite);
  const { words } = index;
  const derive = createDerivation(sqlite, nodeWriter, reviseClaim, index);
  // Most databases have no merges: their writers do without the statements for them.
  const groups = () =>
    (regrouping ??= createRegrouping(sqlite, { claim: reviseClaim, node: nodeWriter.revise }));
  const anyMerged = drizzleOn(sqlite).select({ id: mergedNodes.nodeId }).from(mergedNodes).limit(1).prepare();
  const anyDetached = drizzleOn(sqlite)
    .select({ id: detachedNodes.nodeId })
    .from(detachedNodes)
    .limit(1)
    .prepare();
  const lastIds = prepareLastIds(sqlite);

  function writeRecords(
    batch: Batch,
    { records, formerly, document, source }: SourcedRecords,
    guard: (place: string, source: string, write: () => void) => void,
  ): void {
    const each = <R>(list: keyof GraphRecords, items: readonly R[], write: (item: R) => void) => {
      for (let position = 0; position < items.length; position++) {
        guard(`/${list}/${position}`, source, () => write(items[position] as R));
      }
    };
    if (document?.isEdited) guard('', source, () => mendNodes(document, records));
    each('nodes', records.nodes, (record) => nodeWriter.write(batch, record));
    if (batch.redatedArticles.size > 0) {
      pending.flush();
      carryDatesOn(batch);
    }
    if (document !== undefined) {
      guard('', source, () => {
        documents.open(batch, document);
        writeMention.open(batch);
      });
    }
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
    if (formerly !== undefined) guard('', source, () => findFormer(batch, formerly));
    documents.close(batch);

    function mendNodes(edited: DocumentRecord, { nodes: stated }: GraphRecords): void {
      pending.flush();
      mend(batch, edited, stated);
    }
  }

  const { nodeId, flag, field, day } = qualityFlags;
  const flagArticle = prepareInsert(sqlite, [nodeId, flag, field, day], true);
  function flagRewritten(batch: Batch, articleId: number, since: string): void {
    if (flagArticle.run(articleId, 'REWRITTEN', 'text', since).changes > 0)
      nodeWriter.revise(batch, 'ARTICLE', articleId);
  }

  return {
    known,
    words,
    open(now) {
      const hasMerges = anyMerged.get() !== undefined || anyDetached.get() !== undefined;
      // Until the groups are closed, claims may stand on merged nodes, which have no row of their type.
      if (hasMerges) sqlite.pragma('defer_foreign_keys = ON');
      pending.discard();
      known.open();
      words.open();
      return newBatch(now.toISOString(), lastIds(), hasMerges, pending);
    },
    write(batch, given, isEager) {
      const { document } = given;
      if (document !== undefined && documents.isKnown(batch, document)) {
        batch.documentsUnchanged++;
        return;
      }
      batch.documentDay = document?.article === undefined ? undefined : document.day;
      const isAlone = isEager || batch.hasMerges;
      writeRecords(batch, given, (place, source, write) => {
        try {
          write();
          if (isAlone) pending.flush();
        } catch (error) {
          // Rows of records before it may be what the database refuses.
          if (!isAlone && isConstraintError(error)) throw error;
          throw rejectionOf(error, source, place, location);
        }
      });
    },
    close(batch) {
      pending.flush();
      takeBack(batch);
      // A claim that nothing says any more goes before what it names.
      if (batch.touchedClaims.size > 0) sqlite.pragma('defer_foreign_keys = ON');
      assess(batch, batch.touchedClaims);
      for (const id of batch.restatedTenders)
        if (tenderWriter.restate(batch, id)) nodeWriter.revise(batch, 'TENDER', id);
      for (const [id, since] of batch.rewrittenArticles) flagRewritten(batch, id, since);
      nodeWriter.nameUnits(batch);
      if (batch.hasMerges) groups().close(batch);
      derive(batch);
    },
  };
}

function prepareLastIds(sqlite: Database): () => LastIds {
  const db = drizzleOn(sqlite);
  const last = {
    node: db
      .select({ id: max(nodes.id) })
      .from(nodes)
      .prepare(),
    // What was an organisation for a while keeps its id.
    detached: db
      .select({ id: max(detachments.nodeId) })
      .from(detachments)
      .prepare(),
    claim: db
      .select({ id: max(claims.id) })
      .from(claims)
      .prepare(),
    lot: db
      .select({ id: max(lotRows.id) })
      .from(lotRows)
      .prepare(),
    document: db
      .select({ id: max(documentRows.id) })
      .from(documentRows)
      .prepare(),
    series: db
      .select({ id: max(series.id) })
      .from(series)
      .prepare(),
    mention: db
      .select({ id: max(mentions.id) })
      .from(mentions)
      .prepare(),
    establishment: db
      .select({ id: max(establishments.id) })
      .from(establishments)
      .prepare(),
  };
  return () => ({
    node: Math.max(last.node.get()?.id ?? 0, last.detached.get()?.id ?? 0),
    claim: last.claim.get()?.id ?? 0,
    lot: last.lot.get()?.id ?? 0,
    document: last.document.get()?.id ?? 0,
    series: last.series.get()?.id ?? 0,
    mention: last.mention.get()?.id ?? 0,
    establishment: last.establishment.get()?.id ?? 0,
  });
}
