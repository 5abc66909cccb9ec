import { ascending } from '../../../db/read/collection/order.ts';
import { aliases, identifiers } from '../../../db/tables/node.ts';
import { servedAreas } from '../../../db/tables/organisation.ts';
import { tenderCpvs, tenderPlaces } from '../../../db/tables/tender.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

const PART = {
  visibility: { kind: 'part' },
  interfaces: [],
  filters: {},
  defaultOrder: 'ALPHABETICAL',
} as const;

/** Parts of which the API shows one column: they are no types of their own. */
export const VALUE_PARTS: readonly ObjectDeclaration[] = [
  {
    ...PART,
    name: 'Alias',
    doc: '',
    table: aliases,
    key: aliases.id,
    orders: { ALPHABETICAL: ascending(aliases.name, 'A to Z.') },
    fields: {},
  },
  {
    ...PART,
    name: 'ServedArea',
    doc: '',
    table: servedAreas,
    key: servedAreas.id,
    orders: { ALPHABETICAL: ascending(servedAreas.area, 'A to Z.') },
    fields: {},
  },
  {
    ...PART,
    name: 'TenderCpv',
    doc: '',
    table: tenderCpvs,
    key: tenderCpvs.id,
    orders: { ALPHABETICAL: ascending(tenderCpvs.code, 'By code.') },
    fields: {},
  },
  {
    ...PART,
    name: 'TenderPlace',
    doc: '',
    table: tenderPlaces,
    key: tenderPlaces.id,
    orders: { ALPHABETICAL: ascending(tenderPlaces.place, 'By code.') },
    fields: {},
  },
];

export const identifier: ObjectDeclaration = {
  ...PART,
  name: 'Identifier',
  doc: 'A name of a node in a register. OCDS `identifier`.',
  table: identifiers,
  key: identifiers.id,
  orders: { ALPHABETICAL: ascending(identifiers.scheme, 'By scheme.') },
  fields: {
    scheme: declare.text(
      identifiers.scheme,
      'Register: SIREN, SIRET, VAT, LEI, WIKIDATA, OCID, CELEX, ELI, TED, BOAMP, DECP, or as the source names it. OCDS `identifier/scheme`.',
    ),
    value: declare.text(identifiers.value, 'The identifier, normalised. OCDS `identifier/id`.'),
    checked: declare.truth(
      identifiers.checked,
      'Whether it is well-formed and its check digits hold. Only a checked identifier makes two mentions the same node.',
    ),
  },
};
