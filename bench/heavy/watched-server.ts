import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type Child, serverStart, spawnChild } from '../child.ts';

/** How long the event loop of a server did nothing else. */
export interface Hold {
  readonly wallMs: number;
  /** Processor time of its thread between two looks: what the machine does for others is not in it. */
  readonly processorMs: number;
}

export interface WatchedServer extends Child {
  /** Begins to watch; gives the longest hold of each second when it is stopped. */
  watch(): Promise<{ stop(): Promise<readonly Hold[]> }>;
}

const WINDOW_MS = 1_000;

/** Starts the server as a user does, but for the probe of its event loop. */
export async function startWatchedServer(database: string, logFile: string): Promise<WatchedServer> {
  const start = serverStart({ database, logLevel: 'info', logFile, workers: 1 });
  const args = ['--import', './bench/heavy/loop-probe.ts', ...start.args];
  const { child, program } = await spawnChild({ ...start, args }, ['ipc']);
  const takeLongest = async (): Promise<Hold> => {
    program.send('longest');
    const [hold] = (await once(program, 'message')) as [Hold];
    return hold;
  };
  return {
    ...child,
    async watch() {
      await takeLongest();
      const holds: Hold[] = [];
      const end = new AbortController();
      const loop = (async () => {
        while (!end.signal.aborted) {
          await setTimeout(WINDOW_MS, undefined, { signal: end.signal }).catch(() => undefined);
          holds.push(await takeLongest());
        }
      })();
      return {
        async stop() {
          end.abort();
          await loop;
          return holds;
        },
      };
    },
  };
}
