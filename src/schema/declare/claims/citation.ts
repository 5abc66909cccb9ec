import { citations } from '../../../db/tables/citation.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const citation = declareClaim({
  kind: 'CITATION',
  table: citations,
  doc: 'A document relies on another, or on an unnamed one of some organisation.',
  fields: {
    citing: declare.one('Article', citations.citingId, 'The document that cites.'),
    cited: declare.oneNode(
      citations.citedId,
      citations.citedType,
      'The document cited; where it is not named, the organisation it comes from.',
    ),
  },
});
