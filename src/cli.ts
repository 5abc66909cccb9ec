#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addCheckCommand } from './commands/check.ts';
import { addDossierCommand } from './commands/import-dossier.ts';
import { addPrintSchemaCommand } from './commands/print-schema.ts';
import { addServeCommand } from './commands/serve.ts';
import { GreffeError } from './domain/error.ts';

/** Runs one command; what goes wrong is one line on standard error and the exit code 1. */
async function main(): Promise<void> {
  const program = new Command('greffe')
    .description('A knowledge graph of public procurement and digital sovereignty, served over GraphQL.')
    .showHelpAfterError()
    .exitOverride();
  addServeCommand(program);
  const importCommand = program.command('import').description('Bring documents into the database.');
  addDossierCommand(importCommand);
  addCheckCommand(program);
  addPrintSchemaCommand(program);
  try {
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

await main();
