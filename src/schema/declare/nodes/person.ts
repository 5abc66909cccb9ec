import { offices } from '../../../db/tables/office.ts';
import { person as model } from '../../../model/nodes/person.ts';
import { declareNode } from './common.ts';

export const person = declareNode(model, {
  filters: {
    holdsOfficeIn: {
      kind: 'through',
      target: 'Organisation',
      path: { claim: offices, near: offices.personId, far: offices.organisationId },
      doc: 'Holds or held a position in this organisation.',
    },
  },
  fields: {},
});
