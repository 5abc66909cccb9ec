import { NODE_TYPES } from '../../domain/node.ts';
import { claimKind, one } from '../claim-kind.ts';
import { text } from '../field.ts';

/** The amounts that a finding names stand beside this: they are a list in a table of its own. */
export const assessment = claimKind('ASSESSMENT', {
  table: 'assessments',
  doc: 'An organisation or document found something about a node.',
  section: {
    name: 'assessments',
    doc: 'What an organisation or a document finds about something.',
  },
  ends: {
    assessor: one(['ORGANISATION', 'ARTICLE'], {
      absent: 'the source does not say',
      doc: 'Who or what found it: an organisation or an article.',
      dossier: 'The organisation or article that finds it. Leave it out when no document says who.',
      inverses: {
        ORGANISATION: { field: 'findings', doc: 'What it finds about others.' },
        ARTICLE: { field: 'findings', doc: 'What it finds about others.' },
      },
    }),
    object: one(NODE_TYPES, { doc: 'What was assessed.', dossier: 'The node it is about.' }),
  },
  fields: {
    aspect: text({
      required: true,
      doc: 'Which side of it was looked at: `governance`, `budget`.',
      dossier: 'Which side of it is assessed, in a word or two.',
    }),
    finding: text({
      required: true,
      doc: 'What was found, in a sentence of the recorder’s own.',
      dossier: 'What is found, in your own words.',
    }),
  },
  edge: { from: 'assessor', to: 'object' },
});
