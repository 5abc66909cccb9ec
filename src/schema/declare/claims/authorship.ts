import { authorships } from '../../../db/tables/authorship.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const authorship = declareClaim({
  kind: 'AUTHORSHIP',
  table: authorships,
  doc: 'A person or organisation wrote or published a document.',
  filters: {
    role: {
      kind: 'oneOf',
      column: authorships.role,
      words: 'AuthorshipRole',
      doc: 'They are one of these to it.',
    },
  },
  fields: {
    author: declare.oneNode(authorships.authorId, authorships.authorType, 'Who wrote or published it.'),
    article: declare.one('Article', authorships.articleId, 'The document.'),
    role: declare.word('AuthorshipRole', authorships.role, 'Whether they wrote or published it.'),
  },
});
