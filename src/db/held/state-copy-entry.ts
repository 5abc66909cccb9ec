import { closeSync, fstatSync, openSync, readSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { answerQuestions } from '../../worker/worker-client.ts';
import type { CopyQuestion, CopyReply } from './state-copy.ts';

const CHUNK_BYTES = 1_048_576;
const FILE_MODE = 0o600;
/** https://sqlite.org/walformat.html, sections 2.1 and 2.3. */
const LOG_HEAD_BYTES = 32;
const FRAME_HEAD_BYTES = 24;
const SALTS_AT = 16;

answerQuestions<CopyQuestion, CopyReply>(() => copyState);

/**
 * While somebody holds a state, the frames of the log up to its last commit stay what they are, and what is moved from the log into the
 * file is from among them. So the file, whatever is moved into it meanwhile, and those frames are that state. If the log begins anew, all
 * of the state was in the file before, where nothing changes then.
 */
function copyState(question: CopyQuestion): CopyReply {
  const { path, descriptor, target, log } = question;
  const size = fstatSync(descriptor).size;
  const bytes = log.frames > 0 ? Math.min(size, log.pages * log.pageBytes) : size;
  const logBytes = log.frames === 0 ? 0 : LOG_HEAD_BYTES + log.frames * (FRAME_HEAD_BYTES + log.pageBytes);
  requireRoom(target, bytes + logBytes);
  copyBytes(descriptor, target, bytes);
  if (logBytes > 0 && copyLog(`${path}-wal`, `${target}-wal`, logBytes, log.salts)) {
    moveLogIn(target, log.frames, log.pages);
  } else endLog(target);
  return { bytes };
}

/** As much again has to stay free: the database grows meanwhile, and others write too. */
function requireRoom(target: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(dirname(target));
  const free = bavail * bsize;
  if (free >= 2 * bytes) return;
  throw new Error(`${free} bytes are free in ${dirname(target)}, too few for a copy of ${bytes} bytes`);
}

/** Up to so many bytes of a file, or as many as it has. */
function copyBytes(from: number, target: string, bytes: number): void {
  const to = openSync(target, 'wx', FILE_MODE);
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    for (let at = 0; at < bytes; ) {
      const read = readSync(from, buffer, 0, Math.min(buffer.length, bytes - at), at);
      if (read === 0) return;
      for (let done = 0; done < read; ) done += writeSync(to, buffer, done, read - done, at + done);
      at += read;
    }
  } finally {
    closeSync(to);
  }
}

/** Whether the log is still the one with these salts, and so was while it was copied. */
function copyLog(path: string, target: string, bytes: number, salts: Uint8Array): boolean {
  // No lock hangs on the log, so its descriptor may be closed.
  const log = openSync(path, 'r');
  try {
    copyBytes(log, target, bytes);
    const now = Buffer.alloc(salts.length);
    readSync(log, now, 0, now.length, SALTS_AT);
    if (now.equals(salts)) return true;
    rmSync(target);
    return false;
  } finally {
    closeSync(log);
  }
}

/** SQLite itself, which knows each frame by its checksum, moves the log into the file. */
function moveLogIn(target: string, frames: number, pages: number): void {
  const copy = openAlone(target);
  try {
    const [{ checkpointed }] = copy.pragma('wal_checkpoint(PASSIVE)') as [{ checkpointed: number }];
    const found = copy.pragma('page_count', { simple: true });
    if (checkpointed !== frames || found !== pages) {
      throw new Error(`a copy has ${checkpointed} frames of ${frames}, and ${found} pages of ${pages}`);
    }
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Makes it a database without a log, which is read without locks and files beside it. */
function endLog(target: string): void {
  const copy = openAlone(target);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Nobody else knows of it, and it is not to last. */
function openAlone(target: string): Sqlite.Database {
  const copy = new Sqlite(target);
  copy.pragma('locking_mode = EXCLUSIVE');
  copy.pragma('synchronous = OFF');
  return copy;
}
