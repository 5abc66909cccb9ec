import { offices } from '../../../db/tables/office.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const office = declareClaim({
  kind: 'OFFICE',
  table: offices,
  doc: 'A person holds or held a position in an organisation.',
  fields: {
    person: declare.one('Person', offices.personId, 'Who holds it.'),
    organisation: declare.one('Organisation', offices.organisationId, 'Where.'),
    title: declare.text(offices.title, 'What the position is called. Null when not stated.'),
  },
});
