import type { GreffeDatabase } from '../../db/connection/client.ts';
import { openTombstones } from '../../db/erase/tombstone.ts';
import {
  createWriter,
  type GivenDocument,
  type GraphWriter,
  type SourcedRecords,
} from '../../db/write/batch/writer.ts';
import { withoutErased } from './erased-person.ts';
import { withSafeTexts } from './safe-text.ts';

/** What importers write by. */
export type AdmittingWriter = Pick<GraphWriter, 'writeDocuments' | 'beside'>;

/**
 * Makes a writer of a database that every record of every source passes on its way: texts are made safe, and people who were erased
 * stay out.
 */
export function createAdmittingWriter(database: GreffeDatabase): AdmittingWriter {
  const writer = createWriter(database);
  const erased = openTombstones(database.sqlite);
  return {
    beside: (write) => writer.beside(write),
    writeDocuments(documents, options) {
      const isAnyErased = erased.isAny();
      const admit = (given: SourcedRecords): SourcedRecords => {
        const formerly = given.formerly && withSafeTexts(given.formerly);
        const safe = { ...given, records: withSafeTexts(given.records), formerly };
        return isAnyErased ? withoutErased(safe, erased) : safe;
      };
      return writer.writeDocuments(
        documents.map(
          (document): GivenDocument =>
            typeof document === 'function' ? () => admit(document()) : admit(document),
        ),
        options,
      );
    },
  };
}
