#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { GreffeError } from './domain/error.ts';
import { importLeanly } from './lean-import.ts';

type AddCommand = (program: Command) => Promise<void>;

/** Each command's code is loaded when it is asked for: what serving needs takes longer to load than most commands run. */
const COMMANDS: ReadonlyMap<string, AddCommand> = new Map<string, AddCommand>([
  ['serve', async (program) => (await import('./commands/serve.ts')).addServeCommand(program)],
  [
    'import',
    async (program) => {
      const importCommand = program.command('import').description('Bring documents into the database.');
      (await import('./commands/import-dossier.ts')).addDossierCommand(importCommand);
      (await import('./commands/import-jsonl.ts')).addJsonlCommand(importCommand);
      (await import('./commands/import.ts')).addImportCommands(importCommand);
      (await import('./commands/import-again.ts')).addAgainOption(importCommand);
    },
  ],
  ['export', async (program) => (await import('./commands/export.ts')).addExportCommand(program)],
  ['imports', async (program) => (await import('./commands/imports.ts')).addImportsCommand(program)],
  ['duplicates', async (program) => (await import('./commands/duplicates.ts')).addDuplicatesCommand(program)],
  ['merge', addMerges],
  ['unmerge', addMerges],
  ['unite', addMerges],
  ['merges', addMerges],
  ['detach', addDetachments],
  ['attach', addDetachments],
  ['erase', addErasures],
  ['erasures', addErasures],
  ['publish', async (program) => (await import('./commands/publish.ts')).addPublishCommand(program)],
  ['check', async (program) => (await import('./commands/check.ts')).addCheckCommand(program)],
  [
    'print-schema',
    async (program) => (await import('./commands/print-schema.ts')).addPrintSchemaCommand(program),
  ],
]);

async function addMerges(program: Command): Promise<void> {
  (await import('./commands/merge.ts')).addMergeCommands(program);
}

async function addDetachments(program: Command): Promise<void> {
  (await import('./commands/detach.ts')).addDetachCommands(program);
}

async function addErasures(program: Command): Promise<void> {
  (await import('./commands/erase.ts')).addEraseCommand(program);
}

/** Runs one command; what goes wrong is one line on standard error and the exit code 1. */
async function main(): Promise<void> {
  importLeanly();
  const name = process.argv[2] ?? '';
  // Read when graphql is loaded, which then leaves out a check in each step of execution.
  if (name === 'serve') process.env.NODE_ENV ||= 'production';
  const program = new Command('greffe')
    .description('A knowledge graph of public procurement and digital sovereignty, served over GraphQL.')
    .version(readVersion())
    .showHelpAfterError()
    .exitOverride();
  try {
    // Help and what is no command need them all.
    const asked = COMMANDS.get(name);
    const needed = asked ? [asked] : new Set(COMMANDS.values());
    for (const addCommand of needed) await addCommand(program);
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode;
      return;
    }
    process.stderr.write(
      error instanceof GreffeError ? `greffe: ${error.message}\n` : `${(error as Error).stack}\n`,
    );
    process.exitCode = 1;
  }
}

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

await main();
