import { qualification } from '../../model/claims/qualification.ts';
import { claimTable } from './claim-table.ts';

export const qualifications = claimTable(qualification);
