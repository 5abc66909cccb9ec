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

/**
 * Whether a claim counts: some open evidence supports it and none disputes it, now or as known on a day. `claim` is the alias of
 * `claims`.
 */
export function countsNow(claim: string, options: DerivedOptions = {}): string {
  if (options.knownOn === undefined) return `${isOpen(claim)} AND ${claim}.standing <> 'DISPUTED'`;
  const evidenceOf = (alias: string) =>
    `SELECT 1 FROM evidence ${alias} WHERE ${alias}.claim_id = ${claim}.id AND ${isOpen(alias, options)}`;
  return `${isOpen(claim, options)} AND (${claim}.broken = 0 OR EXISTS (${evidenceOf('span')})) AND NOT EXISTS (${evidenceOf('denial')} AND denial.stance = 'DISPUTES')`;
}

/** Whether the span of a row (of claims, evidence or statements) has not ended, now or on a day. */
export function isOpen(alias: string, { knownOn }: DerivedOptions = {}): string {
  if (knownOn === undefined) return `${alias}.known_until IS NULL`;
  return `${alias}.known_from <= ${knownOn} AND (${alias}.known_until IS NULL OR ${alias}.known_until > ${knownOn})`;
}

/**
 * SQL of the day since which a piece of evidence is known: of its document, where that is a text of the article; else of the article's
 * publication, or of its first statement; else its own.
 */
export function evidenceKnownFrom(alias: string): string {
  const lastDay =
    "CASE length(a.published) WHEN 4 THEN a.published || '-12-31' WHEN 7 THEN date(a.published || '-01', '+1 month', '-1 day') ELSE substr(a.published, 1, 10) END";
  return `coalesce((SELECT d.day FROM documents d WHERE d.id = ${alias}.document_id AND d.article_id = ${alias}.article_id), (SELECT coalesce(${lastDay}, a.known_from) FROM articles a WHERE a.id = ${alias}.article_id), ${alias}.known_from)`;
}

/** SQL of where a word stands among others, from 0. */
export function rank(column: string, words: readonly string[]): string {
  return `CASE ${column} ${words.map((word, position) => `WHEN '${word}' THEN ${position}`).join(' ')} END`;
}
