import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { covers, isCurrent, type SpanNames } from '../../known-span.ts';
import { as } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { documents } from '../../tables/document.ts';

/**
 * What tables carry of claims for filtering and sorting, as SQL: the same expressions write the columns, check them, and answer
 * what they were as known on a day. None depends on the order in which claims came in.
 */

export interface DerivedOptions {
  /**
   * SQL of the day (`YYYY-MM-DD`, inclusive) as of which claims count, e.g. a bound parameter; it occurs several times in an
   * expression, so it must have a name. Absent: as known now.
   */
  readonly knownOn?: string;
}

const denial = as(evidence, 'denial');

/**
 * Whether a claim counts: somebody still supports it and nobody disputes it, now or as known on a day. `claim` is the alias of
 * `claims`.
 */
export function countsNow(claim: string, { knownOn }: DerivedOptions = {}): string {
  const current = isCurrent(claim, knownOn);
  if (knownOn === undefined) return `${current} AND ${columnOf(claim, claims.standing)} <> 'DISPUTED'`;
  return `${current} AND NOT EXISTS (SELECT 1 FROM ${denial} WHERE ${denial.claimId} = ${columnOf(claim, claims.id)} AND ${denial.stance} = 'DISPUTES' AND ${covers(denial, knownOn)})`;
}

/** Whether a span (of claims, evidence or statements) has not ended, now or on a day. */
export function isOpen(span: SpanNames, { knownOn }: DerivedOptions = {}): string {
  return knownOn === undefined ? `${span.knownUntil} IS NULL` : covers(span, knownOn);
}

const a = as(articles, 'a');
const d = as(documents, 'd');
/** The last day of the period in which an article was published. */
const LAST_DAY = `CASE length(${a.published}) WHEN 4 THEN ${a.published} || '-12-31' WHEN 7 THEN date(${a.published} || '-01', '+1 month', '-1 day') ELSE substr(${a.published}, 1, 10) END`;

/**
 * SQL of the day since which a piece of evidence is known: of its document, where that is a text of the article; else of the article's
 * publication, or of its first statement; else its own.
 */
export function evidenceKnownFrom(alias: string): string {
  const of = (column: SQLiteColumn) => columnOf(alias, column);
  const ofDocument = `SELECT ${d.day} FROM ${d} WHERE ${d.id} = ${of(evidence.documentId)} AND ${d.articleId} = ${of(evidence.articleId)}`;
  const ofArticle = `SELECT coalesce(${LAST_DAY}, ${a.knownFrom}) FROM ${a} WHERE ${a.id} = ${of(evidence.articleId)}`;
  return `coalesce((${ofDocument}), (${ofArticle}), ${of(evidence.knownFrom)})`;
}

/** SQL of where a word stands among others, from 0. */
export function rank(column: string, words: readonly string[]): string {
  return `CASE ${column} ${words.map((word, position) => `WHEN '${word}' THEN ${position}`).join(' ')} END`;
}
