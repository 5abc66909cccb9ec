import { NODE_TYPES } from '../../domain/node.ts';
import { claimKind, one } from '../claim-kind.ts';
import { word } from '../field.ts';
import { INVOLVEMENT_ROLE } from '../words/claim.ts';

/** That nodes of all types list who is involved in them, the API says with what all nodes show. */
export const involvement = claimKind('INVOLVEMENT', {
  table: 'involvements',
  doc: 'A person or organisation did something about a node. What exactly is in the note.',
  meaning: 'A person or organisation did something about a node.',
  section: { name: 'involvements', doc: 'What a person or organisation did about something.' },
  ends: {
    subject: one(['ORGANISATION', 'PERSON'], {
      doc: 'Who did it: a person or an organisation.',
      dossier: 'The person or organisation.',
      inverses: {
        ORGANISATION: { field: 'involvements', doc: 'What it did about others.' },
        PERSON: { field: 'involvements', doc: 'What the person did about others.' },
      },
    }),
    object: one(NODE_TYPES, { doc: 'What it was about.', dossier: 'The node it is about.' }),
  },
  fields: {
    role: word(INVOLVEMENT_ROLE, {
      required: true,
      doc: 'What they did.',
      dossier: 'What the subject did.',
      filter: 'They did one of these.',
    }),
  },
  edge: { from: 'subject', to: 'object' },
});
