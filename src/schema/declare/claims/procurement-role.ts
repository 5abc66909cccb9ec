import { claimEstablishments } from '../../../db/tables/establishment.ts';
import { procurementRoles } from '../../../db/tables/procurement-role.ts';
import { procurementRole as model } from '../../../model/claims/procurement-role.ts';
import * as declare from '../declare.ts';
import { declareModelled } from './common.ts';

export const procurementRole = declareModelled(model, procurementRoles, {
  fields: {
    establishments: declare.list(
      'NamedEstablishment',
      claimEstablishments.claimId,
      'The establishments by which documents name the organisation. Empty when they name none.',
    ),
  },
});
