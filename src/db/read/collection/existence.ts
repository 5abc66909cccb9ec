import { getTableName } from 'drizzle-orm';
import { thenJoin, unindexed } from '../../dialect/expression.ts';
import { isAmongTexts } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { columnOf, type Fragment, fragment, join, raw } from '../../statement/fragment.ts';
import { authorships } from '../../tables/authorship.ts';
import { claims } from '../../tables/claim.ts';
import { documents } from '../../tables/document.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import type { Scope } from '../row/scope.ts';
import { claimStanding } from '../time/as-known.ts';
import { visibleClaim } from '../time/as-of.ts';
import type { FilterDescription } from './collection.ts';

/** Conditions that other rows about the row are there. */

type Description<K extends FilterDescription['kind']> = Extract<FilterDescription, { kind: K }>;

const b = as(claims, 'b');
const q = as(qualityFlags, 'q');
const s = as(tenderStatements, 's');
const d = as(documents, 'd');
const a = as(authorships, 'a');

export function hasPart(
  scope: Scope,
  { column, rowId, spell }: Description<'partText'>,
  value: string,
): Fragment {
  const text = spell?.(value) ?? value;
  return fragment`EXISTS (SELECT 1 FROM ${raw(getTableName(column.table))} k WHERE ${raw(columnOf('k', rowId))} = ${raw(scope.key)} AND ${raw(columnOf('k', column))} = ${text})`;
}

/** Of so many flags the rows that have them are told at once; of more, looking at the flags of each row ends earlier. */
const FEW_FLAGS = 200;

/** By the flags, where there are few of the kind; else of each row its own first, and then of each table of claims those that count on the day asked. */
export function hasFlag(
  scope: Scope,
  { claims: tables }: Description<'flagged'>,
  flags: readonly string[],
): Fragment {
  const key = raw(scope.key);
  const isOne = fragment`${isAmongTexts(q.flag, flags)}`;
  const isVisible = join(visibleClaim(b, scope.asOf), ' AND ');
  const own = fragment`EXISTS (SELECT 1 FROM ${q} WHERE ${q.nodeId} = ${key} AND ${isOne})`;
  const ofClaims = tables.map(
    ({ id, near }) =>
      fragment`EXISTS (SELECT 1 FROM ${raw(getTableName(id.table))} k ${thenJoin} ${q} ON ${q.claimId} = ${raw(columnOf('k', id))} ${thenJoin} ${b} ON ${b.id} = ${raw(columnOf('k', id))} WHERE ${raw(columnOf('k', near))} = ${key} AND ${isOne} AND ${isVisible})`,
  );
  const flagged = [
    fragment`SELECT ${q.nodeId} FROM ${q} WHERE ${isOne} AND ${q.nodeId} IS NOT NULL`,
    ...tables.map(
      ({ id, near }) =>
        fragment`SELECT ${raw(columnOf('k', near))} FROM ${q} ${thenJoin} ${raw(getTableName(id.table))} k ON ${raw(columnOf('k', id))} = ${q.claimId} ${thenJoin} ${b} ON ${b.id} = ${q.claimId} WHERE ${isOne} AND ${isVisible}`,
    ),
  ];
  const areFew = fragment`(SELECT count(*) FROM (SELECT 1 FROM ${q} WHERE ${isOne} LIMIT ${FEW_FLAGS + 1})) <= ${FEW_FLAGS}`;
  return fragment`CASE WHEN ${areFew} THEN ${key} IN (${join(flagged, ' UNION ALL ')}) ELSE ${join([own, ...ofClaims], ' OR ')} END`;
}

export function hasClaim(
  scope: Scope,
  { claim, near, word }: Description<'hasClaim'>,
  isThere: boolean,
): Fragment {
  const conditions = [
    fragment`${raw(columnOf('k', near))} = ${raw(scope.key)}`,
    ...visibleClaim(b, scope.asOf),
    ...(word ? [fragment`${raw(wordOf(scope, word))} = ${word.equals}`] : []),
  ];
  const exists = fragment`EXISTS (SELECT 1 FROM ${raw(getTableName(claim))} k ${thenJoin} ${b} ON ${b.id} = ${raw(columnOf('k', claim.id))} WHERE ${join(conditions, ' AND ')})`;
  return isThere ? exists : fragment`NOT ${exists}`;
}

function wordOf({ asOf }: Scope, { column, asKnown }: NonNullable<Description<'hasClaim'>['word']>): string {
  return asKnown !== undefined && asOf.knownOn !== undefined ? asKnown('k') : columnOf('k', column);
}

export function hasPublisher(scope: Scope, publisher: Fragment): Fragment {
  return fragment`${raw(scope.key)} IN (SELECT ${s.tenderId} FROM ${a} ${thenJoin} ${d} ON ${d.articleId} = ${a.articleId} ${thenJoin} ${s} ON ${s.documentId} = ${d.id} WHERE ${a.authorId} = ${publisher} AND ${a.role} = 'PUBLISHER' AND ${a.withdrawn} = 0)`;
}

/** One word is an equality that an index can serve; of several, none may lead the plan away from the order's index. */
export function isOneOf(column: Fragment, words: readonly string[]): Fragment {
  if (words.length === 1) return fragment`${column} = ${words[0] ?? null}`;
  return isAmongTexts(unindexed(column), words);
}

/** A visible claim about the row has one of the standings. */
export function hasClaimOfStanding(
  scope: Scope,
  { claim, near }: Description<'claimStanding'>,
  standings: readonly string[],
): Fragment {
  const conditions = [
    fragment`${raw(columnOf('k', near))} = ${raw(scope.key)}`,
    isOneOf(claimStanding(b, scope.asOf), standings),
    ...visibleClaim(b, scope.asOf),
  ];
  return fragment`EXISTS (SELECT 1 FROM ${raw(getTableName(claim))} k ${thenJoin} ${b} ON ${b.id} = ${raw(columnOf('k', claims.id))} WHERE ${join(conditions, ' AND ')})`;
}
