import { procurementRoles } from '../../../db/tables/procurement-role.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const procurementRole = declareClaim({
  kind: 'PROCUREMENT_ROLE',
  table: procurementRoles,
  doc: 'An organisation buys a tender, or stands behind it in another way than by bidding. OCDS `parties/roles`.',
  filters: {
    role: {
      kind: 'oneOf',
      column: procurementRoles.role,
      words: 'ProcurementRoleKind',
      doc: 'It is one of these roles.',
    },
  },
  fields: {
    organisation: declare.one('Organisation', procurementRoles.organisationId, 'Who has the role.'),
    tender: declare.one('Tender', procurementRoles.tenderId, 'The tender it has the role in.'),
    role: declare.word(
      'ProcurementRoleKind',
      procurementRoles.role,
      'What the organisation is to the tender.',
    ),
  },
});
