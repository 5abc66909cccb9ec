import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { regulation } from '../../model/nodes/regulation.ts';
import { fieldChecks, fieldColumns } from './field-column.ts';
import { nodeColumns, nodeConstraints } from './node.ts';

export const regulations = sqliteTable(
  'regulations',
  {
    ...nodeColumns('REGULATION'),
    ...fieldColumns(regulation.fields),
  },
  (t) => [
    ...nodeConstraints('regulations', 'REGULATION', t),
    ...fieldChecks('regulations', regulation.fields, t),
    index('regulations_kind_name').on(t.kind, t.nameKey),
    index('regulations_jurisdiction_name').on(t.jurisdiction, t.nameKey),
  ],
);
