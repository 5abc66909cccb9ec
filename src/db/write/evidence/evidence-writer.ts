import type { Database } from 'better-sqlite3';
import { ATTRIBUTED_TYPES, type EvidenceStanding, type Stance } from '../../../domain/claim.ts';
import { quoted } from '../../../domain/error.ts';
import { isPartialDate, precisionOf } from '../../../domain/partial-date.ts';
import type { EvidenceRecord } from '../../../model/record.ts';
import { EVIDENCE_PLACE, statedId } from '../../merge/place.ts';
import { bare } from '../../statement/alias.ts';
import { evidence } from '../../tables/claim.ts';
import type { Batch } from '../batch/batch.ts';
import type { OpenDocument } from '../batch/open-document.ts';
import { Refusal } from '../batch/refusal.ts';
import { oneOf, type Value } from '../field/attribute.ts';
import { nodeNamed } from '../node/node-ref.ts';
import type { Pending } from '../pending/pending.ts';

/** A piece of evidence whose refs were found. */
export interface Piece {
  readonly stance: Stance;
  readonly standing: EvidenceStanding;
  readonly knownFrom: string;
  /** The day on which its author says that it was taken back, and the article that did. */
  readonly knownUntil: string | null;
  readonly withdrawnBy: number | null;
  /** Whether the document does not touch what it says, as a part of a state that goes on. */
  readonly isCarried: boolean;
  /** Article, stance, standing, locator, quote, note, and who it is attributed to: what makes two pieces of a document the same. */
  readonly identity: readonly Value[];
}

const ARTICLE = ['ARTICLE'] as const;

/** Gives the document that stands for an article on a day by which it withdraws something. */
export type DocumentOfArticle = (batch: Batch, articleId: number, day: string) => number;

/** The record's pieces of evidence, each once. @throws Refusal when there is none, or one is not complete */
export function resolveEvidence(
  batch: Batch,
  records: readonly EvidenceRecord[] | undefined,
  documentOf: DocumentOfArticle,
): Piece[] {
  if (!records?.length) throw new Refusal('/evidence', 'a claim has at least one piece of evidence');
  const pieces = records.map((record, position) =>
    resolvePiece(batch, record, `/evidence/${position}`, documentOf),
  );
  if (pieces.length === 1) return pieces;
  // An editor's own knowledge may be said twice with two days: it is known since the first.
  const latestFirst = pieces.toSorted(
    (a, b) => Number(a.knownFrom < b.knownFrom) - Number(b.knownFrom < a.knownFrom),
  );
  return [...new Map(latestFirst.map((piece) => [JSON.stringify(piece.identity), piece])).values()];
}

function resolvePiece(
  batch: Batch,
  record: EvidenceRecord,
  field: string,
  documentOf: DocumentOfArticle,
): Piece {
  const stance = oneOf(evidence.stance, record.stance ?? 'SUPPORTS', `${field}/stance`) as Stance;
  const standing = oneOf(evidence.standing, record.standing, `${field}/standing`) as EvidenceStanding;
  const attributed =
    record.attributedTo === undefined
      ? undefined
      : nodeNamed(batch, record.attributedTo, ATTRIBUTED_TYPES, `${field}/attributedTo`);
  const source = sourceOf(batch, record, field);
  const identity = [
    source.articleId,
    stance,
    standing,
    record.locator ?? null,
    record.quote ?? null,
    record.note ?? null,
    attributed?.id ?? null,
    attributed?.type ?? null,
  ];
  const closed = closingOf(batch, record, source.knownFrom, field, documentOf);
  return {
    stance,
    standing,
    knownFrom: source.knownFrom,
    ...closed,
    isCarried: record.isCarried === true,
    identity,
  };
}

function closingOf(
  batch: Batch,
  { until, withdrawnBy }: EvidenceRecord,
  knownFrom: string,
  field: string,
  documentOf: DocumentOfArticle,
): Pick<Piece, 'knownUntil' | 'withdrawnBy'> {
  if (until === undefined) {
    if (withdrawnBy !== undefined) throw new Refusal(`${field}/until`, 'it is missing beside withdrawnBy');
    return { knownUntil: null, withdrawnBy: null };
  }
  if (!isPartialDate(until) || precisionOf(until) !== 'DAY') {
    throw new Refusal(`${field}/until`, `${quoted(until)} is not a day (YYYY-MM-DD)`);
  }
  if (until < knownFrom) {
    throw new Refusal(
      `${field}/until`,
      `${quoted(until)} is before ${knownFrom}, the day since which it is known`,
    );
  }
  if (withdrawnBy === undefined) return { knownUntil: until, withdrawnBy: null };
  const article = nodeNamed(batch, withdrawnBy, ARTICLE, `${field}/withdrawnBy`);
  return { knownUntil: until, withdrawnBy: documentOf(batch, article.id, until) };
}

function sourceOf(
  batch: Batch,
  record: EvidenceRecord,
  field: string,
): { articleId: number | null; knownFrom: string } {
  const { article, knownFrom } = record;
  if (article === undefined) {
    if (record.note === undefined)
      throw new Refusal(field, 'without an article it needs a note that says so');
    if (!isPartialDate(knownFrom) || precisionOf(knownFrom) !== 'DAY') {
      const reason = `${quoted(knownFrom)} is not a day (YYYY-MM-DD), which evidence without an article needs`;
      throw new Refusal(`${field}/knownFrom`, reason);
    }
    return { articleId: null, knownFrom };
  }
  if (knownFrom !== undefined) {
    throw new Refusal(`${field}/knownFrom`, 'with an article the day follows from its publication');
  }
  const node = nodeNamed(batch, article, ARTICLE, `${field}/article`);
  const { document } = batch;
  if (document !== undefined && document.articleId === node.id) {
    return { articleId: node.id, knownFrom: document.record.day };
  }
  const day = batch.articleDays.get(node.id);
  if (day === undefined) throw new Error(`The day of article ${node.id} is not known.`);
  return { articleId: node.id, knownFrom: day };
}

interface StoredPiece {
  readonly id: number;
  readonly documentId: number | null;
  readonly knownFrom: string;
  readonly knownUntil: string | null;
  readonly stated: string | null;
}

const own = bare(evidence);
/** The claim, and what makes two pieces the same. */
const SAME = `${own.claimId} = +? AND ${own.articleId} IS +? AND ${own.stance} = +? AND ${own.standing} = +? AND ${own.locator} IS +? AND ${own.quote} IS +? AND ${own.note} IS +? AND ${statedId(EVIDENCE_PLACE, own.toString())} IS +? AND ${own.attributedToType} IS +?`;

/** Adds evidence to claims. */
export function createEvidenceWriter(sqlite: Database, pending: Pending) {
  const newPieces = pending.rowsOf([
    evidence.claimId,
    evidence.articleId,
    evidence.stance,
    evidence.standing,
    evidence.locator,
    evidence.quote,
    evidence.note,
    evidence.attributedToId,
    evidence.attributedToType,
    evidence.documentId,
    evidence.stated,
    evidence.knownFrom,
    evidence.knownUntil,
    evidence.withdrawnBy,
  ]);
  const find = sqlite.prepare<Value[], StoredPiece>(
    `SELECT ${own.id}, ${own.documentId} AS documentId, ${own.knownFrom} AS knownFrom, ${own.knownUntil} AS knownUntil, ${own.stated} FROM ${own} WHERE ${SAME} AND ${own.documentId} IS +? ORDER BY ${own.stated} IS NOT +? LIMIT 1`,
  );
  const adopt = sqlite.prepare<[number, string | null, string, string | null, number | null, number]>(
    `UPDATE ${own} SET ${own.documentId} = ?, ${own.stated} = ?, ${own.knownFrom} = ?, ${own.knownUntil} = ?, ${own.withdrawnBy} = ? WHERE ${own.id} = +?`,
  );
  const redate = sqlite.prepare<[string, number]>(
    `UPDATE ${own} SET ${own.knownFrom} = ? WHERE ${own.id} = +?`,
  );

  function add(claimId: number, piece: Piece, documentId: number | null, stated: string | null): void {
    const row = newPieces.next();
    row.push(claimId);
    for (const value of piece.identity) row.push(value);
    row.push(documentId, stated, piece.knownFrom, piece.knownUntil, piece.withdrawnBy);
  }

  function findOf(claimId: number, piece: Piece, documentId: number | null, stated: string | null) {
    return find.get(claimId, ...piece.identity, documentId, stated);
  }

  /** What the document said before it was read anew, or its article supported before there were documents. */
  function leftoverOf(
    { leftovers }: Batch,
    document: OpenDocument,
    claimId: number,
    piece: Piece,
    stated: string | null,
  ): StoredPiece | undefined {
    const known = findOf(claimId, piece, document.id, stated);
    if (known !== undefined && (known.stated === stated || leftovers.has(known.id))) return known;
    // A dossier has no article of its own whose evidence would be its: it takes over what it says itself.
    const isOwn = ({ id }: StoredPiece) => document.articleId === null || leftovers.has(id);
    const mayHaveLegacy = document.replaces || document.articleId === null;
    const legacy = mayHaveLegacy ? findOf(claimId, piece, null, stated) : undefined;
    return legacy !== undefined && isOwn(legacy) ? legacy : undefined;
  }

  function renew(batch: Batch, claimId: number, piece: Piece, stated: string | null): boolean {
    const { document } = batch;
    const known =
      document === undefined
        ? findOf(claimId, piece, null, stated)
        : leftoverOf(batch, document, claimId, piece, stated);
    if (known === undefined || (document === undefined && known.stated !== stated)) {
      add(claimId, piece, document?.id ?? null, stated);
      batch.evidenceAdded++;
      return true;
    }
    batch.leftovers.delete(known.id);
    if (document === undefined) {
      if (piece.knownFrom >= known.knownFrom) return false;
      redate.run(piece.knownFrom, known.id);
      return true;
    }
    // What later documents of a series make of it is found when all of them are in.
    const isClosedAlike = document.seriesId !== null || piece.knownUntil === known.knownUntil;
    if (known.documentId === document.id && known.stated === stated && known.knownFrom === piece.knownFrom) {
      if (isClosedAlike) return false;
    }
    adopt.run(document.id, stated, piece.knownFrom, piece.knownUntil, piece.withdrawnBy, known.id);
    return true;
  }

  return {
    /** Adds all pieces to a claim that has none of them. */
    add(batch: Batch, claimId: number, pieces: readonly Piece[], stated: string | null): void {
      for (const piece of pieces) add(claimId, piece, batch.document?.id ?? null, stated);
      batch.evidenceAdded += pieces.length;
    },
    /**
     * Adds the pieces that the claim does not have yet of the document; one without an article that it has from a later day gets the
     * earlier day. True when anything is other than before.
     */
    addMissing(batch: Batch, claimId: number, pieces: readonly Piece[], stated: string | null): boolean {
      let isChanged = false;
      if (pieces.length > 0) pending.flush();
      for (const piece of pieces) isChanged = renew(batch, claimId, piece, stated) || isChanged;
      return isChanged;
    },
  };
}
