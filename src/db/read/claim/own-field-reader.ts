import { getTableColumns } from 'drizzle-orm';
import { CLAIM_KINDS, type ClaimKind } from '../../../model/model.ts';
import type { OwnFields } from '../../../model/sentence/spoken-claim.ts';
import { CLAIM_TABLES } from '../../claim-kind.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, join, raw } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';
import { bidAsKnown } from '../time/as-known.ts';
import type { AsOf } from '../time/as-of.ts';
import { bidStated, isStatedOfBid } from '../time/stated-as-known.ts';

const p = eachValue('p');

/** What each claim of one kind says of its own on the day asked, by claim: the columns of its table, ends among them. */
export function readOwnFields(
  session: Session,
  kind: ClaimKind,
  claims: readonly number[],
): Map<number, OwnFields> {
  const { row, id, columns } = COLUMNS[kind];
  const shown = columns.map(
    ([column, name]) => fragment`${shownValue(kind, column, name, session.asOf)} AS ${raw(column)}`,
  );
  const rows = session.rows(
    fragment`SELECT ${join(shown, ', ')} FROM ${p.of(claims)} ${thenJoin} ${row} ON ${id} = ${p.value}`,
  );
  return new Map(rows.map((each) => [each.id as number, each as OwnFields]));
}

const ROW = 'k';

/** A table as the statement names it, and its columns by their names in TypeScript. */
function columnsOf(kind: ClaimKind) {
  const { table } = CLAIM_TABLES[kind];
  const row = as(table, ROW);
  const names: Readonly<Record<string, unknown>> = row;
  const columns = Object.keys(getTableColumns(table)).map(
    (column) => [column, names[column] as Name] as const,
  );
  return { row, id: names.id as Name, columns };
}

const COLUMNS = Object.fromEntries(CLAIM_KINDS.map((kind) => [kind, columnsOf(kind)])) as Record<
  ClaimKind,
  ReturnType<typeof columnsOf>
>;

function shownValue(kind: ClaimKind, column: string, name: Name, { knownOn }: AsOf): Fragment {
  if (kind !== 'BID' || knownOn === undefined) return name;
  if (column === 'status' || column === 'outcome' || column === 'outcomeIsStated') {
    return raw(`(${bidAsKnown(column)(ROW)})`);
  }
  return isStatedOfBid(column) ? raw(`(${bidStated(column)(ROW)})`) : name;
}
