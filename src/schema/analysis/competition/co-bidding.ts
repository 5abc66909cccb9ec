import type { FilterValue } from '../../../db/read/collection/filter-value.ts';
import type { Row } from '../../../db/read/row/batch.ts';
import { walkTenders } from '../../../db/read/tender/tender-walk.ts';
import {
  bidAlwaysTogether,
  type CoBidding,
  type CoBiddingSearch,
  coBiddingRank,
  findCoBiddings,
} from '../../../graph/competition/co-bidding.ts';
import { runInSlices } from '../../../graph/scheduler.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../../argument/page-argument.ts';
import { checkTenderFilter, tenderFilterArgument } from '../../argument/tender-filter.ts';
import type { Builder } from '../../type/builder.ts';
import { addComputedConnection, computedPageArguments } from '../../type/computed-connection.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { type ComputedList, type ComputedPageArguments, checkComputedPage } from '../computed-page.ts';
import { coverageCountField } from './count-type.ts';
import {
  jointBiddingFields,
  jointSearchFields,
  type ShownJointBidding,
  showingJointBiddings,
} from './joint-bidding-field.ts';
import { type SearchPage, showSearch } from './search-page.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    CoBidding: ShownCoBidding;
    CoBiddingConnection: SearchPage<ShownCoBidding, CoBiddingSearch>;
  }
}

type ShownCoBidding = ShownJointBidding<CoBidding>;

const CO_BIDDINGS: ComputedList<CoBidding> = { place: 'Query.coBiddings', rankOf: coBiddingRank };
/** Reading the bids on all tenders of a filter takes about as much as this many objects. */
const COST = 1_000;

/** Adds `coBiddings`. */
export function addCoBiddings(builder: Builder): void {
  addCoBiddingTypes(builder);
  const checkArguments: CheckArguments = (args, { session }) => {
    checkComputedPage(args as ComputedPageArguments, CO_BIDDINGS.place);
    checkTenderFilter(args.filter as FilterValue | null, session);
  };
  builder.queryField('coBiddings', (t) =>
    t.field({
      type: 'CoBiddingConnection',
      nullable: false,
      description:
        'Which organisations bid together, how often and on which tenders: pairs of parties of the same bid. Sources that name several suppliers of one award do not say whether these bid together; they are bids of their own, and in no count here.',
      args: {
        filter: tenderFilterArgument(t),
        always: t.arg.boolean({
          required: true,
          defaultValue: false,
          description:
            'Only pairs of which neither bid without the other on these tenders: `bidsOfEach` are as many as `jointBids`. One joint bid and no other is enough.',
        }),
        ...computedPageArguments(t, DEFAULT_PAGE_SIZE),
      },
      extensions: { checkArguments, cost: COST } satisfies FieldExtensions,
      resolve: async (_, args, { session }) => {
        const tenders = walkTenders(session, args.filter ?? undefined);
        const search = await runInSlices(findCoBiddings(session, tenders));
        const show = showingJointBiddings(session, ({ organisations }: CoBidding) => organisations);
        const { coBiddings } = search;
        const pairs = args.always ? coBiddings.filter(bidAlwaysTogether) : coBiddings;
        return showSearch(search, pairs, { list: CO_BIDDINGS, args, show });
      },
    }),
  );
}

function addCoBiddingTypes(builder: Builder): void {
  builder.objectType('CoBidding', {
    description: 'Two organisations that bid jointly.',
    fields: (t) => ({
      organisations: t.field({
        type: ['Organisation'],
        nullable: false,
        description: 'The two, in order of recording.',
        resolve: ({ bidding, together }, _, _context, info) =>
          bidding.organisations.map((id) => together.node(id, info) as Row),
      }),
      bidsOfEach: t.field({
        type: ['ClaimCount'],
        nullable: false,
        description:
          'All bids of each of the two on these tenders, in the order of `organisations`: with the other, with others, and alone.',
        resolve: ({ bidding }) => [...bidding.bidsOfEach],
      }),
      ...jointBiddingFields(t),
    }),
  });
  addComputedConnection(
    builder,
    'CoBidding',
    'A page of pairs of organisations that bid jointly: those with most certain joint bids first, then with most possible ones, then in order of recording.',
  );
  builder.objectFields('CoBiddingConnection', (t) => ({
    ...jointSearchFields(t, 'Bids on the tenders, joint or not.'),
    coverage: coverageCountField(
      t,
      'The tenders that were read. On those that are not complete, more organisations may have bid together than can be seen.',
      ({ search }) => search.coverage,
    ),
  }));
}
