import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { readTarget } from '../../src/db/postgresql/connection/target.ts';
import { asPublisher } from '../../src/db/postgresql/publish/publisher.ts';
import { withSnapshot } from '../../src/db/postgresql/publish/snapshot.ts';
import { publishWhole } from '../../src/db/postgresql/publish/whole.ts';

/** Publishes a file whole to where a URL leads, as `greffe publish` does. */
export async function publishFile(location: string, url: string): Promise<void> {
  const target = readTarget(url);
  const readable = { location, isReadonly: false, remove: () => undefined };
  await asPublisher(target, (client) =>
    withSnapshot(readable, (snapshot) =>
      publishWhole(client, target, snapshot, { readers: [], position: null }),
    ),
  );
}

/** Publishes a database as it is now, one in memory too. */
export async function publishDatabase({ sqlite }: GreffeDatabase, url: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-published-'));
  try {
    const file = join(folder, 'graph.db');
    sqlite.prepare('VACUUM INTO ?').run(file);
    await publishFile(file, url);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
