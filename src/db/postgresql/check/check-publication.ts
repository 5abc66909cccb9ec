import type { Client } from 'pg';
import { DatabaseUnusable } from '../../../domain/error.ts';
import type { Problem } from '../../check/problem.ts';
import { connect, inTransaction } from '../connection/connect.ts';
import { asTargetUnusable } from '../connection/fault.ts';
import type { Target } from '../connection/target.ts';
import { followerOf, recordedIn } from '../follow/change-log.ts';
import type { RowSum } from '../publish/copy-rows.ts';
import { SUMS_TABLE } from '../publish/load.ts';
import { type Publication, readPublication } from '../publish/publication.ts';
import type { Snapshot } from '../publish/snapshot.ts';
import { rowSources } from '../publish/source-row.ts';
import type { PublishedTable } from '../schema/published-table.ts';
import { schemaVersion } from '../schema/schema.ts';
import { NAME_TABLES } from '../schema/search-table.ts';
import { quotedName } from '../schema/statement.ts';
import { findMissingParts } from './missing-part.ts';
import { publishedSum, sourceSum } from './table-sum.ts';

/**
 * What is wrong with a publication: tables, indexes and rules that it lacks, or that do not hold, rows that are not those that were
 * published, names that search does not find by their words; with the author's file, all that is not as it is there. Works on a replica,
 * too.
 *
 * @param author a state of the author's file
 * @throws DatabaseUnusable when it can't be reached or read, or holds nothing that this version has published
 */
export async function checkPublication(target: Target, author?: Snapshot): Promise<Problem[]> {
  let client: Client | undefined;
  try {
    const connected = await connect(target);
    client = connected;
    return await inTransaction(connected, async () => {
      await connected.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      const publication = await currentPublication(connected, target);
      await connected.query(`SET LOCAL search_path = ${quotedName(publication.schema)}`);
      const parts = await findMissingParts(connected, publication.schema);
      return [
        ...parts.problems,
        ...(await wrongRows(connected, parts.readable, author)),
        ...(await unfoundNames(connected, parts.readable)),
        ...(author ? missingChanges(author, target, publication) : []),
      ];
    });
  } catch (error) {
    throw asTargetUnusable(target, error);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

async function currentPublication(client: Client, target: Target): Promise<Publication> {
  const publication = await readPublication(client, target);
  if (publication === undefined) {
    throw new DatabaseUnusable(target.name, 'nothing was published to it', 'Publish: greffe publish.');
  }
  if (publication.schemaVersion !== schemaVersion()) {
    throw new DatabaseUnusable(
      target.name,
      'another version of Greffe has published to it',
      'Publish with this one, or check with that one.',
    );
  }
  return publication;
}

const problem = (table: string, message: string): Problem => ({ table, id: null, message });

/** Rows that are not what was published, and with the author's file what it has. */
async function wrongRows(
  client: Client,
  tables: readonly PublishedTable[],
  author: Snapshot | undefined,
): Promise<Problem[]> {
  const { rows } = await client.query<{ name: string; rows: string; checksum: string | null }>(
    `SELECT name, rows, checksum FROM ${SUMS_TABLE}`,
  );
  const noted = new Map(rows.map((row) => [row.name, row]));
  const sources = new Map(author && rowSources(author.sqlite).map((source) => [source.table, source]));
  const problems: Problem[] = [];
  for (const table of tables) {
    const found = await publishedSum(client, table);
    const note = noted.get(table.name);
    const sum = {
      rows: Number(note?.rows),
      checksum: note?.checksum == null ? undefined : Number(note.checksum),
    };
    problems.push(...differences(table, found, sum, 'were published'));
    const source = sources.get(table.name);
    if (source) problems.push(...differences(table, found, sourceSum(source), 'are in the file'));
  }
  return problems;
}

function differences(
  { name }: PublishedTable,
  found: RowSum,
  expected: Omit<RowSum, 'checksum'> & { checksum: number | undefined },
  what: string,
): Problem[] {
  if (found.rows !== expected.rows)
    return [problem(name, `has ${found.rows} rows where ${expected.rows} ${what}`)];
  if (expected.checksum === undefined || expected.checksum === found.checksum) return [];
  return [problem(name, `has rows that are not those that ${what}`)];
}

/** Names of which the words are not those that search goes by; `''` has none. */
async function unfoundNames(client: Client, tables: readonly PublishedTable[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { name } of NAME_TABLES.filter((table) => tables.some((each) => each.name === table.name))) {
    const { rows } = await client.query<{ count: string }>(
      `SELECT count(*) AS count FROM ${quotedName(name)} n WHERE n.words IS DISTINCT FROM coalesce((SELECT array_to_tsvector(array_agg(DISTINCT left(w, 255))) FROM regexp_split_to_table(n."name", '[ \\n]+') w WHERE w <> ''), ''::tsvector)`,
    );
    const count = Number(rows[0]?.count);
    if (count > 0) problems.push(problem(name, `has ${count} names that are not found by their words`));
  }
  return problems;
}

function missingChanges({ sqlite }: Snapshot, target: Target, { id, position }: Publication): Problem[] {
  const follower = followerOf(sqlite, target.name);
  if (position === null || follower?.id !== id) return [];
  const missing = recordedIn(sqlite).last - position;
  return missing > 0 ? [problem('publication', `lacks the last ${missing} changes of the file`)] : [];
}
