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
const TITLE = 'Bringing the database up to date';

/** How far the derivation of all columns is: a bar on a terminal, a plain line every ten seconds elsewhere. */
export function openDeriveProgress(stream: NodeJS.WriteStream): DeriveProgressView {
  const started = performance.now();
  let shown = started + QUIET_MS - LINE_EVERY_MS;
  let bar: SingleBar | undefined;
  return {
    show({ done, total }) {
      const now = performance.now();
      if (now - started < QUIET_MS) return;
      if (stream.isTTY) {
        bar ??= startBar(stream, total);
        bar.update(done);
      } else if (now - shown >= LINE_EVERY_MS) {
        shown = now;
        stream.write(`${TITLE}: ${Math.floor((100 * done) / total)} % of ${total} tenders and bids\n`);
      }
    },
    end: () => bar?.stop(),
  };
}

function startBar(stream: NodeJS.WriteStream, total: number): SingleBar {
  // Most commands find nothing to do, and loading the bar takes longer than looking.
  const cliProgress = createRequire(import.meta.url)('cli-progress') as typeof import('cli-progress');
  const format = `${TITLE}: {bar} {percentage}% | {eta_formatted} left`;
  const options = { stream, format, hideCursor: true, clearOnComplete: true, etaBuffer: 100, linewrap: null };
  const bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  bar.start(total, 0);
  return bar;
}
