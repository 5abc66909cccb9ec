import { getTableName } from 'drizzle-orm';
import { NODE_LISTS, type TextListTable } from '../../../db/node-type.ts';
import { ascending } from '../../../db/read/collection/order.ts';
import { aliases, identifiers } from '../../../db/tables/node.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';
import type { Lists } from '../declare-field.ts';

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
  ...Object.values<Lists>(NODE_LISTS).flatMap((lists) => Object.values(lists).map(listPart)),
];

function listPart({ table, element }: TextListTable): ObjectDeclaration {
  return {
    ...PART,
    name: getTableName(table),
    doc: '',
    table,
    key: table.id,
    orders: { ALPHABETICAL: ascending(element, 'A to Z.') },
    fields: {},
  };
}

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
      'Whether it is well-formed, its check digits hold, and no other node has it. Only a checked identifier makes two mentions the same node.',
    ),
  },
};
