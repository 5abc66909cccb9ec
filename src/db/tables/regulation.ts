import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { REGULATION_KINDS } from '../../domain/node.ts';
import { oneOf, partialDate } from './constraint.ts';
import { nodeColumns, nodeConstraints } from './node.ts';

export const regulations = sqliteTable(
  'regulations',
  {
    ...nodeColumns('REGULATION'),
    kind: text('kind', { enum: REGULATION_KINDS }).notNull(),
    /** ISO 3166 country, `EU`, or the name of what the act governs. */
    jurisdiction: text('jurisdiction'),
    version: text('version'),
    adopted: text('adopted'),
    inForce: text('in_force'),
  },
  (t) => [
    ...nodeConstraints('regulations', 'REGULATION', t),
    oneOf('regulations_kind', t.kind, REGULATION_KINDS),
    partialDate('regulations_adopted_date', t.adopted),
    partialDate('regulations_in_force_date', t.inForce),
    index('regulations_kind_name').on(t.kind, t.nameKey),
    index('regulations_jurisdiction_name').on(t.jurisdiction, t.nameKey),
  ],
);
