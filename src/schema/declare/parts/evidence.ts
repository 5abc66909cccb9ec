import { Expression } from '../../../db/read/collection/expression.ts';
import { ascending } from '../../../db/read/collection/order.ts';
import { pieceKnownUntilAsKnown } from '../../../db/read/time/as-known.ts';
import { PIECE_WITHDRAWN_BY, STATE } from '../../../db/read/time/state.ts';
import { type StatedOfBid, statedInPiece } from '../../../db/read/time/stated-as-known.ts';
import { evidence as evidenceTable } from '../../../db/tables/claim.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

/** What a piece of evidence states of a bid. */
function statedOfBid(column: StatedOfBid): Expression {
  const dataType = column === 'valueMinor' || column === 'rank' ? 'number' : 'string';
  const sql: Expression['sql'] = (row) => statedInPiece(row.column(evidenceTable.stated), column);
  return new Expression(`stated_${column}`, { dataType, sql });
}

export const evidence: ObjectDeclaration = {
  name: 'Evidence',
  doc: 'A place in a document that supports or disputes a claim: who says so.',
  table: evidenceTable,
  key: evidenceTable.id,
  idPrefix: 'evidence',
  visibility: { kind: 'own', knownFrom: evidenceTable.knownFrom, knownUntil: evidenceTable.knownUntil },
  interfaces: ['Node'],
  filters: {
    state: {
      kind: 'state',
      doc: 'Its document, on the day asked, still says so, or was superseded by one that no longer does. Absent: both.',
    },
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
    id: declare.globalIdField('Global id (Relay): opaque, stable as long as its document is there.'),
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
    state: declare.word(
      'ClaimState',
      STATE,
      'Whether the document still says so on the day asked: it is withdrawn when a later one of its series does not.',
    ),
    knownUntil: declare.day(
      evidenceTable.knownUntil,
      'Day on which a later document of the series no longer said so. Null while it is current on the day asked.',
      pieceKnownUntilAsKnown,
    ),
    withdrawnBy: declare.one(
      'Article',
      PIECE_WITHDRAWN_BY,
      'The later document that no longer says so. Null while it is current on the day asked.',
    ),
    stated: declare.group(
      'BidStatement',
      {
        value: { amount: statedOfBid('valueMinor'), currency: statedOfBid('valueCurrency') },
        valueStatus: statedOfBid('valueStatus'),
        rank: statedOfBid('rank'),
        grouping: statedOfBid('grouping'),
      },
      "What the document itself says of a bid's value, rank and grouping, which the bid shows as the latest document says. Null when it says nothing of them, and for claims of other kinds: whose own fields are the same in all their evidence.",
    ),
  },
};
