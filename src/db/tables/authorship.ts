import { authorship } from '../../model/claims/authorship.ts';
import { claimTable } from './claim-table.ts';

export const authorships = claimTable(authorship);
