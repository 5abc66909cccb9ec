import { ascending } from '../../../db/read/collection/order.ts';
import { claimEstablishments, establishments } from '../../../db/tables/establishment.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

const PART = { visibility: { kind: 'part' }, interfaces: [], filters: {} } as const;

export const establishment: ObjectDeclaration = {
  ...PART,
  name: 'Establishment',
  doc: 'A place of business of a company, with a number of its own. It is a part of the company, which alone bids, wins, owns and is owned.',
  table: establishments,
  key: establishments.id,
  orders: { NUMBER_ASC: ascending(establishments.value, 'By number.') },
  defaultOrder: 'NUMBER_ASC',
  fields: {
    organisation: declare.one('Organisation', establishments.organisationId, 'The company that it is of.'),
    scheme: declare.text(establishments.scheme, 'Register of its number: SIRET.'),
    value: declare.text(establishments.value, 'Its number. OCDS `identifier/id`; DECP `titulaires/id`.'),
    name: declare.text(
      establishments.name,
      'What the latest document that describes it calls it. Null when none names it.',
    ),
    locality: declare.text(
      establishments.locality,
      'City or place, as that document says. Null when it does not.',
    ),
    region: declare.text(establishments.region, 'Region, as that document says. Null when it does not.'),
    nuts: declare.text(
      establishments.nuts,
      'Its region by its NUTS code, as exactly as that document has it. eForms BT-507; OCDS `address/region` where that is such a code; of DECP the department. Null when it does not tell.',
    ),
    country: declare.text(
      establishments.country,
      'Country, as that document says: ISO 3166 alpha-2 where it has a code. Null when it does not.',
    ),
  },
};

export const namedEstablishment: ObjectDeclaration = {
  ...PART,
  name: 'NamedEstablishment',
  doc: 'An establishment by which documents name a party of a bid, or a buyer.',
  table: claimEstablishments,
  key: claimEstablishments.establishmentId,
  keyWithin: claimEstablishments.claimId,
  orders: { RECORDED_ASC: ascending(undefined, 'In order of recording of the establishments.') },
  defaultOrder: 'RECORDED_ASC',
  fields: {
    establishment: declare.one(
      'Establishment',
      claimEstablishments.establishmentId,
      'Which place of business it is, of which company.',
    ),
  },
};
