import { issuance } from '../../model/claims/issuance.ts';
import { claimTable } from './claim-table.ts';

export const issuances = claimTable(issuance);
