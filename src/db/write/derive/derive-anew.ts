import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { DatabaseUnusable } from '../../../domain/error.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { asDatabaseUnusable } from '../../connection/database-error.ts';
import { withLockTimeout } from '../../connection/lock-timeout.ts';
import { countIndexed, INDEX_VERSION, rebuildSearchIndex } from '../../search/rebuild.ts';
import { bare } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { bids } from '../../tables/bid.ts';
import { tenders } from '../../tables/tender.ts';
import { newBatch } from '../batch/batch.ts';
import { TENDER_PARTS } from '../batch/tender-part.ts';
import { createClaimRevision } from '../claim/claim-revision.ts';
import { createNodeWriter } from '../node/node-writer.ts';
import { NO_IDS } from '../pending/made.ts';
import { Pending } from '../pending/pending.ts';
import { nameCompaniesAnew } from './company-name.ts';
import { createDerivation } from './derivation.ts';
import { derivedBid, derivedLot, derivedTender } from './derived-row.ts';
import { derivedValue } from './derived-value.ts';
import { VALUE_RULES } from './tender-value.ts';

export interface DeriveProgress {
  /** Tenders and bids whose columns are up to date, and nodes that search finds. */
  readonly done: number;
  readonly total: number;
}

export interface DeriveOptions {
  /** Instant that changed rows are stamped with. Default: the clock. */
  readonly now?: Date;
  /** Leaves the tables of search as they are: rows that are moved elsewhere are made to be found there. Default false. */
  readonly leavesSearch?: boolean;
  /** Told from time to time, and once at the end; never when nothing is to be done. */
  readonly onProgress?: (progress: DeriveProgress) => void;
}

/** So many rows are looked at before what is known of them is forgotten. */
const ROWS_AT_ONCE = 1_000;

/** Another process that starts on the same file may be deriving all of it. */
const LOCK_TIMEOUT_MS = 600_000;

/**
 * Derives the columns of all tenders, lots and bids, the names of companies, and the tables of search, anew where they follow rules other than this version's, in one transaction: killed
 * at any moment, the next call does it. What comes out as it was stays untouched. Holds a thousand rows in memory, however many there are.
 *
 * A database says by which rules its columns were derived in `user_version`, which SQLite leaves to programs.
 *
 * @throws DatabaseUnusable when it is locked for longer than ten minutes, full, damaged or not writable
 */
export function deriveAnew(database: GreffeDatabase, options: DeriveOptions = {}): void {
  const { sqlite, location } = database;
  if (followsRules(sqlite)) return;
  try {
    const derive = sqlite.transaction(() => deriveAll(sqlite, options));
    withLockTimeout(sqlite, LOCK_TIMEOUT_MS, () => derive.immediate());
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  }
}

/** Has the next `deriveAnew` derive all: rows came in as another version may have derived them. */
export function distrustColumns({ sqlite }: GreffeDatabase): void {
  sqlite.pragma('user_version = 0');
}

/**
 * Makes sure that the columns follow this version's rules, without writing.
 *
 * @throws DatabaseUnusable when they do not
 */
export function requireCurrentColumns({ sqlite, location }: GreffeDatabase): void {
  if (followsRules(sqlite)) return;
  const reason = 'what it derives follows the rules of another version';
  throw new DatabaseUnusable(location, reason, 'Open it for writing once to bring it up to date.');
}

function followsRules(sqlite: Database): boolean {
  return sqlite.pragma('user_version', { simple: true }) === rulesVersion();
}

/** A number of the rules, which changes whenever their text does. Never 0, that of a new file. */
function rulesVersion(): number {
  const rules = [
    derivedTender('t'),
    derivedValue(columnOf('t', tenders.id)),
    derivedLot('t'),
    derivedBid('t'),
    NAME_RULES,
    VALUE_RULES,
    INDEX_VERSION,
  ];
  return createHash('sha256').update(JSON.stringify(rules)).digest().readUInt32BE() >>> 1 || 1;
}

/** To be changed with the rules by which companies are called what their establishments are. */
const NAME_RULES = 'most of the establishments';

const ALL_PARTS = Object.values(TENDER_PARTS).reduce<number>((sum, part) => sum | part, 0);

function deriveAll(
  sqlite: Database,
  { now = new Date(), leavesSearch = false, onProgress }: DeriveOptions,
): void {
  // Another process may have done it while this one waited.
  if (followsRules(sqlite)) return;
  const pending = new Pending(sqlite);
  const derive = createDerivation(sqlite, createNodeWriter(sqlite, pending), createClaimRevision(sqlite));
  const [ofBids, ofTenders] = [idsOf(sqlite, bids), idsOf(sqlite, tenders)];
  const total = ofBids.count() + ofTenders.count() + (leavesSearch ? 0 : countIndexed(sqlite));
  let done = 0;
  const deriveEach = ({ after }: IdsOf, mark: (batch: ReturnType<typeof newBatch>, id: number) => void) => {
    for (let ids = after(0); ids.length > 0; ids = after(ids.at(-1) ?? 0)) {
      const batch = newBatch(now.toISOString(), NO_IDS, false, pending);
      for (const id of ids) mark(batch, id);
      derive(batch);
      done += ids.length;
      onProgress?.({ done, total });
    }
  };
  nameCompaniesAnew(sqlite, now.toISOString());
  deriveEach(ofBids, (batch, id) => void batch.staleBids.add(id));
  deriveEach(ofTenders, (batch, id) => void batch.staleTenders.set(id, ALL_PARTS));
  if (!leavesSearch) {
    rebuildSearchIndex(sqlite, (count) => {
      done += count;
      onProgress?.({ done, total });
    });
  }
  sqlite.pragma(`user_version = ${rulesVersion()}`);
}

interface IdsOf {
  count(): number;
  /** The next ids, in rising order. */
  after(id: number): readonly number[];
}

function idsOf(sqlite: Database, table: typeof bids | typeof tenders): IdsOf {
  const row = bare(table);
  const next = sqlite
    .prepare<[number], number>(
      `SELECT ${row.id} FROM ${row} WHERE ${row.id} > +? ORDER BY ${row.id} LIMIT ${ROWS_AT_ONCE}`,
    )
    .pluck();
  const count = sqlite.prepare<[], number>(`SELECT count(*) FROM ${row}`).pluck();
  return { count: () => count.get() ?? 0, after: (id) => next.all(id) };
}
