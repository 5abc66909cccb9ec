import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { person } from '../../model/nodes/person.ts';
import { fieldChecks, fieldColumns } from './field-column.ts';
import { nodeColumns, nodeConstraints } from './node.ts';

export const people = sqliteTable(
  'people',
  {
    ...nodeColumns('PERSON'),
    ...fieldColumns(person.fields),
  },
  (t) => [
    ...nodeConstraints('people', 'PERSON', t),
    ...fieldChecks('people', person.fields, t),
    index('people_family_name').on(t.familyName),
  ],
);
