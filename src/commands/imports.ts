import { type Command, InvalidArgumentError } from 'commander';
import { countImports, listImports } from '../db/log/import-log.ts';
import { findOutdated } from '../ingest/again.ts';
import { openConfiguredDatabase } from './database.ts';
import { importsText, outdatedText } from './import-text.ts';

const DEFAULT_LIMIT = 50;

/** `greffe imports`: what was imported when, from which file. */
export function addImportsCommand(program: Command): void {
  program
    .command('imports')
    .description('List what was imported when, from which file, newest first.')
    .option('--limit <count>', 'how many at most', parseLimit, DEFAULT_LIMIT)
    .option('--outdated', 'list the files that older versions of their sources read')
    .option('--json', 'print JSON')
    .action(({ limit, outdated, json }: { limit: number; outdated?: true; json?: true }) => {
      const database = openConfiguredDatabase();
      try {
        if (outdated) {
          const files = findOutdated(database);
          process.stdout.write(json ? `${JSON.stringify(files)}\n` : outdatedText(files));
          return;
        }
        const entries = listImports(database, limit);
        process.stdout.write(
          json ? `${JSON.stringify(entries)}\n` : importsText(entries, countImports(database)),
        );
      } finally {
        database.close();
      }
    });
}

function parseLimit(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1 on.');
  return Number(text);
}
