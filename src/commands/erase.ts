import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { type Erasure, erasePerson } from '../db/erase/erase-person.ts';
import { findErasure, listErasures } from '../db/log/erasure-log.ts';
import { findNamedNode } from '../db/read/node/named-node.ts';
import { BadUserInput, NotFound } from '../domain/error.ts';
import { openConfiguredDatabase } from './database.ts';

interface EraseFlags {
  readonly dryRun?: true;
  readonly yes?: true;
  readonly by?: string;
  readonly note?: string;
}

/** `greffe erase PERSON` and `greffe erasures` (see docs/erasure.md). */
export function addEraseCommand(program: Command): void {
  program
    .command('erase')
    .description('Remove a person, what is claimed of them, and their name from texts. Can not be undone.')
    .argument('<person>', 'their id (person:42) or type and slug (person/jane-doe)')
    .option('--dry-run', 'say what would be removed, and change nothing')
    .option('--yes', 'do it')
    .option('--by <name>', 'who decided it, for the audit (default: the user of this process)')
    .option('--note <text>', 'why, for the audit: the number of the request, never the name')
    .action(erase);
  program
    .command('erasures')
    .description('List who erased a person, when and why, newest first.')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: true }) => {
      const database = openConfiguredDatabase();
      try {
        const entries = listErasures(database);
        process.stdout.write(json ? `${JSON.stringify(entries)}\n` : erasuresText(entries));
      } finally {
        database.close();
      }
    });
}

function erase(text: string, { dryRun, yes, by = userInfo().username, note }: EraseFlags): void {
  const database = openConfiguredDatabase();
  try {
    const isDryRun = dryRun === true || yes !== true;
    let node: ReturnType<typeof findNamedNode>;
    try {
      node = findNamedNode(database, text, 'person');
    } catch (error) {
      const erased = error instanceof NotFound ? findErasure(database, text) : undefined;
      if (erased === undefined) throw error;
      process.stdout.write(`${text} was erased on ${erased.at.slice(0, 10)}: nothing to do.\n`);
      return;
    }
    if (node.type !== 'PERSON') throw new BadUserInput(`person: ${text} is no person.`, 'person');
    const result = erasePerson(database, node.id, { by, note, isDryRun });
    process.stdout.write(textOf(`person:${node.id}`, result, isDryRun));
    if (isDryRun && dryRun !== true) {
      process.stderr.write('greffe: nothing was changed. Give --yes to erase: it can not be undone.\n');
      process.exitCode = 1;
    }
  } finally {
    database.close();
  }
}

function textOf(person: string, { claims, mentions, texts, remains }: Erasure, isDryRun: boolean): string {
  const verb = isDryRun ? 'Would erase' : 'Erased';
  const lines = [
    `${verb} ${person}: ${claims} claims, ${mentions} mentions; the name masked in ${texts} texts.`,
  ];
  for (const { table, column, rows } of remains) {
    lines.push(
      `The name stands still in ${table}.${column} (${rows} rows): not changed, look at it yourself.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function erasuresText(entries: ReturnType<typeof listErasures>): string {
  if (entries.length === 0) return 'Nobody was erased yet.\n';
  return entries
    .map(({ person, at, by, note, claims, mentions, texts }) => {
      const who = by === null ? '' : ` by ${by}`;
      const why = note === null ? '' : `: ${note}`;
      const counts = `${claims} claims, ${mentions} mentions, ${texts} texts`;
      return `${at.slice(0, 19).replace('T', ' ')}  ${person} erased${who}${why} (${counts})\n`;
    })
    .join('');
}
