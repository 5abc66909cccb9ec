import { createWriteStream, rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GreffeError } from '../domain/error.ts';
import type { ExportCounts, ExportFormat } from '../export/format.ts';
import type { WrittenExport } from '../export/manifest.ts';
import { MeasuredExport } from '../export/measure.ts';

/** A file can't be written; the message says which and why. */
export class FileNotWritten extends GreffeError {
  constructor(path: string, cause: unknown) {
    super('FILE_NOT_WRITTEN', `${path} can't be written: ${(cause as Error).message}.`, { cause });
  }
}

/**
 * Writes an export to a file, or to standard output, as fast as that takes it. The file stands there under its name when it is
 * whole only; until then it is called `<file>.partial`, and is gone when a signal ends the process.
 *
 * Gives nothing when whoever reads standard output wants no more.
 *
 * @throws FileNotWritten
 */
export async function writeExport(
  writing: Generator<string, ExportCounts>,
  path: string | undefined,
): Promise<WrittenExport | undefined> {
  const measured = new MeasuredExport(writing);
  let written: WrittenExport | undefined;
  const pieces = Readable.from(
    (function* () {
      while (!written) {
        const piece = nextPiece(measured);
        written = piece.written;
        yield piece.bytes;
      }
    })(),
    { objectMode: false },
  );
  if (path === undefined) {
    try {
      await pipeline(pieces, process.stdout, { end: false });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') return undefined;
      throw error;
    }
  } else await writeBeside(path, (partial) => pipeline(pieces, createWriteStream(partial)));
  return written;
}

/** Writes what a format's files refer to into the folder of the export; their paths. @throws FileNotWritten */
export async function writeCompanions(
  { companions = [] }: ExportFormat,
  output: string,
): Promise<readonly string[]> {
  const folder = dirname(output);
  for (const { name, text } of companions) await writeWhole(join(folder, name), text);
  return companions.map(({ name }) => join(folder, name));
}

/** Writes a file, which stands there when it is whole only. @throws FileNotWritten */
export function writeWhole(path: string, text: string): Promise<void> {
  return writeBeside(path, (partial) => writeFile(partial, text));
}

async function writeBeside(path: string, write: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await removedBySignals(partial, () => write(partial));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Error && 'syscall' in error) throw new FileNotWritten(path, error);
    throw error;
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does something that signals end as ever, but for a file that goes with it. */
async function removedBySignals(file: string, doIt: () => Promise<void>): Promise<void> {
  const forget = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  const stop = (signal: NodeJS.Signals) => {
    forget();
    rmSync(file, { force: true });
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  await doIt().finally(forget);
}

function nextPiece(measured: MeasuredExport) {
  const making = measured.next();
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
  }
}
