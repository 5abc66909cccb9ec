import type { Command } from 'commander';
import type { DetachmentLogEntry } from '../db/log/detachment-log.ts';
import { attachEstablishment, type DetachResult, detachEstablishment } from '../db/merge/detaching.ts';
import { type DecisionOptions, decisionOf, withDatabase } from './decision.ts';

const SIRET = 'the 14 digits of its SIRET';

/** `greffe detach`, `greffe attach` (see docs/identity.md). */
export function addDetachCommands(program: Command): void {
  program
    .command('detach')
    .description(
      'Make an organisation of an establishment, with the bids and roles that name it. Reversible: see attach.',
    )
    .argument('<siret>', SIRET)
    .option('--by <name>', 'who decided it, for the log (default: the user of this process)')
    .option('--note <text>', 'why, for the log')
    .action((siret: string, options: DecisionOptions) => {
      withDatabase((database) => {
        const result = detachEstablishment(database, siret, decisionOf(options));
        tell(result, `is organisation:${result.nodeId} now, apart from organisation:${result.companyId}`);
      });
    });
  program
    .command('attach')
    .description('Undo the detachment of an establishment: it is a part of its company again.')
    .argument('<siret>', SIRET)
    .option('--by <name>', 'who decided it, for the log (default: the user of this process)')
    .option('--note <text>', 'why, for the log')
    .action((siret: string, options: DecisionOptions) => {
      withDatabase((database) => {
        const result = attachEstablishment(database, siret, decisionOf(options));
        tell(result, `is a part of organisation:${result.companyId} again`);
      });
    });
}

function tell({ identifier, claims }: DetachResult, what: string): void {
  const moved = `${claims} ${claims === 1 ? 'claim' : 'claims'} moved`;
  process.stdout.write(`${identifier.scheme} ${identifier.value} ${what}: ${moved}.\n`);
}

/** An entry of the log in words, without when and by whom. */
export function detachmentText({
  action,
  establishment,
  name,
  company,
  companyName,
}: DetachmentLogEntry): string {
  const called = name === null ? '' : ` (${name})`;
  const words = action === 'DETACHED' ? 'detached from' : 'attached to';
  return `${establishment}${called} ${words} ${company} (${companyName})`;
}
