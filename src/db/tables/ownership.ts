import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { OWNER_TYPES } from '../../domain/claim.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds, oneOf } from './constraint.ts';
import { nodeReference } from './node.ts';
import { organisations } from './organisation.ts';

/** Who owns or controls an organisation. */
export const ownerships = sqliteTable(
  'ownerships',
  {
    ...claimColumns('OWNERSHIP'),
    ownerId: integer('owner_id').notNull(),
    ownerType: text('owner_type', { enum: OWNER_TYPES }).notNull(),
    ownedId: integer('owned_id')
      .notNull()
      .references(() => organisations.id),
    /** Bounds of the share in thousandths of a percent: 25 % is 25000. Equal when the share is exact. */
    shareMin: integer('share_min'),
    shareMax: integer('share_max'),
    /** The kind of control, in the source's words. */
    control: text('control'),
  },
  (t) => [
    ...claimConstraints('ownerships', 'OWNERSHIP', t),
    oneOf('ownerships_owner_type', t.ownerType, OWNER_TYPES),
    nodeReference('ownerships_owner', t.ownerId, t.ownerType),
    holds('ownerships_distinct', sql`${t.ownerId} <> ${t.ownedId}`),
    holds(
      'ownerships_share',
      sql`coalesce(${t.shareMin} BETWEEN 0 AND 100000, 1) AND coalesce(${t.shareMax} BETWEEN 0 AND 100000, 1) AND coalesce(${t.shareMin} <= ${t.shareMax}, 1)`,
    ),
    index('ownerships_owner').on(t.ownerId, t.id, t.withdrawn),
    index('ownerships_owned').on(t.ownedId, t.id, t.withdrawn),
  ],
);
