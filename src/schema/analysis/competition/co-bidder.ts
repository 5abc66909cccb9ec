import { keyOf, type Row } from '../../../db/read/row/batch.ts';
import { type CoBidder, coBidderRank, findCoBidders } from '../../../graph/competition/co-bidder.ts';
import { runInSlices } from '../../../graph/scheduler.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../../argument/page-argument.ts';
import type { GraphContext } from '../../context.ts';
import { addComputedConnection, computedPageArguments } from '../../type/computed-connection.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { nodeField } from '../../type/named-field.ts';
import type { TypeRegistry } from '../../type/registry.ts';
import { type ComputedList, type ComputedPageArguments, checkComputedPage } from '../computed-page.ts';
import {
  jointBiddingFields,
  jointSearchFields,
  type ShownJointBidding,
  showingJointBiddings,
} from './joint-bidding-field.ts';
import { showSearch } from './search-page.ts';

const CO_BIDDERS: ComputedList<CoBidder> = { place: 'Organisation.coBidders', rankOf: coBidderRank };
/** Reading an organisation's bids takes about as much as this many objects. */
const COST = 100;

/** Adds `Organisation.coBidders`. */
export function addCoBidders(registry: TypeRegistry): void {
  addCoBidderTypes(registry);
  const checkArguments: CheckArguments = (args) =>
    checkComputedPage(args as ComputedPageArguments, CO_BIDDERS.place);
  registry.builder.objectField(registry.output('Organisation') as never, 'coBidders', (t) =>
    t.field({
      type: registry.output('CoBidderConnection') as never,
      nullable: false,
      description:
        'With whom it bids jointly: the other parties of its bids. Sources that name several suppliers of one award do not say whether these bid together; they are bids of their own, and in no count here.',
      args: computedPageArguments(t as never, DEFAULT_PAGE_SIZE),
      extensions: { checkArguments, cost: COST } satisfies FieldExtensions,
      resolve: async (row: Row, args: ComputedPageArguments, { session }: GraphContext) => {
        const search = await runInSlices(findCoBidders(session, keyOf(row)));
        const show = showingJointBiddings(session, ({ organisation }: CoBidder) => [organisation]);
        return showSearch(search, search.coBidders, { list: CO_BIDDERS, args, show });
      },
    } as never),
  );
}

function addCoBidderTypes(registry: TypeRegistry): void {
  const { builder } = registry;
  const coBidder = builder.objectRef<ShownJointBidding<CoBidder>>('CoBidder').implement({
    description: 'An organisation that bid jointly with another one.',
    fields: (t) => ({
      organisation: nodeField(t as never, registry, 'Organisation', {
        doc: 'The other one.',
        keyOf: ({ bidding }: ShownJointBidding<CoBidder>) => bidding.organisation,
      }) as never,
      ...jointBiddingFields(t as never, registry),
    }),
  });
  addComputedConnection<ShownJointBidding<CoBidder>>(registry, 'CoBidder', {
    node: coBidder,
    doc: 'A page of organisations that bid jointly with one: those with most certain joint bids first, then with most possible ones, then in order of recording.',
  });
  builder.objectFields(
    registry.output('CoBidderConnection') as never,
    (t) =>
      jointSearchFields(
        t as never,
        registry,
        'Bids to which the organisation is a party, alone or with others.',
      ) as never,
  );
}
