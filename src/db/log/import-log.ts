import { and, desc, eq, getTableColumns, isNotNull, ne, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { GreffeDatabase } from '../connection/client.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { type ImportStatus, imports } from '../tables/import.ts';
import type { WriteCounts } from '../write/batch/writer.ts';

/** What was imported when, from which file. */
export interface ImportEntry {
  readonly id: number;
  readonly source: string;
  /** The file as it was named. */
  readonly file: string;
  /** Of the bytes on disk, in hexadecimal; null for standard input that was not read to its end. */
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  /** RUNNING also stands for a process that was killed. */
  readonly status: ImportStatus;
  readonly started: string;
  readonly finished: string | null;
  /** The checkpoint: how many items of the file are dealt with for good. */
  readonly items: number;
  readonly documents: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly nodesCreated: number;
  readonly nodesChanged: number;
  readonly claimsCreated: number;
  readonly claimsChanged: number;
  readonly evidenceAdded: number;
  readonly rejectsFile: string | null;
  readonly rejectsBytes: number;
  readonly notes: string;
}

/** What makes two readings state the same: the bytes, the source and how it reads. */
export interface ImportedFile {
  readonly source: string;
  /** Version of the source's reading and what was chosen about it, as text. */
  readonly reading: string;
  readonly file: string;
  readonly sha256: string | undefined;
  readonly sizeBytes: number | undefined;
}

/** Counts since the last checkpoint. */
export interface ImportProgress {
  documents: number;
  rejected: number;
  skipped: number;
  nodesCreated: number;
  nodesChanged: number;
  claimsCreated: number;
  claimsChanged: number;
  evidenceAdded: number;
}

/** A file of rejections and its length. */
export interface Rejects {
  readonly path: string;
  readonly bytes: number;
}

export interface ImportLog {
  /** The last import of the same bytes by the same reading, whatever the file's name; undefined when there is none. */
  lastOf(file: ImportedFile): ImportEntry | undefined;
  /** Path of the rejections of the source's last import that did not come to its end. */
  unfinishedRejects(source: string): string | undefined;
  /** How much of a file of rejections is there for good. */
  rejectsBytes(path: string): number;
  /**
   * Starts an import and returns its id. One that goes on where another stood takes over its counts and checkpoint, and that one
   * counts as stopped.
   */
  start(file: ImportedFile, rejects: Rejects, now: Date, goesOn?: ImportEntry): number;
  /**
   * Moves the checkpoint on by so many items. To be called in the transaction that writes what it counts.
   *
   * @param items default all that is counted: parts of documents may be rejected beside those
   */
  advance(id: number, progress: ImportProgress, rejectsBytes: number, items?: number): void;
  finish(id: number, end: ImportEnd): void;
  /** Notes an import that was whole at once, and returns its id. */
  record(file: ImportedFile, progress: ImportProgress, notes: readonly string[], now: Date): number;
}

export interface ImportEnd {
  readonly status: Exclude<ImportStatus, 'RUNNING'>;
  readonly sha256: string | undefined;
  /** What a reader should know about the file as a whole. */
  readonly notes: readonly string[];
  readonly now: Date;
}

export function noProgress(): ImportProgress {
  return {
    documents: 0,
    rejected: 0,
    skipped: 0,
    nodesCreated: 0,
    nodesChanged: 0,
    claimsCreated: 0,
    claimsChanged: 0,
    evidenceAdded: 0,
  };
}

/** Counts written documents. */
export function countWritten(
  progress: ImportProgress,
  { nodes, claims, evidenceAdded }: WriteCounts,
  documents: number,
): void {
  progress.documents += documents;
  progress.nodesCreated += nodes.created;
  progress.nodesChanged += nodes.changed;
  progress.claimsCreated += claims.created;
  progress.claimsChanged += claims.changed;
  progress.evidenceAdded += evidenceAdded;
}

const { reading: _, ...ENTRY } = getTableColumns(imports);
const PROGRESS = Object.keys(noProgress()) as (keyof ImportProgress)[];

/** The log of one database, with statements that are prepared once. */
export function openImportLog({ sqlite }: GreffeDatabase): ImportLog {
  const db = drizzleOn(sqlite);
  const { last, unfinished, length } = prepareLookUps(db);
  const advance = prepareAdvance(db);
  const insert = prepareStart(db);
  const end = prepareEnd(db);
  return {
    lastOf: ({ sha256, source, reading }) =>
      sha256 === undefined ? undefined : last.get({ sha256, source, reading }),
    unfinishedRejects: (source) => unfinished.get({ source })?.path ?? undefined,
    rejectsBytes: (path) => length.get({ path })?.bytes ?? 0,
    start(file, { path: rejectsFile, bytes: rejectsBytes }, now, goesOn) {
      const started = now.toISOString();
      if (goesOn !== undefined) stop(db, goesOn.id, started);
      const { source, reading, sha256 = null, sizeBytes = null } = file;
      const named = { source, reading, file: file.file, sha256, sizeBytes, started };
      const entry = { ...named, ...doneBy(goesOn), rejectsFile, rejectsBytes };
      return Number(insert.run(entry).lastInsertRowid);
    },
    advance(id, progress, rejectsBytes, items = itemsOf(progress)) {
      advance.run({ ...progress, rejectsBytes, items, id });
    },
    finish(id, { status, sha256, notes, now }) {
      end.run({ status, finished: now.toISOString(), notes: notes.join('\n'), sha256: sha256 ?? null, id });
    },
    record(file, progress, notes, now) {
      const at = now.toISOString();
      const end = { status: 'COMPLETE' as const, started: at, finished: at, notes: notes.join('\n') };
      const entry = { ...file, ...progress, ...end, items: itemsOf(progress) };
      return Number(db.insert(imports).values(entry).run().lastInsertRowid);
    },
  };
}

function prepareLookUps(db: BetterSQLite3Database) {
  const { sha256, source, reading, status, rejectsFile, rejectsBytes } = imports;
  const ofSource = eq(source, sql.placeholder('source'));
  const ofBytes = and(
    eq(sha256, sql.placeholder('sha256')),
    ofSource,
    eq(reading, sql.placeholder('reading')),
  );
  const ofUnfinished = and(ofSource, ne(status, 'COMPLETE'), isNotNull(rejectsFile));
  const ofPath = eq(rejectsFile, sql.placeholder('path'));
  const latest = desc(imports.id);
  return {
    last: db.select(ENTRY).from(imports).where(ofBytes).orderBy(latest).limit(1).prepare(),
    unfinished: db
      .select({ path: rejectsFile })
      .from(imports)
      .where(ofUnfinished)
      .orderBy(latest)
      .limit(1)
      .prepare(),
    length: db.select({ bytes: rejectsBytes }).from(imports).where(ofPath).orderBy(latest).limit(1).prepare(),
  };
}

/** The counts and the checkpoint of an import that goes on. */
function doneBy(entry: ImportEntry | undefined): ImportProgress & { items: number } {
  if (entry === undefined) return { ...noProgress(), items: 0 };
  const counts = Object.fromEntries(PROGRESS.map((field) => [field, entry[field]]));
  return { ...(counts as unknown as ImportProgress), items: entry.items };
}

function prepareStart(db: BetterSQLite3Database) {
  const { placeholder } = sql;
  const counts = Object.fromEntries(PROGRESS.map((field) => [field, placeholder(field)]));
  return db
    .insert(imports)
    .values({
      ...counts,
      source: placeholder('source'),
      reading: placeholder('reading'),
      file: placeholder('file'),
      sha256: placeholder('sha256'),
      sizeBytes: placeholder('sizeBytes'),
      status: 'RUNNING',
      started: placeholder('started'),
      items: placeholder('items'),
      rejectsFile: placeholder('rejectsFile'),
      rejectsBytes: placeholder('rejectsBytes'),
    })
    .prepare();
}

function prepareEnd(db: BetterSQLite3Database) {
  const given = (name: string) => sql`${sql.placeholder(name)}`;
  // Without a hash the one that stands there stays.
  const sha256 = sql`coalesce(${sql.placeholder('sha256')}, ${imports.sha256})`;
  return db
    .update(imports)
    .set({ status: given('status'), finished: given('finished'), notes: given('notes'), sha256 })
    .where(eq(imports.id, sql.placeholder('id')))
    .prepare();
}

function stop(db: BetterSQLite3Database, id: number, finished: string): void {
  db.update(imports)
    .set({ status: 'STOPPED', finished })
    .where(and(eq(imports.id, id), eq(imports.status, 'RUNNING')))
    .run();
}

function itemsOf({ documents, rejected, skipped }: ImportProgress): number {
  return documents + rejected + skipped;
}

function prepareAdvance(db: BetterSQLite3Database) {
  const moreOf = (field: keyof ImportProgress) => sql`${imports[field]} + ${sql.placeholder(field)}`;
  const counts = Object.fromEntries(PROGRESS.map((field) => [field, moreOf(field)]));
  const items = sql`${imports.items} + ${sql.placeholder('items')}`;
  return db
    .update(imports)
    .set({ ...counts, items, rejectsBytes: sql`${sql.placeholder('rejectsBytes')}` })
    .where(eq(imports.id, sql.placeholder('id')))
    .prepare();
}

/** How many imports there are. */
export function countImports({ sqlite }: GreffeDatabase): number {
  const counted = drizzleOn(sqlite).select({ imports: sql<number>`count(*)` }).from(imports).get();
  return counted?.imports ?? 0;
}

/** The latest imports, newest first; at most `limit`. */
export function listImports({ sqlite }: GreffeDatabase, limit: number): ImportEntry[] {
  return drizzleOn(sqlite).select(ENTRY).from(imports).orderBy(desc(imports.id)).limit(limit).all();
}
