import { procurementRole } from '../../model/claims/procurement-role.ts';
import { claimTable } from './claim-table.ts';

export const procurementRoles = claimTable(procurementRole);
