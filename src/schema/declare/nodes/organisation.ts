import { descending } from '../../../db/read/collection/order.ts';
import { bidParties, bids } from '../../../db/tables/bid.ts';
import { establishments } from '../../../db/tables/establishment.ts';
import { identifiers } from '../../../db/tables/node.ts';
import { organisations } from '../../../db/tables/organisation.ts';
import { qualifications } from '../../../db/tables/qualification.ts';
import { subjections } from '../../../db/tables/subjection.ts';
import { normaliseScheme } from '../../../domain/identifier.ts';
import { NUTS_EXPECTED, readNutsCode } from '../../../domain/nuts.ts';
import { ORGANISATION_SCHEMES } from '../../../domain/unit-register.ts';
import { organisation as model } from '../../../model/nodes/organisation.ts';
import * as declare from '../declare.ts';
import { declareNode } from './common.ts';

export const organisation = declareNode(model, {
  orders: {
    BIDS_DESC: descending(
      organisations.bidCount,
      'Those that are parties of most bids first, actual or expected, as known now; `bids` has them.',
    ),
  },
  filters: {
    region: {
      kind: 'codePrefix',
      column: organisations.addressNuts,
      rowId: organisations.id,
      spell: readNutsCode,
      expected: NUTS_EXPECTED,
      also: { column: establishments.nuts, rowId: establishments.organisationId },
      doc: 'It has its seat, or an establishment that documents name, in this region of NUTS or in one within it: `FRB`.',
    },
    identifierScheme: {
      kind: 'partText',
      column: identifiers.scheme,
      rowId: identifiers.nodeId,
      spell: (scheme) => normaliseScheme(scheme) || undefined,
      expected: 'the name of a register, such as "LEI" or "GB-COH"',
      open: { known: ORGANISATION_SCHEMES, absent: 'no organisation has an identifier of the register' },
      doc: 'It has an identifier of this register, in whatever case: `LEI`, `GB-COH`. One that is not known, and that no organisation has, is refused.',
    },
    holds: {
      kind: 'through',
      target: 'Regulation',
      path: { claim: qualifications, near: qualifications.organisationId, far: qualifications.regulationId },
      doc: 'It has some qualification claim, of any status, on this certification.',
    },
    subjectTo: {
      kind: 'through',
      target: 'Regulation',
      path: { claim: subjections, near: subjections.organisationId, far: subjections.regulationId },
      doc: 'A claim says that it must obey this law.',
    },
    bidOn: {
      kind: 'through',
      target: 'Tender',
      path: {
        claim: bids,
        near: bidParties.organisationId,
        far: bids.tenderId,
        link: { table: bidParties, claimId: bidParties.bidId },
      },
      doc: 'It is a party of a bid on this tender.',
    },
  },
  fields: {
    establishments: declare.page(
      'Establishment',
      establishments.organisationId,
      'Its places of business that documents name by a number of their own (SIRET).',
    ),
    ledBids: declare.page('Bid', bids.leadId, 'Bids that it makes alone or leads.'),
  },
});
