import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { REQUIREMENT_LEVELS } from '../../domain/claim.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { oneOf } from './constraint.ts';
import { regulations } from './regulation.ts';
import { tenders } from './tender.ts';

/** What a bidder on a tender must, or should, hold or obey. */
export const requirements = sqliteTable(
  'requirements',
  {
    ...claimColumns('REQUIREMENT'),
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id),
    regulationId: integer('regulation_id')
      .notNull()
      .references(() => regulations.id),
    level: text('level', { enum: REQUIREMENT_LEVELS }).notNull(),
  },
  (t) => [
    ...claimConstraints('requirements', 'REQUIREMENT', t),
    oneOf('requirements_level', t.level, REQUIREMENT_LEVELS),
    index('requirements_tender').on(t.tenderId, t.id, t.withdrawn),
    index('requirements_regulation').on(t.regulationId, t.id, t.withdrawn),
  ],
);
