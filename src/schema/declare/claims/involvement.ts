import { involvements } from '../../../db/tables/involvement.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const involvement = declareClaim({
  kind: 'INVOLVEMENT',
  table: involvements,
  doc: 'A person or organisation did something about a node. What exactly is in the note.',
  filters: {
    role: {
      kind: 'oneOf',
      column: involvements.role,
      words: 'InvolvementRole',
      doc: 'They did one of these.',
    },
  },
  fields: {
    subject: declare.oneNode(
      involvements.subjectId,
      involvements.subjectType,
      'Who did it: a person or an organisation.',
    ),
    object: declare.oneNode(involvements.objectId, involvements.objectType, 'What it was about.'),
    role: declare.word('InvolvementRole', involvements.role, 'What they did.'),
  },
});
