import { ascending, descending } from '../../../db/read/collection/order.ts';
import { articles } from '../../../db/tables/article.ts';
import { authorships } from '../../../db/tables/authorship.ts';
import { evidence } from '../../../db/tables/claim.ts';
import { mentions } from '../../../db/tables/mention.ts';
import { placements } from '../../../db/tables/placement.ts';
import { article as model } from '../../../model/nodes/article.ts';
import * as declare from '../declare.ts';
import { declareNode } from './common.ts';

export const article = declareNode(model, {
  orders: {
    PUBLISHED_DESC: descending(
      articles.publishedKey,
      'Published last, first; those without a date at the end.',
    ),
    PUBLISHED_ASC: ascending(
      articles.publishedKey,
      'Published first, first; those without a date before all others.',
    ),
  },
  defaultOrder: 'PUBLISHED_DESC',
  filters: {
    publishedOn: { kind: 'dateRange', column: articles.publishedKey, doc: 'Published in this span.' },
  },
  fields: {
    claims: declare.pageVia(
      'Claim',
      { kind: 'link', parent: evidence.articleId, child: evidence.claimId, repeats: true },
      'Every claim that this document supports or disputes, of any kind, in order of recording.',
    ),
    claimsAbout: declare.pageVia(
      'Claim',
      { kind: 'ends' },
      'Every claim at one of whose ends this document itself stands: who wrote it, what cites it.',
    ),
    placements: declare.page(
      'Placement',
      placements.articleId,
      'Where it stood in files that were imported. Empty of one that no import has: it was written by an editor, or in a part of a graph.',
    ),
    mentioned: declare.page(
      'Mention',
      mentions.articleId,
      'Names found in the document, and the nodes they mean.',
    ),
    authors: declare.page('Authorship', authorships.articleId, 'Who wrote it. Empty when it does not say.', {
      column: authorships.role,
      equals: 'AUTHOR',
    }),
    publishers: declare.page(
      'Authorship',
      authorships.articleId,
      'Who published it. Empty when it does not say.',
      { column: authorships.role, equals: 'PUBLISHER' },
    ),
  },
});
