import { issuances } from '../../../db/tables/issuance.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const issuance = declareClaim({
  kind: 'ISSUANCE',
  table: issuances,
  doc: 'An organisation made a law or grants a certification.',
  fields: {
    organisation: declare.one('Organisation', issuances.organisationId, 'Who made or grants it.'),
    regulation: declare.one('Regulation', issuances.regulationId, 'The law or certification.'),
  },
});
