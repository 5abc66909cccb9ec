import { assessmentAmounts, assessments } from '../../../db/tables/assessment.ts';
import { assessment as model } from '../../../model/claims/assessment.ts';
import * as declare from '../declare.ts';
import { declareModelled } from './common.ts';

export const assessment = declareModelled(model, assessments, {
  fields: {
    amounts: declare.list(
      'AssessmentAmount',
      assessmentAmounts.assessmentId,
      'The amounts that the finding names.',
    ),
  },
});
