import { getTableName } from 'drizzle-orm';
import { CLAIM_TABLES } from '../../../src/db/claim-kind.ts';
import { bidParties } from '../../../src/db/tables/bid.ts';
import { edges } from '../../../src/db/tables/claim.ts';

const TABLES = [...Object.values(CLAIM_TABLES).map(({ table }) => table), bidParties, edges].map(
  getTableName,
);
const NAMED = new RegExp(
  `\\b(?:FROM|JOIN)\\s+(${TABLES.join('|')})\\b(?:\\s+(?!WHERE\\b|CROSS\\b|ON\\b|LIMIT\\b|ORDER\\b)(\\w+))?`,
  'g',
);

/**
 * The tables of claims from which a statement takes rows whether they are taken back or not. Those are no fault that
 * - it asks of, by the copy of `withdrawn` that they carry, or a bid's parties do;
 * - it asks of by their base row, which has the span;
 * - it finds by their own key, or as the parties of a bid: what led to that key was asked;
 * - only narrow what is asked elsewhere: the keys that belong to a node, of a condition with IN.
 */
export function unaskedTables(statement: string): string[] {
  return Array.from(statement.matchAll(NAMED)).flatMap((named) => {
    const [, table = '', alias] = named;
    const from = statement.slice(0, named.index);
    return isAsked(statement, alias) ||
      isFoundByKey(statement, alias) ||
      /IN \(SELECT \w+\.bid_id $/.test(from)
      ? []
      : [`${table} ${alias ?? ''}`.trim()];
  });
}

function isAsked(statement: string, alias: string | undefined): boolean {
  if (alias === undefined) return /(?<!\.)\bwithdrawn = /.test(statement);
  if (new RegExp(`\\b${alias}\\.withdrawn = `).test(statement)) return true;
  const key = `${alias}\\.(?:id|claim_id|bid_id)`;
  const bases = Array.from(
    statement.matchAll(new RegExp(`\\b(\\w+)\\.id = ${key}\\b`, 'g')),
    ([, base]) => base,
  );
  const copies = Array.from(
    statement.matchAll(new RegExp(`\\b(\\w+)\\.bid_id = ${alias}\\.id\\b`, 'g')),
    ([, copy]) => copy,
  );
  if (copies.some((copy) => isAsked(statement, copy))) return true;
  return bases.some((base) => new RegExp(`\\b${base}\\.(?:known_until\\b|withdrawn = )`).test(statement));
}

function isFoundByKey(statement: string, alias: string | undefined): boolean {
  if (alias === undefined) return /\bWHERE id = /.test(statement);
  return new RegExp(`\\b${alias}\\.(?:id|bid_id) (?:=|IN) `).test(statement);
}
