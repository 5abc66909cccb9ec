import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { Author } from './author.ts';
import { publicationOf } from './compare.ts';

const LOOK_MS = 50;

/** A process that follows an author. */
export interface FollowerProcess {
  readonly child: ChildProcess;
  /** What it has printed so far, errors too. */
  said(): string;
  /** Tells it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once. */
  kill(): Promise<void>;
}

export function startFollower(author: Author, url: string): FollowerProcess {
  const child = author.start('publish', url, '--follow');
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  return {
    child,
    said: () => said,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Waits until what is published shows every change that was recorded. @throws Error when the follower ends before */
export async function untilFollowed(author: Author, url: string, follower: FollowerProcess): Promise<void> {
  const sqlite = new Sqlite(author.file, { readonly: true });
  try {
    for (;;) {
      if (follower.child.exitCode !== null) throw new Error(`The follower ended: ${follower.said()}`);
      const position = await publicationOf(url).then(
        (publication) => publication?.position,
        () => undefined,
      );
      if (typeof position === 'number' && position === lastChange(sqlite)) return;
      await sleep(LOOK_MS);
    }
  } finally {
    sqlite.close();
  }
}

function lastChange(sqlite: Sqlite.Database): number {
  return sqlite.prepare<[], number>('SELECT coalesce(max(id), 0) FROM __changes').pluck().get() ?? 0;
}
