import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { nodeColumns, nodeConstraints } from './node.ts';

export const people = sqliteTable(
  'people',
  {
    ...nodeColumns('PERSON'),
    givenName: text('given_name'),
    familyName: text('family_name'),
  },
  (t) => [...nodeConstraints('people', 'PERSON', t), index('people_family_name').on(t.familyName)],
);
