import { keyOf } from '../../db/read/row/batch.ts';
import type { AttributeChange } from '../../db/write/document/attribute-change.ts';
import {
  findTenderHistory,
  type TenderDocument,
  type TenderHistory,
} from '../../graph/history/tender-history.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../argument/page-argument.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { addComputedConnection, computedPageArguments } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { optionalNodeField } from '../type/named-field.ts';
import { claimsField } from './claims-field.ts';
import { type SearchPage, showSearch } from './competition/search-page.ts';
import { type ComputedList, type ComputedPageArguments, checkComputedPage } from './computed-page.ts';

declare module '../type/backing.ts' {
  interface Objects {
    TenderDocument: ShownDocument;
    TenderDocumentConnection: SearchPage<ShownDocument, TenderHistory>;
    AttributeChange: AttributeChange;
  }
}

interface ShownDocument {
  readonly of: TenderDocument;
  readonly together: ReadTogether;
}

const HISTORY: ComputedList<TenderDocument> = {
  place: 'Tender.history',
  rankOf: ({ position }) => [position],
};
/** Reading what documents said of a tender takes about as much as this many objects. */
const COST = 100;

/** Adds `Tender.history`. */
export function addTenderHistory(builder: Builder): void {
  addTypes(builder);
  const checkArguments: CheckArguments = (args) =>
    checkComputedPage(args as ComputedPageArguments, HISTORY.place);
  builder.objectField('Tender', 'history', (t) =>
    t.field({
      type: 'TenderDocumentConnection',
      nullable: false,
      description:
        'The documents that speak of it, first published first: what each says, what it takes back of what was said before, and which attributes it changes. As known on the day asked.',
      args: computedPageArguments(t, DEFAULT_PAGE_SIZE),
      extensions: { checkArguments, cost: COST } satisfies FieldExtensions,
      resolve: (row, args, { session }) => {
        const history = findTenderHistory(session, keyOf(row));
        const show = (documents: readonly TenderDocument[]): ShownDocument[] => {
          const together = new ReadTogether(session, {
            nodes: documents.flatMap(({ document }) => document.article ?? []),
            claims: documents.flatMap(({ states, withdraws }) => [...states, ...withdraws]),
          });
          return documents.map((of) => ({ of, together }));
        };
        return showSearch(history, history.documents, { list: HISTORY, args, show });
      },
    }),
  );
}

function addTypes(builder: Builder): void {
  builder.objectType('AttributeChange', {
    description: 'An attribute of a tender that shows another value since a document.',
    fields: (t) => ({
      attribute: t.exposeString('attribute', {
        nullable: false,
        description: 'Name of the attribute, as the field of `Tender` has it; `name` is the title.',
      }),
      before: t.exposeString('before', {
        nullable: true,
        description:
          'What stood there before, as text; of a list its elements. Null when nothing was stated.',
      }),
      after: t.exposeString('after', {
        nullable: true,
        description: 'What stands there since. Null when the document took it back, and nothing is stated.',
      }),
    }),
  });
  builder.objectType('TenderDocument', {
    description:
      'What one document, at one moment, said of a tender. An article that was published again under its number is a second document of that article.',
    fields: (t) => ({
      article: optionalNodeField(t, 'Article', {
        doc: 'The article that it is a text of. Null for an editor’s own knowledge, and for a dossier.',
        keyOf: ({ of }) => of.document.article,
      }),
      day: t.field({
        type: 'Date',
        nullable: false,
        description: 'Day since which what it says is known.',
        resolve: ({ of }) => of.document.day,
      }),
      states: claimsField(
        t,
        'Claims on the tender that it says, in order of recording.',
        ({ of }) => of.states,
      ),
      statesCount: t.int({
        nullable: false,
        description: 'How many claims on the tender it says.',
        resolve: ({ of }) => of.states.length,
      }),
      withdraws: claimsField(
        t,
        'Claims that an earlier document of its series said and it no longer says, in order of recording. One that other documents still say stays current.',
        ({ of }) => of.withdraws,
      ),
      withdrawsCount: t.int({
        nullable: false,
        description: 'How many claims of earlier documents it no longer says.',
        resolve: ({ of }) => of.withdraws.length,
      }),
      changes: t.field({
        type: ['AttributeChange'],
        nullable: false,
        description:
          'Attributes of the tender that show another value since this document. Empty for the first one.',
        resolve: ({ of }) => of.changes,
      }),
    }),
  });
  addComputedConnection(builder, 'TenderDocument', 'A page of the documents that speak of a tender.');
}
