import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { checkDatabase } from '../db/check/check.ts';
import { countUndocumented } from '../db/check/note.ts';
import type { Problem } from '../db/check/problem.ts';
import { type GreffeDatabase, openDatabase } from '../db/connection/client.ts';
import { requireCurrentSchema } from '../db/connection/migrate.ts';
import type { ReadableDatabase } from '../db/connection/readable.ts';
import { checkPublication } from '../db/postgresql/check/check-publication.ts';
import { readTarget } from '../db/postgresql/connection/target.ts';
import { withSnapshot } from '../db/postgresql/publish/snapshot.ts';
import { requireCurrentColumns } from '../db/write/derive/derive-anew.ts';
import { GreffeError } from '../domain/error.ts';
import { findReadable } from './database.ts';

interface CheckFlags {
  readonly against?: string;
}

/** `greffe check`: says what is wrong with the database; exit code 1 if anything is. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description(
      'Verify the database: integrity, foreign keys, and everything derived against what it derives from.',
    )
    .argument('[url]', 'postgres://…: check what was published there instead')
    .option('--against <file>', "compare a publication with its author's file, all rows of it")
    .action((url: string | undefined, flags: CheckFlags) => {
      if (url !== undefined) return checkPublished(url, flags);
      if (flags.against !== undefined) throw new UrlMissing();
      const readable = findReadable(readConfig(process.env).databaseFile);
      const database = openToCheck(readable);
      try {
        requireCurrentSchema(database);
        requireCurrentColumns(database);
        const problems = checkDatabase(database);
        printProblems(problems);
        const undocumented = countUndocumented(database);
        if (undocumented > 0) process.stdout.write(noteOf(undocumented));
        conclude(problems);
      } finally {
        database.close();
        readable.remove();
      }
    });
}

class UrlMissing extends GreffeError {
  constructor() {
    super(
      'BAD_USER_INPUT',
      '--against compares a publication with a file: name the publication, postgres://….',
    );
  }
}

async function checkPublished(url: string, { against }: CheckFlags): Promise<void> {
  const target = readTarget(url);
  const problems =
    against === undefined
      ? await checkPublication(target)
      : await withSnapshot({ location: against }, (author) => checkPublication(target, author));
  printProblems(problems);
  conclude(problems);
}

function printProblems(problems: readonly Problem[]): void {
  for (const { table, id, message } of problems) {
    process.stdout.write(`${table}${id === null ? '' : ` ${id}`}: ${message}\n`);
  }
}

function conclude(problems: readonly Problem[]): void {
  process.stdout.write(problems.length === 0 ? 'No problems.\n' : `${problems.length} problems.\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
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
