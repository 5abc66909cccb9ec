import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WorkerClient } from '../../worker/worker-client.ts';
import { keptDescriptor } from '../connection/kept-descriptor.ts';
import type { LogHead } from '../connection/log-head.ts';

/** What the thread is asked: to make a database of its own of the state that somebody holds. */
export interface CopyQuestion {
  /** Path of the database, and a descriptor of it. */
  readonly path: string;
  readonly descriptor: number;
  /** Of the copy. */
  readonly target: string;
  /** What the log held in that state. */
  readonly log: {
    readonly frames: number;
    readonly pages: number;
    readonly pageBytes: number;
    readonly salts: Uint8Array;
  };
}

/** What the thread answers. */
export interface CopyReply {
  readonly bytes: number;
}

/** A database that holds one state and nothing else; its files are in a folder of their own. */
export interface StateCopy {
  readonly location: string;
  /** Removes the files: whoever has them open reads on. */
  remove(): void;
}

const NAME = 'state.db';
/** Whoever makes a copy writes to it all the time. */
const ABANDONED_MS = 60_000;

/**
 * Copies a state of a database in a thread of its own, into a folder beside it that is its owner's alone. A connection has to hold
 * the state until then: what it reads stays in the file or in the log.
 *
 * @param log what the log held when that connection began
 * @param signal ends the copying
 * @throws when there is no room, or no folder to write in; nothing is left behind
 */
export async function copyState(path: string, log: LogHead, signal: AbortSignal): Promise<StateCopy> {
  removeAbandonedCopies(path);
  const folder = mkdtempSync(copyPrefix(path));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const worker = new WorkerClient<CopyQuestion, CopyReply>(new URL('./state-copy-entry.ts', import.meta.url));
  // What is left of it when the process ends before the thread does, the next one removes.
  const stop = () => {
    remove();
    void worker.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const descriptor = keptDescriptor(path);
    if (descriptor === undefined) throw new Error(`there is no ${path} any more`);
    const { frames, pages, pageBytes, salts } = log;
    const location = join(folder, NAME);
    await worker.ask({ path, descriptor, target: location, log: { frames, pages, pageBytes, salts } });
    return { location, remove };
  } catch (error) {
    await worker.close();
    remove();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    void worker.close();
  }
}

/** Removes copies of a database's states that a process left behind which was killed while it made them. */
export function removeAbandonedCopies(path: string): void {
  const prefix = basename(copyPrefix(path));
  const folder = dirname(path);
  const now = Date.now();
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue;
    const copy = join(folder, name);
    if (now - lastWritten(copy) > ABANDONED_MS) rmSync(copy, { recursive: true, force: true });
  }
}

function copyPrefix(path: string): string {
  return `${path}-state-`;
}

/** In milliseconds; now for what is being removed by another. */
function lastWritten(folder: string): number {
  try {
    const files = readdirSync(folder).map((name) => join(folder, name));
    return Math.max(...[folder, ...files].map((path) => statSync(path).mtimeMs));
  } catch {
    return Date.now();
  }
}
