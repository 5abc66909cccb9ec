import { hosting } from '../../model/claims/hosting.ts';
import { claimTable } from './claim-table.ts';

export const hostings = claimTable(hosting);
