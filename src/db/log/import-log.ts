import type { Statement } from 'better-sqlite3';
import type { GreffeDatabase } from '../connection/client.ts';
import type { ImportStatus } from '../tables/import.ts';
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
  /** Moves the checkpoint on. To be called in the transaction that writes what it counts. */
  advance(id: number, progress: ImportProgress, rejectsBytes: number): void;
  finish(id: number, end: ImportEnd): void;
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

const COLUMNS: readonly (readonly [column: string, field: keyof ImportEntry])[] = [
  ['id', 'id'],
  ['source', 'source'],
  ['file', 'file'],
  ['sha256', 'sha256'],
  ['size_bytes', 'sizeBytes'],
  ['status', 'status'],
  ['started', 'started'],
  ['finished', 'finished'],
  ['items', 'items'],
  ['documents', 'documents'],
  ['rejected', 'rejected'],
  ['skipped', 'skipped'],
  ['nodes_created', 'nodesCreated'],
  ['nodes_changed', 'nodesChanged'],
  ['claims_created', 'claimsCreated'],
  ['claims_changed', 'claimsChanged'],
  ['evidence_added', 'evidenceAdded'],
  ['rejects_file', 'rejectsFile'],
  ['rejects_bytes', 'rejectsBytes'],
  ['notes', 'notes'],
];
const CARRIED =
  'items, documents, rejected, skipped, nodes_created, nodes_changed, claims_created, claims_changed, evidence_added, rejects_bytes';
const NOTHING_DONE = { ...noProgress(), items: 0 };
const SELECT = `SELECT ${COLUMNS.map(([column, field]) => `${column} AS "${field}"`).join(', ')} FROM imports`;

/** The log of one database, with statements that are prepared once. */
export function openImportLog({ sqlite }: GreffeDatabase): ImportLog {
  const last: Statement<[string, string, string], ImportEntry> = sqlite.prepare(
    `${SELECT} WHERE sha256 = +? AND source = +? AND reading = +? ORDER BY id DESC LIMIT 1`,
  );
  const insert = sqlite.prepare(
    `INSERT INTO imports (source, reading, file, sha256, size_bytes, status, started, rejects_file, ${CARRIED}) VALUES (@source, @reading, @file, @sha256, @sizeBytes, 'RUNNING', @started, @rejectsFile, @items, @documents, @rejected, @skipped, @nodesCreated, @nodesChanged, @claimsCreated, @claimsChanged, @evidenceAdded, @rejectsBytes)`,
  );
  const unfinished = sqlite
    .prepare<[string], string>(
      "SELECT rejects_file FROM imports WHERE source = +? AND status <> 'COMPLETE' AND rejects_file IS NOT NULL ORDER BY id DESC LIMIT 1",
    )
    .pluck();
  const length = sqlite
    .prepare<[string], number>(
      'SELECT rejects_bytes FROM imports WHERE rejects_file = +? ORDER BY id DESC LIMIT 1',
    )
    .pluck();
  const stop = sqlite.prepare(
    "UPDATE imports SET status = 'STOPPED', finished = ? WHERE id = ? AND status = 'RUNNING'",
  );
  const advance = sqlite.prepare(
    'UPDATE imports SET items = items + @documents + @rejected + @skipped, documents = documents + @documents, rejected = rejected + @rejected, skipped = skipped + @skipped, nodes_created = nodes_created + @nodesCreated, nodes_changed = nodes_changed + @nodesChanged, claims_created = claims_created + @claimsCreated, claims_changed = claims_changed + @claimsChanged, evidence_added = evidence_added + @evidenceAdded, rejects_bytes = @rejectsBytes WHERE id = @id',
  );
  const finish = sqlite.prepare(
    'UPDATE imports SET status = ?, finished = ?, sha256 = coalesce(?, sha256), notes = ? WHERE id = ?',
  );
  return {
    lastOf: ({ sha256, source, reading }) =>
      sha256 === undefined ? undefined : last.get(sha256, source, reading),
    unfinishedRejects: (source) => unfinished.get(source),
    rejectsBytes: (path) => length.get(path) ?? 0,
    start(file, { path: rejectsFile, bytes: rejectsBytes }, now, goesOn) {
      const started = now.toISOString();
      if (goesOn !== undefined) stop.run(started, goesOn.id);
      const { sha256 = null, sizeBytes = null } = file;
      const carried = goesOn ?? NOTHING_DONE;
      return Number(
        insert.run({ ...carried, ...file, sha256, sizeBytes, started, rejectsFile, rejectsBytes })
          .lastInsertRowid,
      );
    },
    advance: (id, progress, rejectsBytes) => void advance.run({ ...progress, rejectsBytes, id }),
    finish: (id, { status, sha256, notes, now }) =>
      void finish.run(status, now.toISOString(), sha256 ?? null, notes.join('\n'), id),
  };
}

/** The latest imports, newest first; at most `limit`. */
export function listImports({ sqlite }: GreffeDatabase, limit: number): ImportEntry[] {
  return sqlite.prepare<[number], ImportEntry>(`${SELECT} ORDER BY id DESC LIMIT +?`).all(limit);
}
