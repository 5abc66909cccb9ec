import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { sortedName } from '../../domain/name-key.ts';
import { createIndexWriter } from '../search/index-writer.ts';
import { bare } from '../statement/alias.ts';
import { detachedNodes } from '../tables/detachment.ts';
import { establishments } from '../tables/establishment.ts';
import { merges } from '../tables/merge.ts';
import { aliases, identifiers, nodeKeys, nodes } from '../tables/node.ts';
import { organisations } from '../tables/organisation.ts';
import { qualityFlags } from '../tables/quality-flag.ts';
import { earlier } from '../write/batch/day.ts';
import { FROM_ESTABLISHMENTS, MAKESHIFT, parseStamps, stampOf } from '../write/batch/stamps.ts';
import { LIST_ATTRIBUTES, NODE_ATTRIBUTES } from '../write/field/node-attribute.ts';
import { compareValues, merge, type Values, valuesOfRow } from '../write/field/reconcile.ts';
import { prepareNodeStatements, setAttributes } from '../write/node/node-statement.ts';

/** Gives a company what is stated of an organisation that is to be its establishment again; no claim moves. */
export interface Folding {
  (nodeId: number, companyId: number): void;
  /** Takes the rows of the organisation out, when nothing stands on it any more. */
  remove(nodeId: number): void;
}

const ATTRIBUTES = NODE_ATTRIBUTES.ORGANISATION;
const n = bare(nodes);
const a = bare(aliases);

/** Where what names a node goes with it. */
const MOVED = [establishments.organisationId, identifiers.nodeId, nodeKeys.nodeId, qualityFlags.nodeId];
const REMOVED = [
  detachedNodes.nodeId,
  identifiers.nodeId,
  nodeKeys.nodeId,
  qualityFlags.nodeId,
  aliases.nodeId,
  merges.nodeId,
  merges.intoId,
  ...LIST_ATTRIBUTES.ORGANISATION.map(({ owner }) => owner),
  organisations.id,
  nodes.id,
];

export function createFolding(sqlite: Database): Folding {
  const statements = prepareNodeStatements(sqlite).ORGANISATION;
  const index = createIndexWriter(sqlite);
  const prepare = (text: string) => sqlite.prepare<number[]>(text);
  const move = MOVED.map(({ name, table }) =>
    prepare(`UPDATE OR IGNORE ${getTableName(table)} SET ${name} = ? WHERE ${name} = +?`),
  );
  const attach = deleteBy(detachedNodes.nodeId);
  const restamp = sqlite.prepare<[string, number]>(`UPDATE ${n} SET ${n.stamps} = ? WHERE ${n.id} = +?`);
  const namesOf = sqlite
    .prepare<[number], string>(`SELECT ${a.name} FROM ${a} WHERE ${a.nodeId} = +?`)
    .pluck();
  const addName = sqlite.prepare<[number, string, string]>(
    `INSERT INTO ${a} (${a.nodeId}, ${a.name}, ${a.nameKey}) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );

  function deleteBy({ name, table }: SQLiteColumn) {
    return prepare(`DELETE FROM ${getTableName(table)} WHERE ${name} = +?`);
  }

  function read(id: number) {
    const row = statements.read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of an organisation.`);
    const [stamps, , knownFrom] = row as [string, string, string];
    return { stamps, knownFrom, values: valuesOfRow(ATTRIBUTES, row, 3) };
  }

  function fold(nodeId: number, companyId: number): void {
    const [part, company] = [read(nodeId), read(companyId)];
    let { values, stamps } = company;
    for (const [day, stated] of statedByDay(part.values, part.stamps)) {
      ({ values, stamps } = merge(ATTRIBUTES, values, stamps, stated, day));
    }
    const changed = ATTRIBUTES.keys().filter(
      (position) => compareValues(values[position] ?? [], company.values[position] ?? []) !== 0,
    );
    setAttributes(statements, companyId, values, [...changed]);
    if (stamps !== company.stamps) restamp.run(stamps, companyId);
    statements.update.knownFrom.run(earlier(part.knownFrom, company.knownFrom), companyId);
    const isNamed = ![MAKESHIFT, FROM_ESTABLISHMENTS].includes(stampOf(parseStamps(part.stamps), 'name'));
    const names = [...namesOf.all(nodeId), ...(isNamed ? [nameIn(part.values)] : [])];
    for (const name of names) {
      if (name !== nameIn(company.values)) addName.run(companyId, name, sortedName(name));
    }
    for (const statement of move) statement.run(companyId, nodeId);
    attach.run(nodeId);
  }

  return Object.assign(fold, {
    remove(nodeId: number): void {
      index.remove('ORGANISATION', nodeId);
      for (const column of REMOVED) deleteBy(column).run(nodeId);
    },
  });
}

/** What is stated of the organisation but its name, by the day of the statement. */
function statedByDay(values: Values, text: string): Map<string, (Values[number] | undefined)[]> {
  const stamps = parseStamps(text);
  const byDay = new Map<string, (Values[number] | undefined)[]>();
  for (const [position, attribute] of ATTRIBUTES.entries()) {
    const value = values[position] ?? attribute.unstated;
    if (position === NAME_POSITION || compareValues(value, attribute.unstated) === 0) continue;
    const day = stampOf(stamps, attribute.name);
    const stated = byDay.get(day) ?? ATTRIBUTES.map(() => undefined);
    stated[position] = value;
    byDay.set(day, stated);
  }
  return byDay;
}

const NAME_POSITION = 0;

function nameIn(values: Values): string {
  return String(values[NAME_POSITION]?.[0]);
}
