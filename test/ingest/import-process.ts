import { Command } from 'commander';
import { addImportCommands } from '../../src/commands/import.ts';
import { addAgainOption } from '../../src/commands/import-again.ts';
import { addImportsCommand } from '../../src/commands/imports.ts';
import { GreffeError } from '../../src/domain/error.ts';

/** Run by tests: the commands that import, on the database that DATABASE_URL names. */
const program = new Command('greffe');
const importCommand = program.command('import');
addImportCommands(importCommand);
addAgainOption(importCommand);
addImportsCommand(program);
try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`greffe: ${(error as GreffeError).message}\n`);
  process.exitCode = error instanceof GreffeError ? 1 : 70;
}
