import { valuation } from '../../model/claims/valuation.ts';
import { claimTable } from './claim-table.ts';

export const valuations = claimTable(valuation);
