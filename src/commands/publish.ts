import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/connection/client.ts';
import { readTarget } from '../db/postgresql/connection/target.ts';
import { asPublisher } from '../db/postgresql/publish/publisher.ts';
import { withSnapshot } from '../db/postgresql/publish/snapshot.ts';
import { type Published, publishWhole } from '../db/postgresql/publish/whole.ts';
import { findReadable, openReadable } from './database.ts';

interface PublishFlags {
  readonly reader: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
}

/** `greffe publish postgres://…`: what the database of the environment holds, for servers on other machines. */
export function addPublishCommand(program: Command): void {
  program
    .command('publish')
    .description('Publish the graph to PostgreSQL, from which any number of servers can read it.')
    .argument(
      '<url>',
      'postgres://user@host:5432/database, of a database for this alone; the password may be in PGPASSWORD',
    )
    .option(
      '--reader <role>',
      'let this role read what is published, now and after each later publication; may be given several times',
      (role: string, roles: readonly string[]) => [...roles, role],
      [] as readonly string[],
    )
    .option('--json', 'print what was published as JSON')
    .option('--quiet', 'print what went wrong only')
    .action(publish);
}

async function publish(url: string, flags: PublishFlags): Promise<void> {
  const target = readTarget(url);
  const readable = findReadable(readConfig(process.env).databaseFile);
  try {
    openDatabase(readable.location, { readonly: readable.isReadonly, create: false }).close();
    openReadable(readable).close();
    const started = performance.now();
    const published = await asPublisher(target, (client) =>
      withSnapshot(readable, (snapshot) =>
        publishWhole(client, target, snapshot, { readers: flags.reader, position: null }),
      ),
    );
    print(published, (performance.now() - started) / 1000, flags);
  } finally {
    readable.remove();
  }
}

function print(published: Published, seconds: number, { json, quiet }: PublishFlags): void {
  const { rows, tables, schema, number } = published;
  if (json) process.stdout.write(`${JSON.stringify({ rows, tables, schema, number, seconds })}\n`);
  else if (!quiet) {
    process.stdout.write(
      `Published ${rows} rows in ${tables} tables in ${seconds.toFixed(1)} s, as state ${number} in schema ${schema}.\n`,
    );
  }
}
