import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import type { GraphRecords } from '../../../src/model/record.ts';

/** Run by a test, which kills it: writes batch after batch and says so, until it is killed or has written far too many. */

const MAX_BATCHES = 100_000;

function batch(n: number): GraphRecords {
  const evidence = [{ article: 'notice', standing: 'OFFICIAL' as const }];
  const statedOn = '2026-02-06';
  const organisations = Array.from({ length: 20 }, (_, o) => ({
    ref: `o${o}`,
    type: 'ORGANISATION' as const,
    keys: [`o:${(n * 7 + o) % 500}`],
    name: `Organisation ${(n * 7 + o) % 500}`,
    aliases: [`Alias ${n}`],
    statedOn,
  }));
  return {
    nodes: [
      { ref: 'notice', type: 'ARTICLE', kind: 'NOTICE', keys: [`a:${n}`], name: `Notice ${n}`, statedOn },
      { ref: 'tender', type: 'TENDER', keys: [`t:${n % 50}`], name: `Tender ${n % 50}`, statedOn },
      ...organisations,
    ],
    claims: organisations.flatMap(({ ref }) => [
      { kind: 'BID', ref, tender: 'tender', parties: [{ organisation: ref, role: 'SOLE' }], evidence },
      { kind: 'TENDER_EVENT', tender: 'tender', bid: ref, event: n % 2 ? 'WON' : 'REJECTED', evidence },
    ]),
    mentions: [],
  };
}

const database = openDatabase(process.argv[2] ?? '');
migrate(database);
const writer = createWriter(database);
for (let n = 0; n < MAX_BATCHES; n++) {
  writer.write(batch(n));
  process.stdout.write('.');
}
