import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { thenJoin } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { columnOf, type Fragment, fragment, raw, where } from '../../statement/fragment.ts';
import { claims } from '../../tables/claim.ts';
import type { Scope } from '../row/scope.ts';
import { visibleClaim } from '../time/as-of.ts';
import type { ClaimPath, FlaggedTable } from './collection.ts';

const b = as(claims, 'b');
/** The id of a claim in the table of its kind; all of them call it the same. */
const K_ID = columnOf('k', claims.id);

/** Rows with a visible claim whose other end is the given node; read from that end. */
export function linkedThrough(scope: Scope, { claim, near, far, link }: ClaimPath, key: Fragment): Fragment {
  const { asOf } = scope;
  const alias = (column: SQLiteColumn) => raw(columnOf(column.table === link?.table ? 'l' : 'k', column));
  const claimTable = `${getTableName(claim)} k`;
  const tables = [claimTable];
  if (link) {
    const linkTable = `${getTableName(link.table)} l`;
    const on = ` ON ${K_ID} = ${columnOf('l', link.claimId)}`;
    if (far.table === link.table) tables.splice(0, 1, linkTable, claimTable + on);
    else tables.push(linkTable + on);
  }
  const isAsNow = asOf.knownOn === undefined && asOf.validOn === undefined;
  if (!isAsNow) tables.push(`${b} ON ${b.id} = ${K_ID}`);
  const visible = isAsNow ? [isUnflagged(claim)] : visibleClaim(b, asOf);
  const conditions = [fragment`${alias(far)} = ${key}`, ...visible];
  return fragment`${raw(scope.key)} IN (SELECT ${alias(near)} FROM ${raw(tables.join(` ${thenJoin} `))}${where(conditions)})`;
}

/** That the claim `k` is current now, by its own row. */
function isUnflagged({ withdrawn }: FlaggedTable): Fragment {
  return raw(`${columnOf('k', withdrawn)} = 0`);
}
