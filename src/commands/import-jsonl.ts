import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { exitCodeOf, type ImportSummary } from '../ingest/import-summary.ts';
import { type InputFile, STANDARD_INPUT, unreadable } from '../ingest/input.ts';
import { restoreGraph } from '../ingest/sources/jsonl/restore.ts';
import { openConfiguredDatabase } from './database.ts';
import { stopOnSignals } from './import-stop.ts';

interface JsonlFlags {
  readonly rejects?: string;
  readonly json?: true;
  readonly quiet?: true;
}

/** `greffe import jsonl FILE` */
export function addJsonlCommand(importCommand: Command): void {
  importCommand
    .command('jsonl')
    .description('A graph that `greffe export jsonl` wrote, with its ids: into an empty database.')
    .argument('<file>', 'the file (also .gz), or - for standard input')
    .option('--rejects <file>', 'write rejected lines here (default: jsonl-<start>.rejects.jsonl)')
    .option('--json', 'print the summary as JSON')
    .option('--quiet', 'print what went wrong only')
    .action(importCopy);
}

async function importCopy(path: string, flags: JsonlFlags): Promise<void> {
  const database = openConfiguredDatabase();
  const stopping = stopOnSignals();
  try {
    const summary = await restoreGraph(database, await inputAt(path), {
      rejectsFile: flags.rejects,
      signal: stopping.signal,
      onWait: () =>
        void process.stderr.write('Another process is writing to the database: waiting for it.\n'),
    });
    process.exitCode = exitCodeOf(summary);
    if (flags.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
    else if (!flags.quiet) process.stdout.write(textOf(summary));
    else if (process.exitCode !== 0) process.stderr.write(textOf(summary));
  } finally {
    stopping.end();
    database.close();
  }
}

async function inputAt(path: string): Promise<InputFile> {
  if (path === STANDARD_INPUT) return { path, sizeBytes: undefined };
  try {
    const found = await stat(path);
    return { path, sizeBytes: found.isFile() ? found.size : undefined };
  } catch (error) {
    throw unreadable(path, error);
  }
}

function textOf(summary: ImportSummary): string {
  const [file] = summary.files;
  if (file?.outcome === 'UNCHANGED') return `${file.file} was restored here before: nothing to do.\n`;
  const lines = [
    `${file?.file} restored in ${summary.seconds.toFixed(1)} s: ${summary.nodesCreated} nodes, ${summary.claimsCreated} claims, ${summary.documents} lines in all.`,
  ];
  if (summary.rejected > 0) lines.push(`Rejected: ${summary.rejected} lines: see ${summary.rejectsFile}.`);
  if (summary.isStopped) lines.push('Stopped. The same command goes on from here.');
  return `${lines.join('\n')}\n`;
}
