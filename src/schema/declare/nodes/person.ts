import { offices } from '../../../db/tables/office.ts';
import { people } from '../../../db/tables/person.ts';
import * as declare from '../declare.ts';
import { declareNode } from './common.ts';

export const person = declareNode({
  name: 'Person',
  plural: 'people',
  table: people,
  doc: 'A human being, in the public role in which documents name them.',
  filters: {
    holdsOfficeIn: {
      kind: 'through',
      target: 'Organisation',
      path: { claim: offices, near: offices.personId, far: offices.organisationId },
      doc: 'Holds or held a position in this organisation.',
    },
  },
  fields: {
    givenName: declare.text(
      people.givenName,
      'Given name. Null when no document tells it from the family name.',
    ),
    familyName: declare.text(
      people.familyName,
      'Family name. Null when no document tells it from the given name.',
    ),
  },
});
