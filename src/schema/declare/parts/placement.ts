import { ascending } from '../../../db/read/collection/order.ts';
import { placements } from '../../../db/tables/placement.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

export const placement: ObjectDeclaration = {
  name: 'Placement',
  doc: 'A place in a file that was imported, at which a document stood. The same document may stand in several files, and in several places of one.',
  table: placements,
  key: placements.id,
  visibility: { kind: 'part' },
  interfaces: [],
  filters: {},
  orders: { RECORDED_ASC: ascending(undefined, 'In order of recording.') },
  defaultOrder: 'RECORDED_ASC',
  fields: {
    import: declare.one('Import', placements.importId, 'The import of the file, with its name and hash.'),
    locator: declare.text(
      placements.locator,
      'Where in the file: `row 85`, `rows 12, 13`, a JSON pointer, an XPath, a line. Of an archive the name of the entry comes first. `Evidence.locator` goes on from there, but for XPaths, which count from the root of the file.',
    ),
  },
};
