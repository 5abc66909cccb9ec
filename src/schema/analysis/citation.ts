import { readCitedPlaces } from '../../db/read/claim/cited-place-reader.ts';
import { batchOf, keyOf, type Row } from '../../db/read/row/batch.ts';
import type { Session } from '../../db/read/row/session.ts';
import { type Citation, citationOf, textOf } from '../../model/citation/citation.ts';
import type { CitedPlace } from '../../model/citation/cited.ts';
import type { Builder } from '../type/builder.ts';
import { languageArgument } from './claim-sentence.ts';

declare module '../type/backing.ts' {
  interface Objects {
    EvidenceCitation: Citation;
    Evidence: Row;
  }
}

const CITED = Symbol('cited');

/** Adds `Evidence.citation`. */
export function addCitations(builder: Builder): void {
  addType(builder);
  builder.objectField('Evidence', 'citation', (t) =>
    t.field({
      type: 'EvidenceCitation',
      nullable: true,
      description:
        'How to cite the place: document, file with its hash, and row or pointer. Of several files that have the document, the one that was imported first. Null where there is no document.',
      resolve: (row, _, { session }) => {
        const place = placesBeside(session, row).get(keyOf(row));
        return place === undefined ? null : citationOf(place);
      },
    }),
  );
}

/** The places that the rows read with this one stand in, read for all of them when the first is asked. */
function placesBeside(session: Session, row: Row): ReadonlyMap<number, CitedPlace> {
  const batch = batchOf(row);
  return batch.shared(CITED, () => readCitedPlaces(session, batch.rows.map(keyOf)));
}

function addType(builder: Builder): void {
  builder.objectType('EvidenceCitation', {
    description: 'How to cite a place in a document, so that anybody finds it again.',
    fields: (t) => ({
      text: t.string({
        nullable: false,
        description:
          'In a line: author, title, number and date; file, place and hash; address. Titles and places are as their document has them.',
        args: { language: languageArgument(t) },
        resolve: ({ item }, { language }) => textOf(item, language ?? 'EN'),
      }),
      bibtex: t.exposeString('bibtex', {
        nullable: false,
        description: 'As an entry of BibTeX, of type `@misc`.',
      }),
      csl: t.exposeString('csl', {
        nullable: false,
        description:
          'As CSL-JSON, one item, which Zotero, Pandoc and citeproc read. The other two are written from it.',
      }),
      locator: t.exposeString('locator', {
        nullable: true,
        description:
          'Where in the file the claim stands: `row 85, column montant`. Where no file is known, where in the document; null for the document as a whole.',
      }),
      url: t.exposeString('url', {
        nullable: true,
        description: 'Where the document can be read. Null when it is not known.',
      }),
    }),
  });
}
