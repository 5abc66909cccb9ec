import { createRequire } from 'node:module';
import type { SingleBar } from 'cli-progress';
import type { DeriveProgress } from '../db/write/derive/derive-anew.ts';

export interface DeriveProgressView {
  readonly show: (progress: DeriveProgress) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

/** What takes no longer than this shows nothing. */
const QUIET_MS = 1_000;
/** How often a line is written where there is no terminal. */
const LINE_EVERY_MS = 10_000;

/** How far the derivation of all columns is: a bar on a terminal, a plain line every ten seconds elsewhere. */
export function openDeriveProgress(stream: NodeJS.WriteStream): DeriveProgressView {
  return openProgress(stream, 'Bringing the database up to date', 'tenders and bids');
}

/** The same of merging establishments into companies. */
export function openMergeProgress(stream: NodeJS.WriteStream): DeriveProgressView {
  return openProgress(stream, 'Merging establishments into companies', 'organisations');
}

function openProgress(stream: NodeJS.WriteStream, title: string, unit: string): DeriveProgressView {
  const started = performance.now();
  let shown = started + QUIET_MS - LINE_EVERY_MS;
  let bar: SingleBar | undefined;
  return {
    show({ done, total }) {
      const now = performance.now();
      if (now - started < QUIET_MS) return;
      if (stream.isTTY) {
        bar ??= startBar(stream, title, total);
        bar.update(done);
      } else if (now - shown >= LINE_EVERY_MS) {
        shown = now;
        stream.write(`${title}: ${Math.floor((100 * done) / total)} % of ${total} ${unit}\n`);
      }
    },
    end: () => bar?.stop(),
  };
}

function startBar(stream: NodeJS.WriteStream, title: string, total: number): SingleBar {
  // Most commands find nothing to do, and loading the bar takes longer than looking.
  const cliProgress = createRequire(import.meta.url)('cli-progress') as typeof import('cli-progress');
  const format = `${title}: {bar} {percentage}% | {eta_formatted} left`;
  const options = { stream, format, hideCursor: true, clearOnComplete: true, etaBuffer: 100, linewrap: null };
  const bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  bar.start(total, 0);
  return bar;
}
