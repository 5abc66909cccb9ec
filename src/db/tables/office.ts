import { office } from '../../model/claims/office.ts';
import { claimTable } from './claim-table.ts';

export const offices = claimTable(office);
