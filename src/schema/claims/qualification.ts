import { qualifications } from '../../db/tables/qualification.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const qualification = declareClaim({
  kind: 'QUALIFICATION',
  table: qualifications,
  doc: 'Where an organisation stands with a certification.',
  filters: {
    status: {
      kind: 'oneOf',
      column: qualifications.status,
      words: 'QualificationStatus',
      doc: 'It stands at one of these.',
    },
    regulation: {
      kind: 'reference',
      target: 'Regulation',
      column: qualifications.regulationId,
      doc: 'It is about this certification.',
    },
    organisation: {
      kind: 'reference',
      target: 'Organisation',
      column: qualifications.organisationId,
      doc: 'It is about this organisation.',
    },
  },
  fields: {
    organisation: declare.one(
      'Organisation',
      qualifications.organisationId,
      'Who holds, obtains, held or was refused it.',
    ),
    regulation: declare.one('Regulation', qualifications.regulationId, 'The certification.'),
    status: declare.word(
      'QualificationStatus',
      qualifications.status,
      'Where it stands. A disjunction in the source is kept as one.',
    ),
    scope: declare.text(qualifications.scope, 'Which services or sites it covers. Null when not stated.'),
  },
});
