import type { Database } from 'better-sqlite3';
import { ATTRIBUTED_TYPES, type EvidenceStanding, type Stance } from '../../../domain/claim.ts';
import { quoted } from '../../../domain/error.ts';
import { isPartialDate, precisionOf } from '../../../domain/partial-date.ts';
import type { EvidenceRecord } from '../../../model/record.ts';
import { EVIDENCE_PLACE, statedId } from '../../merge/place.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { evidence } from '../../tables/claim.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import { oneOf, type Value } from '../field/attribute.ts';
import { nodeNamed } from '../node/node-ref.ts';

/** A piece of evidence whose refs were found. */
export interface Piece {
  readonly stance: Stance;
  readonly standing: EvidenceStanding;
  readonly knownFrom: string;
  /** Day of the statement, taken from the record alone. */
  readonly day: string;
  /** Article, stance, standing, locator, quote, note, and who it is attributed to: what makes two pieces the same. */
  readonly identity: readonly Value[];
}

const ARTICLE = ['ARTICLE'] as const;

/** The record's pieces of evidence, each once. @throws Refusal when there is none, or one is not complete */
export function resolveEvidence(batch: Batch, records: readonly EvidenceRecord[] | undefined): Piece[] {
  if (!records?.length) throw new Refusal('/evidence', 'a claim has at least one piece of evidence');
  const pieces = records.map((record, position) => resolvePiece(batch, record, `/evidence/${position}`));
  if (pieces.length === 1) return pieces;
  // An editor's own knowledge may be said twice with two days: it is known since the first.
  const latestFirst = pieces.toSorted(
    (a, b) => Number(a.knownFrom < b.knownFrom) - Number(b.knownFrom < a.knownFrom),
  );
  return [...new Map(latestFirst.map((piece) => [JSON.stringify(piece.identity), piece])).values()];
}

function resolvePiece(batch: Batch, record: EvidenceRecord, field: string): Piece {
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
  return { stance, standing, knownFrom: source.knownFrom, day: source.day, identity };
}

function sourceOf(
  batch: Batch,
  record: EvidenceRecord,
  field: string,
): { articleId: number | null; knownFrom: string; day: string } {
  const { article, knownFrom } = record;
  if (article === undefined) {
    if (record.note === undefined)
      throw new Refusal(field, 'without an article it needs a note that says so');
    if (!isPartialDate(knownFrom) || precisionOf(knownFrom) !== 'DAY') {
      const reason = `${quoted(knownFrom)} is not a day (YYYY-MM-DD), which evidence without an article needs`;
      throw new Refusal(`${field}/knownFrom`, reason);
    }
    return { articleId: null, knownFrom, day: knownFrom };
  }
  if (knownFrom !== undefined) {
    throw new Refusal(`${field}/knownFrom`, 'with an article the day follows from its publication');
  }
  const node = nodeNamed(batch, article, ARTICLE, `${field}/article`);
  const day = batch.articleDays.get(node.id);
  if (day === undefined) throw new Error(`The day of article ${node.id} is not known.`);
  return { articleId: node.id, knownFrom: day, day: node.day };
}

/** Adds evidence to claims. */
export function createEvidenceWriter(sqlite: Database) {
  const insert = prepareInsert(sqlite, [
    evidence.claimId,
    evidence.articleId,
    evidence.stance,
    evidence.standing,
    evidence.locator,
    evidence.quote,
    evidence.note,
    evidence.attributedToId,
    evidence.attributedToType,
    evidence.knownFrom,
  ]);
  const find = sqlite.prepare<Value[], { id: number; knownFrom: string }>(
    `SELECT id, known_from AS knownFrom FROM evidence WHERE claim_id = +? AND article_id IS +? AND stance = +? AND standing = +? AND locator IS +? AND quote IS +? AND note IS +? AND ${statedId(EVIDENCE_PLACE, 'evidence')} IS +? AND attributed_to_type IS +? LIMIT 1`,
  );
  const redate = sqlite.prepare<[string, number]>('UPDATE evidence SET known_from = ? WHERE id = +?');
  return {
    /** Adds all pieces to a new claim. */
    add(batch: Batch, claimId: number, pieces: readonly Piece[]): void {
      for (const { identity, knownFrom } of pieces) insert.run(claimId, ...identity, knownFrom);
      batch.evidenceAdded += pieces.length;
    },
    /**
     * Adds the pieces that the claim does not have yet; one without an article that it has from a later day gets the earlier day.
     * Returns both.
     */
    addMissing(batch: Batch, claimId: number, pieces: readonly Piece[]): Piece[] {
      const missing: Piece[] = [];
      const earlier: Piece[] = [];
      for (const piece of pieces) {
        const known = find.get(claimId, ...piece.identity);
        if (known === undefined) missing.push(piece);
        else if (piece.knownFrom < known.knownFrom) {
          redate.run(piece.knownFrom, known.id);
          earlier.push(piece);
        }
      }
      this.add(batch, claimId, missing);
      return [...missing, ...earlier];
    },
  };
}
