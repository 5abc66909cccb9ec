import { createHash } from 'node:crypto';
import { open, opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceUnusable } from '../domain/error.ts';

/** A file on disk, or standard input, that is to be read: plain, compressed or an archive of files. */
export interface InputFile {
  /** As it was given, or below the folder that was given; `-` for standard input. */
  readonly path: string;
  /** Size on disk; undefined where it is not known beforehand: standard input, a pipe. */
  readonly sizeBytes: number | undefined;
  /** Its bytes, where they were read already. */
  readonly content?: Uint8Array;
}

export interface FoundInputs {
  readonly files: readonly InputFile[];
  /** Files below the folders whose names end otherwise. */
  readonly passedOver: readonly string[];
  /** A path that leads nowhere or can't be read, or a folder without a fitting file: each with its reason. */
  readonly problems: readonly Error[];
}

export const STANDARD_INPUT = '-';

const ARCHIVES = ['.zip', '.tar', '.tar.gz', '.tgz'];

/**
 * The files that paths lead to: a file whatever its name, of a folder all below it whose name has one of the endings (also
 * compressed ones and archives; hidden ones not) in order of their paths, `-` for standard input. A file named twice is read once.
 *
 * @param endings in lower case, with the dot
 */
export async function findInputs(paths: readonly string[], endings: readonly string[]): Promise<FoundInputs> {
  const files = new Map<string, InputFile>();
  const problems: Error[] = [];
  const passedOver: string[] = [];
  for (const path of paths) {
    try {
      for (const file of await filesAt(path, endings, passedOver)) files.set(file.path, file);
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  return { files: [...files.values()], passedOver: passedOver.sort(), problems };
}

async function filesAt(path: string, endings: readonly string[], passedOver: string[]): Promise<InputFile[]> {
  if (path === STANDARD_INPUT) return [{ path, sizeBytes: undefined }];
  const found = await stat(path);
  if (!found.isDirectory()) return [{ path, sizeBytes: found.isFile() ? found.size : undefined }];
  const below: InputFile[] = [];
  await collect(path, endings, below, passedOver);
  if (below.length === 0) {
    throw new SourceUnusable(path, `there is no file ending in ${endings.join(', ')} in this folder`);
  }
  return below.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function collect(
  folder: string,
  endings: readonly string[],
  into: InputFile[],
  passedOver: string[],
): Promise<void> {
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    // Links to folders are not followed: they may lead in a circle.
    if (entry.isDirectory()) await collect(path, endings, into, passedOver);
    else if (hasEnding(entry.name, endings) || ARCHIVES.some((ending) => endsIn(entry.name, ending))) {
      const found = await stat(path);
      if (found.isFile()) into.push({ path, sizeBytes: found.size });
    } else passedOver.push(path);
  }
}

/** Whether a name ends so, compressed or not, in whatever case. */
export function hasEnding(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => endsIn(name, ending) || endsIn(name, `${ending}.gz`));
}

function endsIn(name: string, ending: string): boolean {
  return name.toLowerCase().endsWith(ending);
}

/** How much of a file is read at once to be hashed. */
const HASHED_BYTES = 1024 * 1024;

export interface HashedInput extends InputFile {
  /** Of the file as it stands on disk, in hexadecimal; undefined for what can only be read once. */
  readonly sha256: string | undefined;
}

/**
 * The input with its SHA-256. One that is read at once for that brings its content along: of many small files, opening them takes
 * longer than reading.
 *
 * @throws SourceUnusable when it can't be read
 */
export async function hashInput(input: InputFile, signal?: AbortSignal): Promise<HashedInput> {
  const { path, sizeBytes } = input;
  if (path === STANDARD_INPUT || sizeBytes === undefined) return { ...input, sha256: undefined };
  const hash = createHash('sha256');
  try {
    await using file = await open(path);
    // One buffer for the whole file: a stream would leave one behind for every piece, and they are freed late.
    const buffer = Buffer.allocUnsafe(Math.min(sizeBytes + 1, HASHED_BYTES));
    for (let isFirst = true; ; isFirst = false) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      const piece = buffer.subarray(0, bytesRead);
      hash.update(piece);
      const isWhole = isFirst && bytesRead === sizeBytes && bytesRead < buffer.length;
      if (isWhole) return { ...input, sha256: hash.digest('hex'), content: piece };
      if (bytesRead === 0) return { ...input, sha256: hash.digest('hex') };
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it is not readable; check its permissions',
  EPERM: 'it may not be read',
  EISDIR: 'this is a folder',
  ENOTDIR: 'part of its path is no folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  Z_DATA_ERROR: 'its compressed data are damaged',
  Z_BUF_ERROR: 'its compressed data are cut off',
  ERR_ZSTD_INVALID_PARAM: 'its compressed data are damaged',
};

/** What the system says of a file that can't be read, in a sentence that names it; aborting and our own errors stay what they are. */
export function unreadable(name: string, error: unknown): Error {
  if (error instanceof SourceUnusable) return error;
  if (!(error instanceof Error)) return new SourceUnusable(name, String(error));
  if (error.name === 'AbortError') return error;
  const code = 'code' in error ? String(error.code) : '';
  return new SourceUnusable(name, REASONS[code] ?? error.message, { cause: error });
}
