import { ascending, descending } from '../../../db/read/collection/order.ts';
import { imports } from '../../../db/tables/import.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

/** A file that was imported; declared as `importedFile` since `import` is a word of the language. */
export const importedFile: ObjectDeclaration = {
  name: 'Import',
  plural: 'imports',
  doc: 'A run of importing one file: what was loaded when, from which bytes.',
  table: imports,
  key: imports.id,
  visibility: { kind: 'part' },
  interfaces: [],
  filters: {
    source: { kind: 'text', column: imports.source, doc: 'Read as this kind of data: `ocds`.' },
    status: { kind: 'oneOf', column: imports.status, words: 'ImportStatus', doc: 'It stands like this.' },
  },
  orders: {
    STARTED_DESC: descending(undefined, 'Started last, first.'),
    STARTED_ASC: ascending(undefined, 'Started first, first.'),
  },
  defaultOrder: 'STARTED_DESC',
  fields: {
    source: declare.text(imports.source, 'The kind of data it was read as: `ocds`, `decp`, `eforms`.'),
    file: declare.text(imports.file, 'The file as it was named; `-` for standard input.'),
    sha256: declare.text(
      imports.sha256,
      'SHA-256 of its bytes, in hexadecimal. Null when it was not read to its end.',
    ),
    status: declare.word('ImportStatus', imports.status, 'How it stands.'),
    started: declare.instant(imports.started, 'When it began.'),
    finished: declare.instant(imports.finished, 'When it ended. Null while it runs, or when it was killed.'),
    documents: declare.integer(imports.documents, 'Documents that went in.'),
    rejected: declare.integer(imports.rejected, 'Documents, or parts of them, that could not be understood.'),
    skipped: declare.integer(imports.skipped, 'Documents that are none of this source, such as test data.'),
    nodesCreated: declare.integer(imports.nodesCreated, 'Nodes that are new since.'),
    nodesChanged: declare.integer(
      imports.nodesChanged,
      'Nodes that were known before, of which it states something else or more.',
    ),
    claimsCreated: declare.integer(imports.claimsCreated, 'Claims that are new since.'),
    claimsChanged: declare.integer(
      imports.claimsChanged,
      'Those known before, of which it states something else or more.',
    ),
    evidenceAdded: declare.integer(imports.evidenceAdded, 'Pieces of evidence that it added.'),
  },
};
