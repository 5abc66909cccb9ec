import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type GreffeDatabase, openDatabase } from '../db/connection/client.ts';
import { readTarget, type Target } from '../db/postgresql/connection/target.ts';
import { stopRecording } from '../db/postgresql/follow/change-log.ts';
import { follow } from '../db/postgresql/follow/follow.ts';
import { asPublisher } from '../db/postgresql/publish/publisher.ts';
import { withSnapshot } from '../db/postgresql/publish/snapshot.ts';
import { type Published, publishWhole } from '../db/postgresql/publish/whole.ts';
import { findReadable, openConfiguredDatabase, openReadable } from './database.ts';
import { stopOnSignals } from './import-stop.ts';

interface PublishFlags {
  readonly reader: readonly string[];
  readonly follow?: true;
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
    .option('--follow', 'go on publishing what changes, until stopped')
    .option(
      '--reader <role>',
      'let this role read what is published, now and after each later publication; may be given several times',
      (role: string, roles: readonly string[]) => [...roles, role],
      [] as readonly string[],
    )
    .option('--json', 'print what was published as JSON, a line for each state')
    .option('--quiet', 'print what went wrong only')
    .action(publish);
}

async function publish(url: string, flags: PublishFlags): Promise<void> {
  const target = readTarget(url);
  // Who mistypes a name does not want an empty graph published.
  openDatabase(readConfig(process.env).databaseFile, { readonly: true }).close();
  await (flags.follow ? publishChanges(target, flags) : publishOnce(target, flags));
}

async function publishOnce(target: Target, flags: PublishFlags): Promise<void> {
  const readable = findReadable(readConfig(process.env).databaseFile);
  try {
    const database = openReadable(readable);
    try {
      const started = performance.now();
      const published = await asPublisher(target, (client) =>
        withSnapshot(readable, (snapshot) =>
          publishWhole(client, target, snapshot, { readers: flags.reader, position: null }),
        ),
      );
      if (!database.readonly) await stopRecording(database, target.name);
      print(published, (performance.now() - started) / 1000, flags);
    } finally {
      database.close();
    }
  } finally {
    readable.remove();
  }
}

async function publishChanges(target: Target, flags: PublishFlags): Promise<void> {
  const database = openConfiguredDatabase();
  const stopping = stopOnSignals();
  try {
    await followUntil(stopping.signal, database, target, flags);
  } finally {
    stopping.end();
    database.close();
  }
}

async function followUntil(
  signal: AbortSignal,
  database: GreffeDatabase,
  target: Target,
  flags: PublishFlags,
): Promise<void> {
  let started = performance.now();
  let isLost = false;
  const say = (line: string) => void (flags.json || flags.quiet || process.stdout.write(`${line}\n`));
  await follow(database, target, {
    readers: flags.reader,
    signal,
    onResume: ({ number, schema }) => {
      isLost = false;
      say(`Follows from state ${number} in schema ${schema}.`);
    },
    onWhole: (published, why) => {
      isLost = false;
      say(`Published whole, since ${why}.`);
      print(published, (performance.now() - started) / 1000, flags);
    },
    onStep: ({ publication: { number, schema }, changes, rows }) => {
      if (flags.json) process.stdout.write(`${JSON.stringify({ rows, changes, schema, number })}\n`);
      else say(`Published ${rows} changed rows as state ${number}.`);
    },
    onLost: ({ message }) => {
      started = performance.now();
      if (!isLost) process.stderr.write(`greffe: ${message} Trying again.\n`);
      isLost = true;
    },
  });
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
