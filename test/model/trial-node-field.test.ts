import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { describe, expect, it, vi } from 'vitest';
import { tenders } from '../../src/db/tables/tender.ts';
import { jsonlFormat } from '../../src/export/jsonl/format.ts';
import type { NODES } from '../../src/export/jsonld/node.ts';
import { readDossier } from '../../src/ingest/sources/dossier/read.ts';
import { text } from '../../src/model/field.ts';
import type { Mapped } from '../../src/model/mapped.ts';
import type { StatedNode } from '../../src/model/node-type.ts';
import type { tender } from '../../src/model/nodes/tender.ts';
import { exported, linesOf } from '../export/exported.ts';
import { withGraph } from '../graph.ts';

const trialField = text({
  absent: 'not stated',
  doc: 'How bids are compared.',
  dossier: 'How bids are compared.',
});
type Trial = Omit<typeof tender, 'fields'> & {
  readonly fields: (typeof tender)['fields'] & { readonly trialField: typeof trialField };
};

// The one line: all that imports the model has the field from here on.
vi.mock('../../src/model/nodes/tender.ts', async (importOriginal) => {
  const { tender: original } = await importOriginal<{ tender: typeof tender }>();
  const { text: make } = await import('../../src/model/field.ts');
  const doc = 'How bids are compared.';
  const fields = { ...original.fields, trialField: make({ absent: 'not stated', doc, dossier: doc }) };
  return { tender: { ...original, fields } };
});

const DOSSIER = `
dossier: 1
tenders:
  hosting: { title: Hosting, statedOn: 2026-02-06, trialField: Price counts half. }
`;

/** What the migration would say. */
function columnOf(name: string): string {
  const column = (getTableColumns(tenders) as unknown as Record<string, SQLiteColumn>)[name];
  return `ALTER TABLE tenders ADD ${column?.name} ${column?.getSQLType()}`;
}

describe('a field that one line of the model adds to tenders', () => {
  it('is a field of records, which need not have it', () => {
    const records: StatedNode<Trial>[] = [{ type: 'TENDER', trialField: 'Price.' }, { type: 'TENDER' }];
    expect(records.map((record) => record.trialField)).toEqual(['Price.', undefined]);
  });

  it('goes from a dossier through the writer to the API and to copies', () =>
    withGraph(async ({ database, write, query }) => {
      database.sqlite.exec(columnOf('trialField'));
      write(readDossier(DOSSIER));
      const answer = await query('{ tender(by: {slug: "hosting"}) { trialField } }');
      expect(answer.tender).toEqual({ trialField: 'Price counts half.' });
      const lines = linesOf(exported(database, jsonlFormat).text);
      expect(lines).toContainEqual(
        expect.objectContaining({ record: 'tender', trialField: 'Price counts half.' }),
      );
    }));

  it('says in the API what it is, and what null means', () =>
    withGraph(async ({ query }) => {
      const { __type } = await query('{ __type(name: "Tender") { fields { name description } } }');
      expect(__type.fields).toContainEqual({
        name: 'trialField',
        description: 'How bids are compared. Null when not stated.',
      });
    }));

  it('is one that the other exports have to decide on', () => {
    const isDecided: (typeof NODES)['TENDER'] extends Mapped<Trial, unknown> ? true : false = false;
    expect(isDecided).toBe(false);
  });
});
