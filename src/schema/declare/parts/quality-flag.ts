import { ascending } from '../../../db/read/collection/order.ts';
import { qualityFlags } from '../../../db/tables/quality-flag.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

export const qualityFlag: ObjectDeclaration = {
  name: 'QualityFlag',
  doc: 'Something suspect about a published value, or why it was left out. A flag never changes a value.',
  table: qualityFlags,
  key: qualityFlags.id,
  visibility: { kind: 'part' },
  interfaces: [],
  filters: {},
  orders: { RECORDED_ASC: ascending(undefined, 'In order of recording.') },
  defaultOrder: 'RECORDED_ASC',
  fields: {
    flag: declare.word('QualityFlagKind', qualityFlags.flag, 'What is suspect.'),
    field: declare.text(
      qualityFlags.field,
      'The field it is about, or the path in the source where there is no field for the value.',
    ),
    published: declare.text(
      qualityFlags.published,
      'The value as published; empty where the field itself holds it.',
    ),
    leftOut: declare.truth(
      qualityFlags.leftOut,
      'Whether the value was left out. Otherwise it stands in the field as published.',
    ),
  },
};
