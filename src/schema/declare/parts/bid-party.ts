import { ascending } from '../../../db/read/collection/order.ts';
import { bidParties } from '../../../db/tables/bid.ts';
import { claimEstablishments, establishments } from '../../../db/tables/establishment.ts';
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
    establishments: declare.listVia(
      'NamedEstablishment',
      {
        kind: 'owned',
        column: claimEstablishments.claimId,
        points: claimEstablishments.establishmentId,
        at: establishments.id,
        owner: establishments.organisationId,
      },
      'Its establishments by which documents name it in this bid. Empty when they name none. `Bid.establishments` has those of all parties.',
    ),
  },
};
