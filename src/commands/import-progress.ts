import cliProgress from 'cli-progress';
import type { ImportState } from '../ingest/run.ts';

export interface ImportProgressView {
  readonly show: (state: ImportState) => void;
  /** A line of its own. */
  readonly say: (line: string) => void;
  /** Takes the bar away; doing it again changes nothing. */
  readonly end: () => void;
}

/** How often a line is written where there is no terminal. */
const LINE_EVERY_MS = 10_000;

/**
 * How far an import is: a bar with documents, rate, rejections and time left on a terminal, a plain line every ten seconds
 * elsewhere. Nothing at all when `isSilent`.
 */
export function openProgress(stream: NodeJS.WriteStream, isSilent: boolean): ImportProgressView {
  if (isSilent) return { show: () => {}, say: () => {}, end: () => {} };
  return stream.isTTY ? openBar(stream) : openLines(stream);
}

function openBar(stream: NodeJS.WriteStream): ImportProgressView {
  const started = performance.now();
  let bar: cliProgress.SingleBar | undefined;
  const begin = (totalBytes: number | undefined) => {
    const counts = '{documents} documents, {rate}/s, {rejected} rejected';
    const format =
      totalBytes === undefined ? counts : `{bar} {percentage}% | ${counts} | {eta_formatted} left`;
    const options = {
      stream,
      format,
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 100,
      linewrap: null,
    };
    bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
    bar.start(totalBytes ?? 1, 0, payloadOf(undefined, started));
  };
  return {
    show(state) {
      if (bar === undefined) begin(state.totalBytes);
      bar?.update(state.totalBytes === undefined ? 0 : state.readBytes, payloadOf(state, started));
    },
    say: (line) => void stream.write(`\r${line}\n`),
    end() {
      bar?.stop();
      bar = undefined;
    },
  };
}

function payloadOf(state: ImportState | undefined, started: number) {
  const documents = state?.written.documents ?? 0;
  return { documents, rate: rateOf(documents, started), rejected: state?.written.rejected ?? 0 };
}

function rateOf(documents: number, started: number): number {
  return Math.round(documents / Math.max(0.001, (performance.now() - started) / 1000));
}

function openLines(stream: NodeJS.WriteStream): ImportProgressView {
  const started = performance.now();
  let last = started;
  return {
    show(state) {
      if (performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      const { documents, rate, rejected } = payloadOf(state, started);
      const part = state.totalBytes ? `${Math.floor((100 * state.readBytes) / state.totalBytes)} %, ` : '';
      stream.write(`${part}${documents} documents, ${rate}/s, ${rejected} rejected (${state.file})\n`);
    },
    say: (line) => void stream.write(`${line}\n`),
    end: () => {},
  };
}
