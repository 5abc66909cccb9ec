import { subjection } from '../../model/claims/subjection.ts';
import { claimTable } from './claim-table.ts';

export const subjections = claimTable(subjection);
