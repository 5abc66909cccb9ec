import { keyOf } from '../../../db/read/row/batch.ts';
import {
  type CoBidder,
  type CoBidderSearch,
  coBidderRank,
  findCoBidders,
} from '../../../graph/competition/co-bidder.ts';
import { runInSlices } from '../../../graph/scheduler.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../../argument/page-argument.ts';
import type { Builder } from '../../type/builder.ts';
import { addComputedConnection, computedPageArguments } from '../../type/computed-connection.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { nodeField } from '../../type/named-field.ts';
import { type ComputedList, type ComputedPageArguments, checkComputedPage } from '../computed-page.ts';
import {
  jointBiddingFields,
  jointSearchFields,
  type ShownJointBidding,
  showingJointBiddings,
} from './joint-bidding-field.ts';
import { type SearchPage, showSearch } from './search-page.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    CoBidder: ShownCoBidder;
    CoBidderConnection: SearchPage<ShownCoBidder, CoBidderSearch>;
  }
}

type ShownCoBidder = ShownJointBidding<CoBidder>;

const CO_BIDDERS: ComputedList<CoBidder> = { place: 'Organisation.coBidders', rankOf: coBidderRank };
/** Reading an organisation's bids takes about as much as this many objects. */
const COST = 100;

/** Adds `Organisation.coBidders`. */
export function addCoBidders(builder: Builder): void {
  addCoBidderTypes(builder);
  const checkArguments: CheckArguments = (args) =>
    checkComputedPage(args as ComputedPageArguments, CO_BIDDERS.place);
  builder.objectField('Organisation', 'coBidders', (t) =>
    t.field({
      type: 'CoBidderConnection',
      nullable: false,
      description:
        'With whom it bids jointly: the other parties of its bids. Sources that name several suppliers of one award do not say whether these bid together; they are bids of their own, and in no count here.',
      args: computedPageArguments(t, DEFAULT_PAGE_SIZE),
      extensions: { checkArguments, cost: COST } satisfies FieldExtensions,
      resolve: async (row, args, { session }) => {
        const search = await runInSlices(findCoBidders(session, keyOf(row)));
        const show = showingJointBiddings(session, ({ organisation }: CoBidder) => [organisation]);
        return showSearch(search, search.coBidders, { list: CO_BIDDERS, args, show });
      },
    }),
  );
}

function addCoBidderTypes(builder: Builder): void {
  builder.objectType('CoBidder', {
    description: 'An organisation that bid jointly with another one.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'The other one.',
        keyOf: ({ bidding }) => bidding.organisation,
      }),
      ...jointBiddingFields(t),
    }),
  });
  addComputedConnection(
    builder,
    'CoBidder',
    'A page of organisations that bid jointly with one: those with most certain joint bids first, then with most possible ones, then in order of recording.',
  );
  builder.objectFields('CoBidderConnection', (t) =>
    jointSearchFields(t, 'Bids to which the organisation is a party, alone or with others.'),
  );
}
