import { claimKind, one } from '../claim-kind.ts';
import { word } from '../field.ts';
import { AUTHORSHIP_ROLE } from '../words/claim.ts';

export const authorship = claimKind('AUTHORSHIP', {
  table: 'authorships',
  doc: 'A person or organisation wrote or published a document.',
  section: { name: 'authorships', doc: 'Who wrote or published a document.' },
  ends: {
    author: one(['ORGANISATION', 'PERSON'], {
      doc: 'Who wrote or published it.',
      dossier: 'The person or organisation.',
      inverses: {
        ORGANISATION: { field: 'authorships', doc: 'Documents that it wrote or published.' },
        PERSON: { field: 'authorships', doc: 'Documents that the person wrote or published.' },
      },
    }),
    article: one('ARTICLE', {
      doc: 'What was written or published.',
      dossier: 'The article.',
      inverse: { field: 'authorships', doc: 'Who wrote and published it. Empty when it does not say.' },
    }),
  },
  fields: {
    role: word(AUTHORSHIP_ROLE, {
      required: true,
      doc: 'Whether they wrote or published it.',
      dossier: 'Whether as author or as publisher.',
      filter: 'They are one of these to it.',
    }),
  },
  edge: { from: 'author', to: 'article' },
});
