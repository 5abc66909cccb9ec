import { type DataState, readDataState } from '../../db/read/data-state-reader.ts';
import { today } from '../../domain/partial-date.ts';
import type { Builder } from '../type/builder.ts';

declare module '../type/backing.ts' {
  interface Objects {
    DataState: DataState;
  }
}

/** Adds `dataState`. */
export function addDataState(builder: Builder): void {
  builder.objectType('DataState', {
    description: 'How new the data is: what a citation says beside the days asked.',
    fields: (t) => ({
      importNumber: t.int({
        nullable: false,
        description:
          'The number of the import that began last, of this database. 0 when nothing was imported, as in one that an editor wrote.',
        resolve: ({ importNumber }) => importNumber,
      }),
      imported: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When the last import ended that brought documents. Null when there was none.',
        resolve: ({ imported }) => imported,
      }),
      newestDocument: t.field({
        type: 'PartialDate',
        nullable: true,
        description:
          'When the newest document was published, of those known on the day asked. A date that is still to come is not believed. Null when no document is dated.',
        resolve: ({ newestDocument }) => newestDocument,
      }),
    }),
  });
  builder.queryField('dataState', (t) =>
    t.field({
      type: 'DataState',
      nullable: false,
      description: 'How new the data is that answers come from.',
      resolve: (_, _args, { session }) => readDataState(session, session.asOf.knownOn ?? today()),
    }),
  );
}
