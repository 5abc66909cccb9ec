import { erasures, tombstones } from '../tables/erasure.ts';
import { text } from './field.ts';
import { fieldsOf, type LineShape } from './shape.ts';

/** Persons that were erased, and by what a later import knows them again: of a part too, since that is imported into as well. */
export const ERASURE: LineShape = {
  record: 'erasure',
  rows: [{ table: erasures, key: erasures.id, fields: fieldsOf(erasures) }],
  parts: [
    {
      member: 'tombstones',
      table: tombstones,
      owner: tombstones.erasureId,
      order: tombstones.hash,
      fields: [text('hash', tombstones.hash)],
      isPlain: true,
    },
  ],
};
