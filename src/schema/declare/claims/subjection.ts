import { subjections } from '../../../db/tables/subjection.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const subjection = declareClaim({
  kind: 'SUBJECTION',
  table: subjections,
  doc: 'An organisation must obey a law, as some document states.',
  fields: {
    organisation: declare.one('Organisation', subjections.organisationId, 'Who must obey.'),
    regulation: declare.one('Regulation', subjections.regulationId, 'The law.'),
    reach: declare.text(subjections.reach, 'What the law lets whom do. Null when not stated.'),
  },
});
