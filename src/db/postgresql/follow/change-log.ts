import type { Database } from 'better-sqlite3';
import type { GreffeDatabase } from '../../connection/client.ts';
import { writeLocked } from '../../connection/write-lock.ts';
import { quotedName } from '../schema/statement.ts';
import { changeTriggers, KEPT_CHANGES, RECORD_TABLES } from './change-trigger.ts';

/** Who follows, and how far: `position` is the last change that it is known to have. */
export interface Follower {
  readonly id: string;
  readonly position: number;
}

/** What is recorded of the changes of a file. */
export interface Recorded {
  /** The first change that is still there; one more than the last when none is. */
  readonly first: number;
  /** The last change; 0 before the first one. */
  readonly last: number;
}

/**
 * Has changes recorded for the publication of this id at a target from now on: a snapshot that is taken afterwards shows all changes up
 * to the last that it has recorded, and every later one is recorded after that. Who else followed to the target does so no more.
 *
 * Nothing is recorded, nor any trigger there, before somebody follows.
 */
export function startRecording(database: GreffeDatabase, target: string, id: string): Promise<void> {
  const { sqlite } = database;
  return writeLocked(database, () => {
    for (const text of RECORD_TABLES) sqlite.exec(text);
    if (!recordsAll(sqlite)) {
      // What others follow has gaps now: they are to publish whole again.
      sqlite.exec('DELETE FROM __followers');
      dropTriggers(sqlite);
      for (const { text } of changeTriggers()) sqlite.exec(text);
    }
    sqlite
      .prepare('INSERT OR REPLACE INTO __followers (target, id, position) VALUES (?, ?, ?)')
      .run(target, id, recordedIn(sqlite).last);
  });
}

/** Ends the recording for a target, and all of it when nobody else follows. */
export function stopRecording(database: GreffeDatabase, target: string): Promise<void> {
  const { sqlite } = database;
  return writeLocked(database, () => {
    if (!isRecorded(sqlite)) return;
    sqlite.prepare('DELETE FROM __followers WHERE target = ?').run(target);
    const others = sqlite.prepare<[], number>('SELECT count(*) FROM __followers').pluck().get();
    if (others !== 0) return;
    dropTriggers(sqlite);
    sqlite.exec('DROP TABLE __followers; DROP TABLE __changes');
  });
}

/** Notes what a follower has, and forgets what all have for long. */
export function acknowledge(
  database: GreffeDatabase,
  target: string,
  { id, position }: Follower,
): Promise<void> {
  const { sqlite } = database;
  return writeLocked(database, () => {
    sqlite.prepare('UPDATE __followers SET id = ?, position = ? WHERE target = ?').run(id, position, target);
    // The last one stays: the next is numbered after it.
    sqlite
      .prepare(
        'DELETE FROM __changes WHERE id < (SELECT min(position) FROM __followers) - ? AND id < (SELECT max(id) FROM __changes)',
      )
      .run(KEPT_CHANGES);
  });
}

/** Undefined when nobody follows to the target, or does no more since it did not come for what was recorded. */
export function followerOf(sqlite: Database, target: string): Follower | undefined {
  if (!isRecorded(sqlite)) return undefined;
  return sqlite
    .prepare<[string], Follower>('SELECT id, position FROM __followers WHERE target = ?')
    .get(target);
}

/** What is recorded in the state that the handle reads. */
export function recordedIn(sqlite: Database): Recorded {
  const found = sqlite
    .prepare<[], { first: number | null; last: number | null }>(
      'SELECT min(id) AS first, max(id) AS last FROM __changes',
    )
    .get();
  const last = found?.last ?? 0;
  return { first: found?.first ?? last + 1, last };
}

/** Whether every change is recorded as this version would record it. */
export function recordsAll(sqlite: Database): boolean {
  const there = new Map(
    sqlite
      .prepare<[], [name: string, text: string]>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '__*'",
      )
      .raw()
      .all(),
  );
  const triggers = changeTriggers();
  return triggers.length === there.size && triggers.every(({ name, text }) => there.get(name) === text);
}

function isRecorded(sqlite: Database): boolean {
  const found = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__followers'");
  return found.get() !== undefined;
}

function dropTriggers(sqlite: Database): void {
  const names = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '__*'")
    .pluck()
    .all();
  for (const name of names) sqlite.exec(`DROP TRIGGER ${quotedName(name)}`);
}
