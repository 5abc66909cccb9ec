import { assessmentAmounts, assessments } from '../../../db/tables/assessment.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const assessment = declareClaim({
  kind: 'ASSESSMENT',
  table: assessments,
  doc: 'An organisation or document found something about a node.',
  fields: {
    assessor: declare.oneNode(
      assessments.assessorId,
      assessments.assessorType,
      'Who or what found it: an organisation or an article. Null when the source does not say.',
    ),
    object: declare.oneNode(assessments.objectId, assessments.objectType, 'What was assessed.'),
    aspect: declare.text(assessments.aspect, 'Which side of it was looked at: `governance`, `budget`.'),
    finding: declare.text(assessments.finding, 'What was found, in a sentence of the recorder’s own.'),
    amounts: declare.list(
      'AssessmentAmount',
      assessmentAmounts.assessmentId,
      'The amounts that the finding names.',
    ),
  },
});
