import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withServed } from '../project/served.ts';
import { shellEnvironment, shellPath } from '../project/shell-environment.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const LOTS = fileURLToPath(new URL('lots.yaml', import.meta.url));

const QUIET = '--disable-warning=ExperimentalWarning';

/**
 * The address of the API of a server of its own, a process over a file, for as long as `use` runs. It has the story of the seed, or a
 * tender of two lots with four bids.
 */
export async function withGreffe(
  use: (url: string) => Promise<void>,
  story: 'seed' | 'lots' = 'seed',
): Promise<void> {
  const cwd = await mkdtemp(join(tmpdir(), 'greffe-server-'));
  const env = shellEnvironment(shellPath());
  try {
    if (story === 'lots')
      await promisify(execFile)(process.execPath, [QUIET, CLI, 'import', 'dossier', LOTS], { cwd, env });
    await withServed({ command: [process.execPath, QUIET, CLI, 'serve'], cwd, env }, ({ url }) =>
      use(`${url}/graphql`),
    );
  } finally {
    await rm(cwd, { recursive: true });
  }
}
