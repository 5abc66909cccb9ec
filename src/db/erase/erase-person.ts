import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { maskingOf, type PersonNames } from '../../domain/mask.ts';
import type { ClaimKind } from '../../model/model.ts';
import { claimEndsOf } from '../claim-kind.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { asDatabaseUnusable } from '../connection/database-error.ts';
import { createCanonicalNodes } from '../merge/group.ts';
import { forgetStated, MENTION_PLACE } from '../merge/place.ts';
import { NAMES, TEXTS } from '../search/index-table.ts';
import { createIndexWriter, type IndexWriter } from '../search/index-writer.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { evidence } from '../tables/claim.ts';
import { erasures, tombstones } from '../tables/erasure.ts';
import { mentions } from '../tables/mention.ts';
import { canonical, mergedNodes, merges, restatedEnds } from '../tables/merge.ts';
import { aliases, identifiers, nodeKeys, nodes } from '../tables/node.ts';
import { people } from '../tables/person.ts';
import { qualityFlags } from '../tables/quality-flag.ts';
import { newBatch } from '../write/batch/batch.ts';
import { createClaimRemover } from '../write/claim/claim-remover.ts';
import { NO_IDS } from '../write/pending/made.ts';
import { Pending } from '../write/pending/pending.ts';
import { maskDocuments, maskTexts } from './masked-text.ts';
import { readPerson } from './person-row.ts';
import { findRemains, type Remains } from './remains.ts';
import { hashesOf, openTombstones } from './tombstone.ts';

export interface ErasureOptions {
  /** Who decided it, as the audit shows it. */
  readonly by?: string | undefined;
  /** Why: the number of the request, never a name. */
  readonly note?: string | undefined;
  /** Say what would be done, and change nothing. */
  readonly isDryRun?: boolean;
  readonly now?: Date;
}

export interface Erasure {
  readonly claims: number;
  readonly mentions: number;
  /** Texts in which the name was masked, those of kept documents among them. */
  readonly texts: number;
  /** Where the name stands still: names of other nodes, addresses and the like, which are not changed. */
  readonly remains: readonly Remains[];
}

class DryRun extends Error {
  readonly erasure: Erasure;

  constructor(erasure: Erasure) {
    super('nothing was changed');
    this.erasure = erasure;
  }
}

/**
 * Erases a person, with all nodes that are merged with theirs: the node, its names, keys and identifiers, every claim in which it
 * stands, with its evidence, and every mention. In texts of documents, quotes, notes and descriptions the name is masked, in the texts
 * that are kept of documents too. Hashes of the keys stay, by which a later import knows the person and leaves them out.
 *
 * What is deleted is overwritten in the file.
 *
 * @throws DatabaseUnusable
 */
export function erasePerson(
  database: GreffeDatabase,
  personId: number,
  options: ErasureOptions = {},
): Erasure {
  const { sqlite, location } = database;
  const before = sqlite.pragma('secure_delete', { simple: true });
  sqlite.pragma('secure_delete = ON');
  try {
    const erasure = sqlite.transaction(() => eraseAll(sqlite, personId, options)).immediate();
    // The index and the log hold what was deleted until they are written anew.
    for (const table of [...Object.values(NAMES), ...Object.values(TEXTS)].map(getTableName)) {
      sqlite.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
    }
    if (!sqlite.memory) sqlite.pragma('wal_checkpoint(TRUNCATE)');
    return erasure;
  } catch (error) {
    if (error instanceof DryRun) return error.erasure;
    throw asDatabaseUnusable(location, error);
  } finally {
    sqlite.pragma(`secure_delete = ${before}`);
  }
}

function eraseAll(sqlite: Database, personId: number, options: ErasureOptions): Erasure {
  sqlite.pragma('defer_foreign_keys = ON');
  const group = createCanonicalNodes(sqlite);
  const survivor = group.of(personId);
  const ids = [survivor, ...group.membersOf(survivor)];
  const rows = ids.map((id) => readPerson(sqlite, id));
  const hashes = rows.flatMap(hashesOf);
  const claims = deleteClaims(sqlite, ids);
  const removedMentions = deleteMentions(sqlite, ids);
  const index = createIndexWriter(sqlite);
  const words = ids.flatMap((id) => index.wordsOf('PERSON', id));
  deleteNodes(sqlite, ids, index);
  const entry = {
    personId,
    at: (options.now ?? new Date()).toISOString(),
    by: options.by,
    note: options.note,
  };
  const db = drizzleOn(sqlite);
  const counts = { claims, mentions: removedMentions, texts: 0 };
  const erasureId = Number(
    db
      .insert(erasures)
      .values({ ...entry, ...counts })
      .run().lastInsertRowid,
  );
  for (const hash of new Set(hashes))
    db.insert(tombstones).values({ hash, erasureId }).onConflictDoNothing().run();
  const texts = maskAll(sqlite, rows, index);
  index.settle();
  index.forget(words);
  const set = sqlite.prepare(
    `UPDATE ${getTableName(erasures)} SET ${erasures.texts.name} = ? WHERE ${erasures.id.name} = ?`,
  );
  set.run(texts, erasureId);
  const masking = maskingOf(rows);
  const slugs = rows.flatMap((row) => row.slugs);
  const erasure = { ...counts, texts, remains: findRemains(sqlite, masking, slugs) };
  if (options.isDryRun) throw new DryRun(erasure);
  return erasure;
}

function maskAll(sqlite: Database, people: readonly PersonNames[], index: IndexWriter): number {
  const masking = maskingOf(people);
  const parts = people.flatMap(({ givenName, familyName }) =>
    givenName && familyName ? [{ givenName, familyName }] : [],
  );
  const inTexts = masking === undefined ? 0 : maskTexts(sqlite, masking, index);
  return inTexts + maskDocuments(sqlite, masking, parts, openTombstones(sqlite));
}

/** The claims in which a node stands, each with its evidence. */
function deleteClaims(sqlite: Database, ids: readonly number[]): number {
  const batch = newBatch('', NO_IDS, false, new Pending(sqlite));
  const remover = createClaimRemover(sqlite);
  const removed = new Map<number, ClaimKind>();
  for (const { kind, node, claimId } of claimEndsOf('PERSON')) {
    const find = sqlite.prepare<[string], number>(
      `SELECT ${claimId.name} FROM ${getTableName(node.table)} WHERE ${node.name} IN (SELECT value FROM json_each(+?))`,
    );
    for (const id of find.pluck().all(JSON.stringify(ids))) removed.set(id, kind);
  }
  const withdraw = sqlite.prepare<[number]>(deletion(evidence.claimId));
  for (const [id, kind] of removed) {
    withdraw.run(id);
    remover.remove(batch, id, kind);
  }
  return removed.size;
}

function deleteMentions(sqlite: Database, ids: readonly number[]): number {
  const [table, node] = [getTableName(mentions), mentions.nodeId.name];
  const find = sqlite.prepare<[number], number>(
    `SELECT ${mentions.id.name} FROM ${table} WHERE ${node} = +?`,
  );
  const forget = sqlite.prepare<[number]>(forgetStated(MENTION_PLACE));
  const remove = sqlite.prepare<[number]>(deletion(mentions.id));
  const found = ids.flatMap((id) => find.pluck().all(id));
  for (const id of found) {
    forget.run(id);
    remove.run(id);
  }
  return found.length;
}

/** Columns of the rows that go with a node, in the order in which they go. */
const OF_NODE: readonly AnySQLiteColumn[] = [
  aliases.nodeId,
  identifiers.nodeId,
  nodeKeys.nodeId,
  qualityFlags.nodeId,
  restatedEnds.statedId,
  canonical.nodeId,
  mergedNodes.nodeId,
  merges.nodeId,
  merges.intoId,
  people.id,
  nodes.id,
];

function deleteNodes(sqlite: Database, ids: readonly number[], index: IndexWriter): void {
  const statements = OF_NODE.map((column) => sqlite.prepare<[number]>(deletion(column)));
  for (const id of ids) {
    index.remove('PERSON', id);
    for (const statement of statements) statement.run(id);
  }
}

function deletion(column: AnySQLiteColumn): string {
  return `DELETE FROM ${getTableName(column.table)} WHERE ${column.name} = +?`;
}
