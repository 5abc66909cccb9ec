import type { FilterValue } from '../../../db/read/collection/filter-value.ts';
import { BadUserInput } from '../../../domain/error.ts';
import { TENDER_STATUSES } from '../../../domain/node.ts';
import { Figures } from '../../../graph/statistics/figures.ts';
import { REGION_LEVELS, type RegionLevel } from '../../../graph/statistics/grouping.ts';
import { PROCEDURE_KIND } from '../../../model/words/node.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { readPageSize } from '../../argument/page-argument.ts';
import { checkTenderFilter, tenderFilterArgument } from '../../argument/tender-filter.ts';
import type { Builder } from '../../type/builder.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { perArgument } from '../per.ts';
import { checkTopBidders, rankingOf, topBidderArguments } from '../top-bidder.ts';
import { AskedStatistics } from './asked-statistics.ts';
import { addFigureTypes } from './figures-type.ts';
import { addGroupTypes, type GroupTypeName, sortGroups } from './group-type.ts';
import { checkRankedGroups, rankedGroupArguments, rankGroups } from './ranked-group.ts';
import { addTopBuyerTypes } from './top-buyer.ts';
import { addTopWinnerTypes } from './top-winner.ts';

/** A walk over all tenders takes about as much as this many objects; each grouping and the ranking of bidders add to it. */
const COST_OF_WALK = 300;
const COST_OF_GROUPING = 100;
const COST_OF_RANKING = 300;

/** Adds `tenderStatistics`. */
export function addTenderStatistics(builder: Builder): void {
  addFigureTypes(builder);
  addGroupTypes(builder);
  addTopBuyerTypes(builder);
  addTopWinnerTypes(builder);
  const statistics = addStatisticsType(builder);
  const checkArguments: CheckArguments = ({ filter }, { session }) =>
    checkTenderFilter(filter as FilterValue | null, session);
  builder.queryField('tenderStatistics', (t) =>
    t.field({
      type: statistics,
      nullable: false,
      description:
        'Counts and sums over the tenders of a filter, as known and valid on the days asked: in all, in groups, by buyer, by bidder and by winner. Only what is asked for is computed, in one walk over the tenders.',
      args: { filter: tenderFilterArgument(t) },
      extensions: { checkArguments, cost: COST_OF_WALK } satisfies FieldExtensions,
      resolve: (_, { filter }, { session }) => new AskedStatistics(session, filter ?? undefined),
    }),
  );
}

function addStatisticsType(builder: Builder) {
  const date = builder.enumType('TenderDate', {
    description: 'A date of a tender.',
    values: {
      PUBLISHED: { description: 'When the call was first published: `Tender.published`.' },
      AWARDED: {
        description:
          'When it was last awarded: `Tender.awarded`. Sources such as DECP date awards and no calls.',
      },
      DATE: {
        description:
          'The date that it goes by, by which lists are ordered: `Tender.date`. Every tender has one; `dateKind` tells which it is.',
      },
    },
  });
  return builder.objectRef<AskedStatistics>('TenderStatistics').implement({
    description:
      'Counts and sums over the tenders of a filter. Reading stops after a million tenders, earlier when they have very many bidders, or after thirty seconds; then `complete` is false and the figures are those of the tenders read, which are those recorded first.',
    fields: (t) => ({
      total: t.field({
        type: 'TenderFigures',
        nullable: false,
        description: 'Figures of all these tenders.',
        resolve: async (asked, _, _context, info) =>
          (await asked.groups('TOTAL', info)).get('ALL') ?? new Figures(),
      }),
      byYear: t.field({
        ...groups('YearGroup', 'By year, the earliest first; those without the date last.'),
        args: {
          of: t.arg({
            type: date,
            defaultValue: 'PUBLISHED',
            required: true,
            description: 'Which of its dates tells the year of a tender.',
          }),
        },
        resolve: async (asked, { of }, _context, info) => sortGroups(await asked.groups(`YEAR_${of}`, info)),
      }),
      byMonth: t.field({
        ...groups(
          'MonthGroup',
          'By month, the earliest first; those without the date, or with its year only, last.',
        ),
        args: {
          of: t.arg({
            type: date,
            defaultValue: 'PUBLISHED',
            required: true,
            description: 'Which of its dates tells the month of a tender.',
          }),
        },
        resolve: async (asked, { of }, _context, info) => sortGroups(await asked.groups(`MONTH_${of}`, info)),
      }),
      byRegion: t.field({
        ...groups(
          'RegionGroup',
          'By region of NUTS, in order of its code; those without one last. A tender counts in each of its regions.',
        ),
        args: {
          level: t.arg.int({
            defaultValue: 3,
            required: true,
            description: 'Level of NUTS, 1 to 3: of France 1 are regions, and 3 departments.',
          }),
        },
        extensions: {
          cost: COST_OF_GROUPING,
          checkArguments: ({ level }) => void readRegionLevel(level),
        } satisfies FieldExtensions,
        resolve: async (asked, { level }, _context, info) =>
          sortGroups(await asked.groups(`REGION_${readRegionLevel(level)}`, info)),
      }),
      byStatus: t.field({
        ...groups(
          'StatusGroup',
          'By status on the day asked, in order of a tender’s life; those without any last.',
        ),
        resolve: async (asked, _, _context, info) =>
          sortGroups(await asked.groups('STATUS', info), TENDER_STATUSES),
      }),
      byProcedure: t.field({
        ...groups(
          'ProcedureGroup',
          'By kind of procedure, the most open first; those of which it is not stated last.',
        ),
        resolve: async (asked, _, _context, info) =>
          sortGroups(await asked.groups('PROCEDURE', info), PROCEDURE_KIND.list),
      }),
      byCpvDivision: t.field({
        ...groups(
          'CpvDivisionGroup',
          'By division of the CPV, in order of its number; those without a code last. A tender counts in each of its divisions.',
        ),
        resolve: async (asked, _, _context, info) => sortGroups(await asked.groups('CPV_DIVISION', info)),
      }),
      topBuyers: t.field({
        type: 'TopBuyers',
        nullable: false,
        description:
          'By buyer, ranked. Of a tender with several the one that counts is the one known first, on the day asked: `Tender.buyer`.',
        args: { ...rankedGroupArguments(t, 'BuyerRanking', 'buyers'), per: perArgument(t) },
        extensions: { checkArguments: checkRankedGroups, cost: COST_OF_GROUPING } satisfies FieldExtensions,
        resolve: async (asked, args, _context, info) =>
          rankGroups(
            await asked.groups(args.per === 'ESTABLISHMENT' ? 'BUYER_ESTABLISHMENT' : 'BUYER', info),
            args,
          ),
      }),
      topWinners: t.field({
        type: 'TopWinners',
        nullable: false,
        description:
          'By winner, ranked: the parties of bids that won, on the day asked. A company is one winner, whichever of its establishments won.',
        args: rankedGroupArguments(t, 'WinnerRanking', 'winners'),
        extensions: { checkArguments: checkRankedGroups, cost: COST_OF_RANKING } satisfies FieldExtensions,
        resolve: async (asked, args, _context, info) => {
          const { groups, repeated } = await asked.grouped('WINNER', info);
          return { ...rankGroups(groups, args), repeated };
        },
      }),
      topBidders: t.field({
        type: 'TopBidders',
        nullable: false,
        description:
          'By bidder, ranked. A bid of several organisations counts whole for each of them; expected bids do not count, nor do those on publications that stand twice: `duplicateCount`.',
        args: topBidderArguments(t),
        extensions: { checkArguments: checkTopBidders, cost: COST_OF_RANKING } satisfies FieldExtensions,
        resolve: async (asked, args) => {
          const per = args.per ?? 'UNIT';
          const { bidders: ranked, tenderCount, stopped } = await asked.withBidders(per);
          const bidders = ranked[per];
          return {
            bidders: bidders.top(rankingOf(args), readPageSize(args.first, 'first')),
            bidderCount: bidders.bidderCount,
            tenderCount,
            complete: stopped === undefined,
          };
        },
      }),
      allTendersRead: t.boolean({
        nullable: false,
        description:
          'Whether all tenders of the filter were read. If not, `reason` says why. It says nothing of their amounts: the figures tell which of these they can not see.',
        resolve: async (asked) => (await asked.asAsked()).stopped === undefined,
      }),
      complete: t.boolean({
        nullable: false,
        description: 'The same as `allTendersRead`.',
        deprecationReason: 'Use `allTendersRead`: this never spoke of amounts.',
        resolve: async (asked) => (await asked.asAsked()).stopped === undefined,
      }),
      reason: t.field({
        type: 'StopReason',
        nullable: true,
        description: 'Why not all were read. Null when `allTendersRead`.',
        resolve: async (asked) => (await asked.asAsked()).stopped,
      }),
    }),
  });
}

/** A level of NUTS. @throws BadUserInput */
function readRegionLevel(value: unknown): RegionLevel {
  const level = REGION_LEVELS.find((each) => each === value);
  if (level === undefined)
    throw new BadUserInput(`level: ${value} is not a level of NUTS from 1 to 3.`, 'level');
  return level;
}

/** What all fields have that show groups of one type. */
function groups<N extends GroupTypeName>(name: N, description: string) {
  const type: [N] = [name];
  const extensions: FieldExtensions = { cost: COST_OF_GROUPING };
  return { type, nullable: false, description, extensions } as const;
}
