import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { countUndocumented } from '../../../src/db/check/note.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { NOW, withDatabase } from '../memory-graph.ts';
import { notice, organisation, tender } from '../sample-records.ts';

const TEXT = { awards: [{ id: '1', 'a/b~c': { amount: 1 } }] };

/** A document whose text is kept, with evidence and a mention at these places. */
function write(
  database: GreffeDatabase,
  locator: string,
  raw: Uint8Array = deflateRawSync(JSON.stringify(TEXT)),
): void {
  const evidence = [{ article: 'notice', standing: 'OFFICIAL' as const, locator }];
  createWriter(database).writeDocuments(
    [
      {
        source: 'test',
        records: {
          nodes: [{ ...notice, keys: ['test:notice'] }, organisation('a'), tender()],
          claims: [{ kind: 'TENDER_EVENT', tender: 'tender', event: 'AWARDED', evidence }],
          mentions: [{ article: 'notice', node: 'a', name: 'A', locator }],
        },
        document: {
          key: 'test:notice',
          moment: '2026-02-06',
          day: '2026-02-06',
          article: 'notice',
          series: { key: 'test:1' },
          hash: 'ab',
          raw,
        },
      },
    ],
    { now: NOW },
  );
}

describe('places in documents whose texts are kept', () => {
  it.each(['/awards/0', '/awards/0/a~1b~0c/amount', '/awards', 'paragraph 3'])('may be %s', (locator) =>
    withDatabase((database) => {
      write(database, locator);
      expect(checkDatabase(database)).toEqual([]);
    }),
  );

  it.each(['/awards/1', '/awards/0/value', '/tender', '/awards/0/id/0', '/awards/length'])(
    'are wrong when they lead nowhere: %s',
    (locator) =>
      withDatabase((database) => {
        write(database, locator);
        const message = 'has a locator that leads nowhere in its document';
        expect(checkDatabase(database)).toEqual([
          { table: 'evidence', id: 1, message },
          { table: 'mentions', id: 1, message },
        ]);
      }),
  );

  it('can not be told of a text that can not be read', () =>
    withDatabase((database) => {
      write(database, '/awards/0', Buffer.from('no deflated text'));
      expect(checkDatabase(database)).toEqual([
        { table: 'documents', id: 1, message: 'has a text that can not be read' },
      ]);
    }));
});

describe('articles that were read before documents were kept', () => {
  it('are counted until their documents come', () =>
    withDatabase(
      (database) => {
        expect(countUndocumented(database)).toBe(1);
        write(database, '/awards/0');
        expect(countUndocumented(database)).toBe(0);
      },
      {
        nodes: [{ ...notice, keys: ['test:notice'] }, tender()],
        claims: [
          {
            kind: 'TENDER_EVENT',
            tender: 'tender',
            event: 'LAUNCHED',
            evidence: [{ article: 'notice', standing: 'OFFICIAL' }],
          },
        ],
      },
    ));
});
