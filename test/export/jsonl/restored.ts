import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { restoreGraph } from '../../../src/ingest/sources/jsonl/restore.ts';
import { freshDatabase } from '../../db/fresh-database.ts';
import { WRITTEN } from '../../graph.ts';

/** A file of a copied graph for one test. */
export async function withFile<R>(text: string, use: (path: string) => Promise<R>): Promise<R> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-jsonl-'));
  const path = join(folder, 'graph.jsonl');
  try {
    writeFileSync(path, text);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A fresh database with the graph that a file of this text holds. */
export async function withRestored<R>(
  text: string,
  use: (copy: GreffeDatabase, summary: Awaited<ReturnType<typeof restoreGraph>>) => R | Promise<R>,
): Promise<R> {
  const copy = freshDatabase();
  try {
    return await withFile(text, async (path) => {
      const sizeBytes = Buffer.byteLength(text);
      const options = { rejectsFile: `${path}.rejects`, now: () => WRITTEN };
      return use(copy, await restoreGraph(copy, { path, sizeBytes }, options));
    });
  } finally {
    copy.close();
  }
}
