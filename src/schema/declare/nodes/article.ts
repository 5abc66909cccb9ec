import { ascending, descending } from '../../../db/read/collection/order.ts';
import { articles } from '../../../db/tables/article.ts';
import { authorships } from '../../../db/tables/authorship.ts';
import { evidence } from '../../../db/tables/claim.ts';
import { mentions } from '../../../db/tables/mention.ts';
import * as declare from '../declare.ts';
import { declareNode } from './common.ts';

export const article = declareNode({
  name: 'Article',
  plural: 'articles',
  table: articles,
  doc: 'A source document: press article, audit report, official notice, press release, legal text. What the graph claims, it claims because an article says so.',
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
    kind: {
      kind: 'oneOf',
      column: articles.kind,
      words: 'ArticleKind',
      doc: 'The document is of one of these kinds.',
    },
    publishedOn: { kind: 'dateRange', column: articles.publishedKey, doc: 'Published in this span.' },
    language: { kind: 'text', column: articles.language, doc: 'Language, ISO 639-1: `fr`.' },
  },
  fields: {
    kind: declare.word('ArticleKind', articles.kind, 'What kind of document it is.'),
    title: declare.text(articles.name, 'Headline or title as published. The same as `name`.'),
    url: declare.text(articles.url, 'Where it was published. Null when not known.'),
    published: declare.partialDate(
      articles.published,
      'When it was published, as precisely as it says. eForms BT-05; OCDS release `date`. Null when not known.',
    ),
    language: declare.text(articles.language, 'Language, ISO 639-1. Null when not known.'),
    section: declare.text(articles.section, 'Section or column it appeared in. Null when it names none.'),
    body: declare.text(
      articles.body,
      'Full text, where Greffe may keep it; searched by `search`. Null when not kept.',
    ),
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
