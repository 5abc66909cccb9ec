import { ascending } from '../../../db/read/collection/order.ts';
import { assessmentAmounts } from '../../../db/tables/assessment.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

export const assessmentAmount: ObjectDeclaration = {
  name: 'AssessmentAmount',
  doc: 'An amount that a finding names.',
  table: assessmentAmounts,
  key: assessmentAmounts.id,
  visibility: { kind: 'part' },
  interfaces: [],
  filters: {},
  orders: { POSITION: ascending(assessmentAmounts.position, 'As the finding names them.') },
  defaultOrder: 'POSITION',
  fields: {
    label: declare.text(assessmentAmounts.label, 'What the amount is of.'),
    qualifier: declare.word('AmountQualifier', assessmentAmounts.qualifier, 'How it bounds the real amount.'),
    value: declare.money(
      { amount: assessmentAmounts.valueMinor, currency: assessmentAmounts.valueCurrency },
      'The amount, as the document states it; `qualifier` says how it bounds the real one.',
    ),
  },
};
