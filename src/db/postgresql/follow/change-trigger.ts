import { quotedName } from '../schema/statement.ts';
import { ENTRY_KIND, NAMING_TABLES, type RecordedTable, recordedTables } from './recorded-table.ts';

/** A trigger that records changes, by the name it has in the author's file. */
export interface ChangeTrigger {
  readonly name: string;
  readonly text: string;
}

/** So many changes are recorded for a follower that does not come for them: then it has to publish whole again. */
export const MAX_CHANGES = 10_000_000;

/** So many are kept after all followers have them: one that was set back to an earlier state, as by a failover, goes on from there. */
export const KEPT_CHANGES = 200_000;

/** Whether there are too many is looked at so often. */
const CHANGES_BETWEEN = 65_536;

/** What holds the records. Names that begin so are left alone by everything that goes over all tables. */
export const RECORD_TABLES = [
  'CREATE TABLE IF NOT EXISTS __changes (id integer PRIMARY KEY, kind integer NOT NULL, key any NOT NULL) STRICT',
  'CREATE TABLE IF NOT EXISTS __followers (target text PRIMARY KEY, id text NOT NULL, position integer NOT NULL) STRICT',
];

/** The triggers that record every change of a row that is published, whoever makes it and by whatever statement. */
export function changeTriggers(): ChangeTrigger[] {
  return [...recordedTables().flatMap(triggersOf), ...NAMING_TABLES.flatMap(namingTriggers), BOUND];
}

function triggersOf({ kind, table, by }: RecordedTable): ChangeTrigger[] {
  const { name } = table;
  const columns = by.map(quotedName).join(', ');
  const key = (row: 'NEW' | 'OLD') => keyOf(by.map((column) => `${row}.${quotedName(column)}`));
  const isMoved = by.map((column) => `OLD.${quotedName(column)} IS NOT NEW.${quotedName(column)}`);
  return [
    trigger(`${name}_inserted`, `AFTER INSERT ON ${quotedName(name)}`, kind, key('NEW')),
    trigger(`${name}_updated`, `AFTER UPDATE ON ${quotedName(name)}`, kind, key('OLD')),
    trigger(
      `${name}_moved`,
      `AFTER UPDATE OF ${columns} ON ${quotedName(name)} WHEN ${isMoved.join(' OR ')}`,
      kind,
      key('NEW'),
    ),
    trigger(`${name}_deleted`, `AFTER DELETE ON ${quotedName(name)}`, kind, key('OLD')),
  ];
}

function namingTriggers({ name, node, on }: (typeof NAMING_TABLES)[number]): ChangeTrigger[] {
  return on.map((event) => {
    const row = event === 'INSERT' ? 'NEW' : 'OLD';
    return trigger(
      `${name}_named_${event.toLowerCase()}`,
      `AFTER ${event} ON ${quotedName(name)}`,
      ENTRY_KIND,
      `${row}.${quotedName(node)}`,
    );
  });
}

/** One value as it is; several as a list in JSON, which keeps numbers and texts apart. */
function keyOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] as string) : `json_array(${values.join(', ')})`;
}

function trigger(name: string, when: string, kind: number, key: string): ChangeTrigger {
  return {
    name: `__${name}`,
    text: `CREATE TRIGGER ${quotedName(`__${name}`)} ${when} BEGIN INSERT INTO __changes (kind, key) VALUES (${kind}, ${key}); END`,
  };
}

/** Whoever writes sees to it that what nobody comes for does not fill the disk. */
const BOUND: ChangeTrigger = {
  name: '__changes_bound',
  text: `CREATE TRIGGER "__changes_bound" AFTER INSERT ON __changes WHEN NEW.id % ${CHANGES_BETWEEN} = 0 BEGIN DELETE FROM __followers WHERE position < NEW.id - ${MAX_CHANGES}; DELETE FROM __changes WHERE id < (SELECT coalesce(min(position), NEW.id) FROM __followers) - ${KEPT_CHANGES}; END`,
};
