import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { runImport } from '../../../src/ingest/run.ts';
import type { Source } from '../../../src/ingest/source.ts';
import { bodsSource } from '../../../src/ingest/sources/bods/source.ts';
import { decpSource } from '../../../src/ingest/sources/decp/source.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { prozorroSource } from '../../../src/ingest/sources/prozorro/source.ts';
import { freshDatabase } from '../../db/fresh-database.ts';
import { type Answer, exampleQuery, openGraph, type TestGraph, WRITTEN } from '../../graph.ts';
import { publishedData } from '../../ingest/with-import.ts';

/** What the tasks are done on, beside each other in one graph. */
const PUBLISHED: readonly (readonly [Source, string])[] = [
  [decpSource, 'decp-2024-csv'],
  [decpSource, 'decp-2019/data.gouv.fr_pes.json'],
  [ocdsSource, 'ocds-sample-data/armenia'],
  [ocdsSource, 'ocds-bods-uk-bluetail/prototype/ocds/ocds_tenderers_package.json'],
  [bodsSource, 'ocds-bods-uk-bluetail/prototype/bods'],
  [prozorroSource, 'prozorro-native'],
];

/** Whether all of it is there. */
export const isPublished = PUBLISHED.every(([, path]) => publishedData(path) !== undefined);

export interface AnalystGraph {
  readonly database: GreffeDatabase;
  readonly graph: TestGraph;
  /** The answer to an example operation of the docs, which must succeed within the cost that the server allows. */
  ask(name: string, variables?: Record<string, unknown>): Promise<Answer>;
}

/** A graph of real data that all tests of a file share: they only read it. */
export function shareGraph(): () => AnalystGraph {
  let database: GreffeDatabase | undefined;
  let given: AnalystGraph | undefined;
  let close: (() => void) | undefined;
  beforeAll(async () => {
    database = freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'greffe-tasks-'));
    const options = { rejectsFile: join(folder, 'rejects.jsonl'), now: () => WRITTEN };
    for (const [source, path] of PUBLISHED) {
      await runImport(database, source, [publishedData(path) as string], options);
    }
    rmSync(folder, { recursive: true });
    const opened = openGraph(database);
    close = opened.close;
    const { graph } = opened;
    given = { database, graph, ask: (name, variables) => graph.query(exampleQuery(name), variables) };
  });
  afterAll(() => {
    close?.();
    database?.close();
  });
  return () => given as AnalystGraph;
}
