import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { checkDatabase } from '../db/check/check.ts';
import { countUndocumented } from '../db/check/note.ts';
import { type GreffeDatabase, openDatabase } from '../db/connection/client.ts';
import { requireCurrentSchema } from '../db/connection/migrate.ts';
import type { ReadableDatabase } from '../db/connection/readable.ts';
import { requireCurrentColumns } from '../db/write/derive/derive-anew.ts';
import { findReadable } from './database.ts';

/** `greffe check`: says what is wrong with the database; exit code 1 if anything is. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description(
      'Verify the database: integrity, foreign keys, and everything derived against what it derives from.',
    )
    .action(() => {
      const readable = findReadable(readConfig(process.env).databaseFile);
      const database = openToCheck(readable);
      try {
        requireCurrentSchema(database);
        requireCurrentColumns(database);
        const problems = checkDatabase(database);
        for (const { table, id, message } of problems) {
          process.stdout.write(`${table}${id === null ? '' : ` ${id}`}: ${message}\n`);
        }
        const undocumented = countUndocumented(database);
        if (undocumented > 0) process.stdout.write(noteOf(undocumented));
        process.stdout.write(problems.length === 0 ? 'No problems.\n' : `${problems.length} problems.\n`);
        process.exitCode = problems.length === 0 ? 0 : 1;
      } finally {
        database.close();
        readable.remove();
      }
    });
}

/** It makes no file, and brings none up to date. */
function openToCheck(readable: ReadableDatabase): GreffeDatabase {
  try {
    return openDatabase(readable.location, { readonly: readable.isReadonly, create: false });
  } catch (error) {
    readable.remove();
    throw error;
  }
}

/** No problem: an upgrade can't know more. */
function noteOf(articles: number): string {
  return `Note: ${articles} articles were read before documents were kept, so that nothing takes back what they said. "greffe imports --outdated" names the files to read again.\n`;
}
