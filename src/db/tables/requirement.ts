import { requirement } from '../../model/claims/requirement.ts';
import { claimTable } from './claim-table.ts';

export const requirements = claimTable(requirement);
