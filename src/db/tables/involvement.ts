import { involvement } from '../../model/claims/involvement.ts';
import { claimTable } from './claim-table.ts';

export const involvements = claimTable(involvement);
