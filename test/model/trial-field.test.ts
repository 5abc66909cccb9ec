import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/db/claim-kind.ts';
import { fieldsOf } from '../../src/db/copy/shape.ts';
import { claimTable } from '../../src/db/tables/claim-table.ts';
import { fieldAttributes } from '../../src/db/write/field/field-attribute.ts';
import { modelledEntry } from '../../src/ingest/sources/dossier/claim-schema.ts';
import { claimKind, type StatedClaim } from '../../src/model/claim-kind.ts';
import { qualification } from '../../src/model/claims/qualification.ts';
import { partialDate } from '../../src/model/field.ts';
import { declareModelled } from '../../src/schema/declare/claims/common.ts';

const trial = claimKind('QUALIFICATION', {
  ...qualification,
  fields: {
    ...qualification.fields,
    renewal: partialDate({
      absent: 'not stated',
      doc: 'When it is to be renewed.',
      dossier: 'When it has to be renewed.',
    }),
  },
});
const table = claimTable(trial);
const record: StatedClaim<typeof trial> = {
  kind: 'QUALIFICATION',
  organisation: 'ovh',
  regulation: 'secnumcloud',
  status: 'HELD',
  renewal: '2027-05',
};

describe('a field that one line of the model adds', () => {
  it('is a column that takes what the field may hold', () => {
    const { columns, checks } = getTableConfig(table);
    expect(columns.find(({ name }) => name === 'renewal')).toMatchObject({
      dataType: 'string',
      notNull: false,
    });
    expect(checks.map(({ name }) => name)).toContain('qualifications_renewal_date');
  });

  it('is read by the writer, which refuses what it can not be', () => {
    const attribute = fieldAttributes(trial.fields, table).find(({ name }) => name === 'renewal');
    expect(attribute?.columns).toEqual(['renewal']);
    expect(attribute?.read({ ...record })).toEqual(['2027-05']);
    expect(attribute?.read({ ...record, renewal: undefined })).toBeUndefined();
    expect(() => attribute?.read({ ...record, renewal: 'soon' })).toThrow(/"soon" is not a date/);
  });

  it('is shown by the API, with what null means', () => {
    expect(declareModelled(trial, table).fields.renewal).toMatchObject({
      type: 'PartialDate',
      nullable: true,
      doc: 'When it is to be renewed. Null when not stated.',
    });
  });

  it('can be written in a dossier, and nothing else in its place', () => {
    const { kind: _, ...written } = record;
    const entry = modelledEntry(trial);
    expect(entry.parse({ ...written, renewal: 2027 })).toMatchObject({ renewal: '2027' });
    expect(entry.safeParse({ ...written, renewal: 'soon' }).success).toBe(false);
    expect(modelledEntry(qualification).safeParse(written).success).toBe(false);
  });

  it('is a member of copies', () => {
    expect(fieldsOf(table).map(({ member }) => member)).toContain('renewal');
  });

  it('leaves the ends of the claim as they are', () => {
    expect(shapeOf(trial, table)).toMatchObject({
      ends: [{ name: 'organisation' }, { name: 'regulation' }],
      edge: { from: 'organisation', to: 'regulation' },
    });
  });
});
