import type { GraphQLResolveInfo } from 'graphql';
import type { FilterValue } from '../../../db/read/collection/filter.ts';
import { walkTenders } from '../../../db/read/tender/tender-walk.ts';
import {
  type CoBidding,
  type CoBiddingSearch,
  coBiddingRank,
  findCoBiddings,
} from '../../../graph/competition/co-bidding.ts';
import { runInSlices } from '../../../graph/scheduler.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../../argument/page-argument.ts';
import { checkTenderFilter, tenderFilterArgument } from '../../argument/tender-filter.ts';
import type { GraphContext } from '../../context.ts';
import { addComputedConnection, computedPageArguments } from '../../type/computed-connection.ts';
import type { FieldExtensions } from '../../type/field.ts';
import type { TypeRegistry } from '../../type/registry.ts';
import { type ComputedList, type ComputedPageArguments, checkComputedPage } from '../computed-page.ts';
import { coverageCountField } from './count-type.ts';
import {
  jointBiddingFields,
  jointSearchFields,
  type ShownJointBidding,
  showingJointBiddings,
} from './joint-bidding-field.ts';
import { type SearchPage, showSearch } from './search-page.ts';

interface Arguments extends ComputedPageArguments {
  readonly filter?: FilterValue | null;
}

const CO_BIDDINGS: ComputedList<CoBidding> = { place: 'Query.coBiddings', rankOf: coBiddingRank };
/** Reading the bids on all tenders of a filter takes about as much as this many objects. */
const COST = 1_000;

/** Adds `coBiddings`. */
export function addCoBiddings(registry: TypeRegistry): void {
  addCoBiddingTypes(registry);
  const checkArguments: CheckArguments = (args, { session }) => {
    checkComputedPage(args as ComputedPageArguments, CO_BIDDINGS.place);
    checkTenderFilter((args as unknown as Arguments).filter, session.catalogue.find);
  };
  registry.builder.queryField('coBiddings', (t) =>
    t.field({
      type: registry.output('CoBiddingConnection') as never,
      nullable: false,
      description:
        'Which organisations bid together, how often and on which tenders: pairs of parties of the same bid. Sources that name several suppliers of one award do not say whether these bid together; they are bids of their own, and in no count here.',
      args: {
        filter: tenderFilterArgument(t as never, registry),
        ...computedPageArguments(t as never, DEFAULT_PAGE_SIZE),
      },
      extensions: { checkArguments, cost: COST } satisfies FieldExtensions,
      resolve: async (_: unknown, args: Arguments, { session }: GraphContext) => {
        const tenders = walkTenders(session, args.filter ?? undefined);
        const search = await runInSlices(findCoBiddings(session, tenders));
        const show = showingJointBiddings(session, ({ organisations }: CoBidding) => organisations);
        return showSearch(search, search.coBiddings, { list: CO_BIDDINGS, args, show });
      },
    } as never),
  );
}

function addCoBiddingTypes(registry: TypeRegistry): void {
  const { builder } = registry;
  const coBidding = builder.objectRef<ShownJointBidding<CoBidding>>('CoBidding').implement({
    description: 'Two organisations that bid jointly.',
    fields: (t) => ({
      organisations: t.field({
        type: [registry.output('Organisation')] as never,
        nullable: false,
        description: 'The two, in order of recording.',
        resolve: (
          { bidding, together }: ShownJointBidding<CoBidding>,
          _: unknown,
          _context: unknown,
          info: GraphQLResolveInfo,
        ) => bidding.organisations.map((id) => together.node(id, info)) as never,
      } as never),
      ...jointBiddingFields(t as never, registry),
    }),
  });
  addComputedConnection<ShownJointBidding<CoBidding>>(registry, 'CoBidding', {
    node: coBidding,
    doc: 'A page of pairs of organisations that bid jointly: those with most certain joint bids first, then with most possible ones, then in order of recording.',
  });
  builder.objectFields(registry.output('CoBiddingConnection') as never, (t) => ({
    ...(jointSearchFields(t as never, registry, 'Bids on the tenders, joint or not.') as object),
    coverage: coverageCountField(
      t as never,
      registry,
      'The tenders that were read. On those that are not complete, more organisations may have bid together than can be seen.',
      ({ search }: SearchPage<unknown, CoBiddingSearch>) => search.coverage,
    ) as never,
  }));
}
