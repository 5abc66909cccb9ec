import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { row } from '../memory-graph.ts';

const WRITER = fileURLToPath(new URL('./write-forever.ts', import.meta.url));

it('opens and is in order after its writer was killed at any moment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-killed-'));
  const path = join(folder, 'killed.db');
  try {
    let claims = 0;
    for (const delayMs of [0, 11, 23, 47]) {
      const writer = spawn(process.execPath, [WRITER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(writer.stdout, 'data');
      await pause(delayMs);
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      expect(writer.signalCode).toBe('SIGKILL');

      const database = openDatabase(path);
      migrate(database);
      expect(checkDatabase(database)).toEqual([]);
      const { n } = row<{ n: number }>(database, 'SELECT count(*) AS n FROM claims');
      expect(n).toBeGreaterThanOrEqual(Math.max(claims, 40));
      claims = n;
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
