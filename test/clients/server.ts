import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { importDossiers } from '../../src/ingest/sources/dossier/import.ts';
import { SEED, WRITTEN } from '../graph.ts';
import { publishFile } from '../postgresql/published.ts';
import { withPublishedServer } from '../postgresql/published-server.ts';
import { openTestDatabase } from '../postgresql/server.ts';
import { withServed } from '../project/served.ts';
import { shellEnvironment, shellPath } from '../project/shell-environment.ts';
import { IS_PUBLISHED } from '../served-engine.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const LOTS = fileURLToPath(new URL('lots.yaml', import.meta.url));

const QUIET = '--disable-warning=ExperimentalWarning';

type Story = 'seed' | 'lots';

/**
 * The address of the API of a server of its own, for as long as `use` runs: a process over a file, or, where the project says so, a server
 * on a publication of it. It has the story of the seed, or a tender of two lots with four bids.
 */
export async function withGreffe(use: (url: string) => Promise<void>, story: Story = 'seed'): Promise<void> {
  const cwd = await mkdtemp(join(tmpdir(), 'greffe-server-'));
  try {
    const serve = IS_PUBLISHED ? servePublished : serveFile;
    await serve(cwd, story, (url) => use(`${url}/graphql`));
  } finally {
    await rm(cwd, { recursive: true });
  }
}

async function serveFile(cwd: string, story: Story, use: (url: string) => Promise<void>): Promise<void> {
  const env = shellEnvironment(shellPath());
  if (story === 'lots')
    await promisify(execFile)(process.execPath, [QUIET, CLI, 'import', 'dossier', LOTS], { cwd, env });
  await withServed({ command: [process.execPath, QUIET, CLI, 'serve'], cwd, env }, ({ url }) => use(url));
}

async function servePublished(cwd: string, story: Story, use: (url: string) => Promise<void>): Promise<void> {
  const location = join(cwd, 'graph.db');
  const database = openDatabase(location);
  migrate(database);
  importDossiers(database, [story === 'lots' ? LOTS : SEED], { now: WRITTEN });
  database.close();
  const { url } = await openTestDatabase();
  await publishFile(location, url);
  await withPublishedServer(url, (server) => use(server.url));
}
