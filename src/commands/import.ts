import type { Command } from 'commander';
import { exitCodeOf, type ImportSummary } from '../ingest/import-summary.ts';
import { SOURCES } from '../ingest/registry.ts';
import { runImport } from '../ingest/run.ts';
import type { Source } from '../ingest/source.ts';
import { openConfiguredDatabase } from './database.ts';
import { openProgress } from './import-progress.ts';
import { stopOnSignals } from './import-stop.ts';
import { summaryText } from './import-text.ts';

interface ImportFlags {
  readonly resume?: true;
  readonly force?: true;
  readonly includeTests?: true;
  readonly rejects?: string;
  readonly publishedAt?: string;
  readonly json?: true;
  readonly quiet?: true;
}

const EXIT_CODES =
  '\nExit codes: 0 all went in, 3 some was rejected or unusable, 1 nothing was usable, 130 it was stopped.';

/** `greffe import <source> PATH…`, for every source of the registry. */
export function addImportCommands(importCommand: Command): void {
  for (const source of SOURCES) {
    const command = importCommand
      .command(source.name)
      .description(source.description)
      .argument('<path...>', `files (also .gz, .zip, .tar.gz), folders, or - for standard input`)
      .option('--resume', 'go on where an earlier import of these files was stopped, killed or failed')
      .option('--force', 'read files again that were imported before')
      .option('--include-tests', 'take in what publishers mark as test data')
      .option('--rejects <file>', 'write rejections here (default: <source>-<start>.rejects.jsonl)')
      .option('--json', 'print the summary as JSON, and no progress')
      .option('--quiet', 'print what went wrong only')
      .addHelpText('after', EXIT_CODES)
      .action((paths: string[], flags: ImportFlags) => importPaths(source, paths, flags));
    if (source.hasNoAddresses) {
      command.option('--published-at <url>', 'the page on which the files were published, to cite them by');
    }
  }
}

async function importPaths(source: Source, paths: string[], flags: ImportFlags): Promise<void> {
  const database = openConfiguredDatabase();
  const stopping = stopOnSignals();
  const progress = openProgress(process.stderr, flags.json === true || flags.quiet === true);
  try {
    const summary = await runImport(database, source, paths, {
      resume: flags.resume ?? false,
      force: flags.force ?? false,
      includeTests: flags.includeTests ?? false,
      rejectsFile: flags.rejects,
      ...(flags.publishedAt !== undefined && { publishedAt: flags.publishedAt }),
      signal: stopping.signal,
      onProgress: progress.show,
      onWait: () => progress.say('Another process is writing to the database: waiting for it.'),
    });
    progress.end();
    print(summary, flags);
    process.exitCode = exitCodeOf(summary);
  } finally {
    progress.end();
    stopping.end();
    database.close();
  }
}

function print(summary: ImportSummary, { json, quiet }: ImportFlags): void {
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else if (!quiet) process.stdout.write(summaryText(summary));
  else if (exitCodeOf(summary) !== 0) process.stderr.write(summaryText(summary));
}
