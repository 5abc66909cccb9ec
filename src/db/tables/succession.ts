import { sql } from 'drizzle-orm';
import { succession } from '../../model/claims/succession.ts';
import { claimTable } from './claim-table.ts';
import { holds } from './constraint.ts';

export const successions = claimTable(succession, ({ relation, nodeType }) => [
  holds('successions_repeals', sql`${relation} <> 'REPEALS' OR ${nodeType} = 'REGULATION'`),
]);
