import { ascending } from '../../../db/read/collection/order.ts';
import { bidParties } from '../../../db/tables/bid.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

export const bidParty: ObjectDeclaration = {
  name: 'BidParty',
  doc: 'An organisation behind a bid. OCDS `tenderers`; eForms tendering party.',
  table: bidParties,
  key: bidParties.organisationId,
  keyWithin: bidParties.bidId,
  visibility: { kind: 'part' },
  interfaces: [],
  filters: {
    role: {
      kind: 'oneOf',
      column: bidParties.role,
      words: 'PartyRole',
      doc: 'It is one of these in the bid.',
    },
  },
  orders: { RECORDED_ASC: ascending(undefined, 'In order of recording of the organisations.') },
  defaultOrder: 'RECORDED_ASC',
  fields: {
    organisation: declare.one('Organisation', bidParties.organisationId, 'Who stands behind the bid.'),
    role: declare.word('PartyRole', bidParties.role, 'What it is in the bid.'),
  },
};
