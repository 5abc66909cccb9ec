import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import type { TenderChange } from '../../db/read/tender/tender-change-reader.ts';
import {
  findTenderChanges,
  MAX_TENDER_CHANGES,
  readChangedDocuments,
  type TenderChanges,
} from '../../graph/history/tender-changes.ts';
import type { TenderDocument } from '../../graph/history/tender-history.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { checkDaySpan } from '../argument/day-span.ts';
import { DEFAULT_PAGE_SIZE } from '../argument/page-argument.ts';
import { checkTenderFilter, tenderFilterArgument } from '../argument/tender-filter.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { addComputedConnection, computedPageArguments } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { nodeField } from '../type/named-field.ts';
import { type SearchPage, showSearch } from './competition/search-page.ts';
import { type ComputedList, type ComputedPageArguments, checkComputedPage } from './computed-page.ts';

declare module '../type/backing.ts' {
  interface Objects {
    TenderChange: ShownChange;
    TenderChangeConnection: SearchPage<ShownChange, TenderChanges>;
  }
}

interface ShownChange {
  readonly tender: number;
  readonly document: TenderDocument;
  readonly together: ReadTogether;
}

interface ChangeArguments extends ComputedPageArguments {
  readonly filter?: FilterValue | null;
  readonly from: string;
  readonly to: string;
}

/** Ranks are whole numbers that ascend: later days and statements come first. */
const LAST_DAY = 99_999_999;
const LAST_STATEMENT = 999_999_999_999;

const CHANGES: ComputedList<TenderChange> = {
  place: 'Query.tenderChanges',
  rankOf: ({ day, statement }) => [LAST_DAY - Number(day.replaceAll('-', '')), LAST_STATEMENT - statement],
};
const COST = 300;

/** Adds `tenderChanges`. */
export function addTenderChangesQuery(builder: Builder): void {
  builder.objectType('TenderChange', {
    description: 'A document that states something of a tender, within a span of days.',
    fields: (t) => ({
      tender: nodeField(t, 'Tender', {
        doc: 'The tender of which something changed, as of the days asked.',
        keyOf: ({ tender }) => tender,
      }),
      document: t.field({
        type: 'TenderDocument',
        nullable: false,
        description: 'The document: what it says of the tender, takes back and changes.',
        resolve: ({ document, together }) => ({ of: document, together }),
      }),
    }),
  });
  addComputedConnection(
    builder,
    'TenderChange',
    'A page of the documents that changed what is known of tenders.',
  );
  builder.queryField('tenderChanges', (t) =>
    t.field({
      type: 'TenderChangeConnection',
      nullable: false,
      description: `What changed in a selection of tenders: the documents of some days that state something of them, published last first, a new tender’s first document among them. Articles that only make claims on a tender, and state nothing of it itself, are not among them: \`diff\` has them. At most ${MAX_TENDER_CHANGES}, the latest.`,
      args: {
        filter: tenderFilterArgument(t),
        from: t.arg({
          type: 'Date',
          required: true,
          description: 'The earlier day: documents after it, as known at its end.',
        }),
        to: t.arg({
          type: 'Date',
          required: true,
          description: 'The later day: documents until its end, and until the day of `@asOf`.',
        }),
        ...computedPageArguments(t, DEFAULT_PAGE_SIZE),
      },
      extensions: { checkArguments: checkChanges, cost: COST } satisfies FieldExtensions,
      resolve: async (_, args, { session }) => {
        const { from, to, filter } = args;
        const found = await runInSlices(findTenderChanges(session, { from, to }, filter ?? undefined));
        return showSearch(found, found.changes, {
          list: CHANGES,
          args,
          show: (changes) => {
            const documents = readChangedDocuments(session, changes);
            const together = new ReadTogether(session, {
              nodes: [
                ...changes.map(({ tender }) => tender),
                ...documents.flatMap(({ document }) => document.article ?? []),
              ],
              claims: documents.flatMap(({ states, withdraws }) => [...states, ...withdraws]),
            });
            return documents.map((document, index) => {
              const { tender } = changes[index] as TenderChange;
              return { tender, document, together };
            });
          },
        });
      },
    }),
  );
}

const checkChanges: CheckArguments = (args, { session }) => {
  const { filter, from, to } = args as unknown as ChangeArguments;
  checkTenderFilter(filter, session);
  checkDaySpan({ from, to });
  checkComputedPage(args as ComputedPageArguments, CHANGES.place);
};
