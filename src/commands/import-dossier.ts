import type { Command } from 'commander';
import { importDossiers } from '../ingest/sources/dossier/import.ts';
import { openConfiguredDatabase } from './database.ts';

/** `greffe import dossier FILE…` */
export function addDossierCommand(importCommand: Command): void {
  importCommand
    .command('dossier')
    .description('Curated knowledge written by hand in YAML (see docs/dossier.md): all files go in, or none.')
    .argument('<file...>', 'dossier files')
    .action((files: string[]) => {
      const database = openConfiguredDatabase();
      try {
        const { nodes, claims, evidenceAdded, mentionsAdded } = importDossiers(database, files);
        const line = (what: string, { created, changed, unchanged }: typeof nodes) =>
          `${what}: ${created} new, ${changed} changed, ${unchanged} as they were\n`;
        process.stdout.write(line('Nodes', nodes) + line('Claims', claims));
        process.stdout.write(`Evidence: ${evidenceAdded} new. Mentions: ${mentionsAdded} new.\n`);
      } finally {
        database.close();
      }
    });
}
