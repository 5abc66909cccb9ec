import { sql } from 'drizzle-orm';
import { ownership } from '../../model/claims/ownership.ts';
import { claimTable } from './claim-table.ts';
import { holds } from './constraint.ts';

export const ownerships = claimTable(ownership, ({ shareMin, shareMax }) => [
  holds(
    'ownerships_share',
    sql`coalesce(${shareMin} BETWEEN 0 AND 100000, 1) AND coalesce(${shareMax} BETWEEN 0 AND 100000, 1) AND coalesce(${shareMin} <= ${shareMax}, 1)`,
  ),
]);
