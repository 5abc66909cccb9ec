import { thenJoin } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { fragment, raw, type SqlRow } from '../../statement/fragment.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { documents } from '../../tables/document.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import { claimsOf } from '../claim/claims-of-node.ts';
import type { Session } from '../row/session.ts';
import { KNOWN_ON } from '../time/as-of.ts';

/** A document among others: texts of one article at two moments are two. */
export interface PlacedDocument {
  /** Null of an editor's own knowledge. */
  readonly article: number | null;
  /** The day since which what it says is known. */
  readonly day: string;
  readonly moment: string;
  readonly key: string;
}

/** One piece of evidence of a claim on a tender. */
export interface HistoryPiece {
  readonly claim: number;
  readonly placed: PlacedDocument;
  /** The document that took it back; null while it is open. */
  readonly withdrawnBy: PlacedDocument | null;
}

/** What one document states of a tender's attributes, as `tender_statements` keeps it. */
export interface HistoryStatement {
  readonly placed: PlacedDocument;
  readonly series: number | null;
  readonly stated: string;
  /** The day on which it was taken back; null while it is open. */
  readonly knownUntil: string | null;
}

export interface TenderHistoryRows {
  readonly pieces: readonly HistoryPiece[];
  readonly statements: readonly HistoryStatement[];
  /** Whether there are more pieces than are read. */
  readonly isCut: boolean;
}

/** Pieces of evidence that one history reads at most; real tenders have a few hundred. */
export const MAX_HISTORY_PIECES = 20_000;

const own = as(claims, 'own');
const e = as(evidence, 'e');
const d = as(documents, 'd');
const w = as(documents, 'w');
const s = as(tenderStatements, 's');

/** What documents said of a tender, and when that was taken back, as known on the day asked. */
export function readTenderHistory(session: Session, tender: number): TenderHistoryRows {
  const { knownOn } = session.asOf;
  const since = (day: unknown) => (knownOn === undefined ? fragment`` : raw(` AND ${day} <= ${KNOWN_ON}`));
  const byThen = knownOn === undefined ? fragment`` : raw(` AND ${e.knownUntil} <= ${KNOWN_ON}`);
  const pieces = session.rows(
    fragment`SELECT ${e.claimId} AS claim, coalesce(${d.articleId}, ${e.articleId}) AS article, ${e.knownFrom} AS day, ${d.moment} AS moment, ${d.key} AS key, ${w.articleId} AS takerArticle, ${e.knownUntil} AS takerDay, ${w.moment} AS takerMoment, ${w.key} AS takerKey FROM (${claimsOf({ id: tender, type: 'TENDER' })}) ${raw(own.alias)} ${thenJoin} ${e} ON ${e.claimId} = ${own.id} LEFT JOIN ${d} ON ${d.id} = ${e.documentId} LEFT JOIN ${w} ON ${w.id} = ${e.withdrawnBy}${byThen} WHERE TRUE${since(e.knownFrom)} ORDER BY ${e.id} LIMIT ${MAX_HISTORY_PIECES + 1}`,
  );
  const statements = session.rows(
    fragment`SELECT ${d.articleId} AS article, ${s.knownFrom} AS day, ${d.moment} AS moment, ${d.key} AS key, ${d.seriesId} AS series, ${s.stated} AS stated, ${s.knownUntil} AS knownUntil FROM ${s} LEFT JOIN ${d} ON ${d.id} = ${s.documentId} WHERE ${s.tenderId} = ${tender}${since(s.knownFrom)} ORDER BY ${s.id}`,
  );
  return {
    pieces: pieces.slice(0, MAX_HISTORY_PIECES).map(pieceOf),
    statements: statements.map(statementOf),
    isCut: pieces.length > MAX_HISTORY_PIECES,
  };
}

function pieceOf(row: SqlRow): HistoryPiece {
  const isTaken = row.takerKey !== null;
  return {
    claim: Number(row.claim),
    placed: placedOf(row.article, row.day, row.moment, row.key),
    withdrawnBy: isTaken ? placedOf(row.takerArticle, row.takerDay, row.takerMoment, row.takerKey) : null,
  };
}

function statementOf({ article, day, moment, key, series, stated, knownUntil }: SqlRow): HistoryStatement {
  return {
    placed: placedOf(article, day, moment, key),
    series: series === null || series === undefined ? null : Number(series),
    stated: String(stated),
    knownUntil: knownUntil === null || knownUntil === undefined ? null : String(knownUntil),
  };
}

type Cell = SqlRow[string] | undefined;

/** What was written without a document stands on its day, by its article. */
function placedOf(article: Cell, day: Cell, moment: Cell, key: Cell): PlacedDocument {
  return {
    article: article === null || article === undefined ? null : Number(article),
    day: String(day),
    moment: String(moment ?? day),
    key: String(key ?? `article:${article ?? ''}`),
  };
}
