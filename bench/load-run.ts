import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadFigures } from './load.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Loads in a process of its own, so that the peak memory is that of loading.
 *
 * @throws Error with what `greffe check` finds
 */
export function loadAndCheck(database: string, scale: number): LoadFigures & { checkSeconds: number } {
  process.stderr.write('Loading the market …\n');
  const args = [
    '--max-semi-space-size=8',
    here('load-program.ts'),
    '--database',
    database,
    '--scale',
    String(scale),
  ];
  const figures = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as LoadFigures;
  process.stderr.write(`${JSON.stringify(figures)}\nChecking it …\n`);
  const started = performance.now();
  const check = spawnSync(process.execPath, [here('../src/cli.ts'), 'check'], {
    env: { ...process.env, DATABASE_URL: database },
    encoding: 'utf8',
  });
  if (check.status !== 0) throw new Error(`greffe check: ${check.stdout}${check.stderr}`);
  return { ...figures, checkSeconds: Math.round((performance.now() - started) / 10) / 100 };
}
