import { ascending } from '../../../db/read/collection/order.ts';
import { evidence as evidenceTable } from '../../../db/tables/claim.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

export const evidence: ObjectDeclaration = {
  name: 'Evidence',
  doc: 'A place in a document that supports or disputes a claim: who says so.',
  table: evidenceTable,
  key: evidenceTable.id,
  visibility: { kind: 'own', knownFrom: evidenceTable.knownFrom },
  interfaces: [],
  filters: {
    stance: {
      kind: 'oneOf',
      column: evidenceTable.stance,
      words: 'Stance',
      doc: 'It supports, or disputes.',
    },
    article: {
      kind: 'reference',
      target: 'Article',
      column: evidenceTable.articleId,
      doc: 'It is in this document.',
    },
  },
  orders: { RECORDED_ASC: ascending(undefined, 'In order of recording.') },
  defaultOrder: 'RECORDED_ASC',
  fields: {
    article: declare.one(
      'Article',
      evidenceTable.articleId,
      "The document. Null for the recorder's own knowledge, which the note explains.",
    ),
    locator: declare.text(
      evidenceTable.locator,
      'Where in the document: paragraph, page, JSON pointer, XPath, row. Null for the document as a whole.',
    ),
    quote: declare.text(evidenceTable.quote, 'The words of the document. Null when they are not kept.'),
    note: declare.text(
      evidenceTable.note,
      "What the document says, in the recorder's own words. Null when the claim says it all.",
    ),
    stance: declare.word('Stance', evidenceTable.stance, 'Whether it supports or disputes the claim.'),
    standing: declare.word(
      'EvidenceStanding',
      evidenceTable.standing,
      'The standing that it alone would give the claim.',
    ),
    attributedTo: declare.oneNode(
      evidenceTable.attributedToId,
      evidenceTable.attributedToType,
      'The organisation or article that the document itself relies on for this. Null when it names none.',
    ),
    knownFrom: declare.day(
      evidenceTable.knownFrom,
      'Day since which it is known: the last day of the period in which the document was published.',
    ),
  },
};
