import type { GraphQLResolveInfo } from 'graphql';
import type { FilterValue } from '../../../db/read/collection/filter.ts';
import { PROCEDURE_KINDS, TENDER_STATUSES } from '../../../domain/node.ts';
import { Figures } from '../../../graph/statistics/figures.ts';
import type { GroupingName, GroupKey } from '../../../graph/statistics/grouping.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { readPageSize } from '../../argument/page-argument.ts';
import { checkTenderFilter, tenderFilterArgument } from '../../argument/tender-filter.ts';
import type { GraphContext } from '../../context.ts';
import type { FieldExtensions } from '../../type/field.ts';
import type { PothosTypes, TypeRegistry } from '../../type/registry.ts';
import { checkTopBidders, rankingOf, type TopBidderArguments, topBidderArguments } from '../top-bidder.ts';
import { AskedStatistics } from './asked-statistics.ts';
import { addFigureTypes } from './figures-type.ts';
import { addGroupTypes, sortGroups } from './group-type.ts';
import { addTopBuyerTypes, checkTopBuyers, rankBuyers, topBuyerArguments } from './top-buyer.ts';

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

/** A walk over all tenders takes about as much as this many objects; each grouping and the ranking of bidders add to it. */
const COST_OF_WALK = 300;
const COST_OF_GROUPING = 100;
const COST_OF_RANKING = 300;

/** Adds `tenderStatistics`. */
export function addTenderStatistics(registry: TypeRegistry): void {
  addFigureTypes(registry);
  addGroupTypes(registry);
  addTopBuyerTypes(registry);
  const statistics = addStatisticsType(registry);
  const checkArguments: CheckArguments = ({ filter }, { session: { catalogue } }) =>
    checkTenderFilter(filter as FilterValue | null, catalogue.find);
  registry.builder.queryField('tenderStatistics', (t) =>
    t.field({
      type: statistics,
      nullable: false,
      description:
        'Counts and sums over the tenders of a filter, as known and valid on the days asked: in all, in groups, by buyer and by bidder. Only what is asked for is computed, in one walk over the tenders.',
      args: { filter: tenderFilterArgument(t as never, registry) as never },
      extensions: { checkArguments, cost: COST_OF_WALK } satisfies FieldExtensions,
      resolve: (_: unknown, { filter }: { filter?: FilterValue | null }, { session }: GraphContext) =>
        new AskedStatistics(session, filter ?? undefined),
    } as never),
  );
}

function addStatisticsType(registry: TypeRegistry) {
  const { builder } = registry;
  const date = builder.enumType('TenderDate', {
    description: 'A date of a tender.',
    values: {
      PUBLISHED: { description: 'When the call was first published: `Tender.published`.' },
      AWARDED: {
        description:
          'When it was last awarded: `Tender.awarded`. Sources such as DECP date awards and no calls.',
      },
    },
  });
  return builder.objectRef<AskedStatistics>('TenderStatistics').implement({
    description:
      'Counts and sums over the tenders of a filter. Reading stops after a million tenders, earlier when they have very many bidders, or after thirty seconds; then `complete` is false and the figures are those of the tenders read, which are those recorded first.',
    fields: (t) => ({
      total: t.field({
        type: registry.output('TenderFigures') as never,
        nullable: false,
        description: 'Figures of all these tenders.',
        resolve: async (asked: AskedStatistics, _: unknown, _context: unknown, info: GraphQLResolveInfo) =>
          (await asked.groups('TOTAL', info)).get('ALL') ?? new Figures(),
      } as never),
      byYear: groupField(t as never, registry, {
        type: 'YearGroup',
        description: 'By year, the earliest first; those without the date last.',
        args: {
          of: t.arg({
            type: date,
            defaultValue: 'PUBLISHED',
            required: true,
            description: 'Which date.',
          } as never),
        },
        grouping: ({ of }) => (of === 'AWARDED' ? 'YEAR_AWARDED' : 'YEAR_PUBLISHED'),
      }),
      byStatus: groupField(t as never, registry, {
        type: 'StatusGroup',
        description: 'By status on the day asked, in order of a tender’s life; those without any last.',
        grouping: () => 'STATUS',
        order: TENDER_STATUSES,
      }),
      byProcedure: groupField(t as never, registry, {
        type: 'ProcedureGroup',
        description: 'By kind of procedure, the most open first; those of which it is not stated last.',
        grouping: () => 'PROCEDURE',
        order: PROCEDURE_KINDS,
      }),
      byCpvDivision: groupField(t as never, registry, {
        type: 'CpvDivisionGroup',
        description:
          'By division of the CPV, in order of its number; those without a code last. A tender counts in each of its divisions.',
        grouping: () => 'CPV_DIVISION',
      }),
      topBuyers: t.field({
        type: 'TopBuyers',
        nullable: false,
        description:
          'By buyer, ranked. Of a tender with several the one that counts is the one known first, on the day asked: `Tender.buyer`.',
        args: topBuyerArguments(t as never, registry),
        extensions: { checkArguments: checkTopBuyers, cost: COST_OF_GROUPING } satisfies FieldExtensions,
        resolve: async (asked: AskedStatistics, args: never, _context: unknown, info: GraphQLResolveInfo) =>
          rankBuyers(await asked.groups('BUYER', info), args),
      } as never),
      topBidders: t.field({
        type: 'TopBidders',
        nullable: false,
        description:
          'By bidder, ranked. A bid of several organisations counts whole for each of them; expected bids do not count.',
        args: topBidderArguments(t as never, registry),
        extensions: { checkArguments: checkTopBidders, cost: COST_OF_RANKING } satisfies FieldExtensions,
        resolve: async (asked: AskedStatistics, args: TopBidderArguments) => {
          const { bidders, tenderCount, stopped } = await asked.withBidders();
          return {
            bidders: bidders.top(rankingOf(args), readPageSize(args.first, 'first')),
            bidderCount: bidders.bidderCount,
            tenderCount,
            complete: stopped === undefined,
          };
        },
      } as never),
      complete: t.boolean({
        nullable: false,
        description: 'Whether all tenders of the filter were read. If not, `reason` says why.',
        resolve: async (asked) => (await asked.asAsked()).stopped === undefined,
      }),
      reason: t.field({
        type: registry.output('StopReason') as never,
        nullable: true,
        description: 'Why not all were read. Null when `complete`.',
        resolve: async (asked: AskedStatistics) => ((await asked.asAsked()).stopped ?? null) as never,
      } as never),
    }),
  });
}

interface GroupField {
  readonly type: string;
  readonly description: string;
  readonly args?: object;
  readonly grouping: (args: { readonly of?: string }) => GroupingName;
  readonly order?: readonly GroupKey[];
}

function groupField(
  t: FieldBuilder,
  registry: TypeRegistry,
  { type, description, args = {}, grouping, order }: GroupField,
) {
  return t.field({
    type: [registry.output(type)] as never,
    nullable: false,
    description,
    args,
    extensions: { cost: COST_OF_GROUPING } satisfies FieldExtensions,
    resolve: async (asked: AskedStatistics, asks: object, _context: unknown, info: GraphQLResolveInfo) =>
      sortGroups(await asked.groups(grouping(asks), info), order),
  } as never);
}
