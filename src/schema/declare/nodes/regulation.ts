import { requirements } from '../../../db/tables/requirement.ts';
import { regulation as model } from '../../../model/nodes/regulation.ts';
import { declareNode } from './common.ts';

export const regulation = declareNode(model, {
  filters: {
    requiredBy: {
      kind: 'through',
      target: 'Tender',
      path: { claim: requirements, near: requirements.regulationId, far: requirements.tenderId },
      doc: 'This tender requires it.',
    },
  },
  fields: {},
});
