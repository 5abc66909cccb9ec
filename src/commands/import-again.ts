import type { Command } from 'commander';
import { importAgain } from '../ingest/again.ts';
import { exitCodeOf } from '../ingest/import-summary.ts';
import { openConfiguredDatabase } from './database.ts';
import { openProgress } from './import-progress.ts';
import { stopOnSignals } from './import-stop.ts';
import { summaryText } from './import-text.ts';

/** `greffe import --again` */
export function addAgainOption(importCommand: Command): void {
  importCommand
    .argument('[source]')
    .option(
      '--again',
      'read the files again that older versions of their sources read (`imports --outdated`)',
    )
    .action(async (source: string | undefined, { again }: { again?: true }, command: Command) => {
      if (source !== undefined) command.error(`error: unknown command '${source}'`);
      if (again) await importOutdated();
      else command.help({ error: true });
    });
}

async function importOutdated(): Promise<void> {
  const database = openConfiguredDatabase();
  const stopping = stopOnSignals();
  const progress = openProgress(process.stderr, false);
  try {
    const { imports, notFound } = await importAgain(database, {
      signal: stopping.signal,
      onProgress: progress.show,
      onWait: () => progress.say('Another process is writing to the database: waiting for it.'),
    });
    progress.end();
    for (const summary of imports) process.stdout.write(`${summary.source}: ${summaryText(summary)}`);
    for (const { source, file } of notFound) process.stdout.write(`${source}: not found: ${file}\n`);
    if (imports.length + notFound.length === 0)
      process.stdout.write('No file was read by an older version.\n');
    const codes = imports.map(exitCodeOf);
    process.exitCode = codes.includes(130)
      ? 130
      : codes.some((code) => code !== 0) || notFound.length > 0
        ? 3
        : 0;
  } finally {
    progress.end();
    stopping.end();
    database.close();
  }
}
