import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import { keyOf } from '../../db/read/row/batch.ts';
import type { Session } from '../../db/read/row/session.ts';
import { walkTenders } from '../../db/read/tender/tender-walk.ts';
import {
  findIndicators,
  type IndicatorResult,
  type IndicatorSearch,
  indicatorRank,
} from '../../graph/indicator/find-indicators.ts';
import { type Indicator, OUTCOMES, type Outcome } from '../../graph/indicator/indicator.ts';
import { INDICATORS } from '../../graph/indicator/indicator-list.ts';
import type { GivenSettings } from '../../graph/indicator/setting.ts';
import { findIndicatorsOfTender } from '../../graph/indicator/tender-indicators.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../argument/page-argument.ts';
import { checkTenderFilter, tenderFilterArgument } from '../argument/tender-filter.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { ArgumentsOf, Builder } from '../type/builder.ts';
import { type ComputedConnection, computedPageArguments } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import {
  type ComputedList,
  type ComputedPageArguments,
  checkComputedPage,
  cutPage,
  showPage,
} from './computed-page.ts';
import { addIndicatorCount } from './indicator-count.ts';
import { addIndicatorDefinition } from './indicator-definition.ts';
import { addIndicatorResult, type ShownResult } from './indicator-result.ts';
import { addIndicatorSettings, checkIndicatorSettings } from './indicator-settings.ts';

declare module '../type/backing.ts' {
  interface Objects {
    IndicatorResultConnection: Report;
  }
}

/** A page of results, with what was counted of all. */
type Report = ComputedConnection<ShownResult> & Pick<IndicatorSearch, 'counts' | 'tenderCount'>;

/** Judging all tenders takes about as much as this many objects, judging one with those of its buyer as this many. */
const COST_OF_ALL = 400;
const COST_OF_ONE = 200;

/** Adds `indicators`, `Tender.indicators` and `indicatorDefinitions`. */
export function addIndicatorQueries(builder: Builder): void {
  addIndicatorDefinition(builder);
  addIndicatorResult(builder);
  addReportFields(builder);
  addIndicatorSettings(builder);
  addDefinitions(builder);
  addIndicators(builder);
  addIndicatorsOfTender(builder);
}

function addDefinitions(builder: Builder): void {
  builder.queryField('indicatorDefinitions', (t) =>
    t.field({
      type: ['IndicatorDefinition'],
      nullable: false,
      description:
        'All indicators: what they flag, from what, by which thresholds, and when they do not apply.',
      resolve: () => INDICATORS,
    }),
  );
}

function addIndicators(builder: Builder): void {
  const list: ComputedList<IndicatorResult> = { place: 'indicators', rankOf: indicatorRank };
  const checkArguments: CheckArguments = (args, { session }) => {
    checkTenderFilter(args.filter as FilterValue | null, session);
    checkShared(args, list.place);
  };
  builder.queryField('indicators', (t) =>
    t.field({
      type: 'IndicatorResultConnection',
      nullable: false,
      description:
        'Red flags over tenders, their buyers, procuring entities and tenderers. Outliers are found among the tenders of the filter. Computed from the claims of the day asked, never stored; stops after 50,000 tenders.',
      args: {
        filter: tenderFilterArgument(t),
        group: t.arg({
          type: ['IndicatorGroup'],
          description: 'Only results about these. Absent: about all.',
        }),
        ...sharedArguments(t, 'flagged ones'),
      },
      extensions: { checkArguments, cost: COST_OF_ALL } satisfies FieldExtensions,
      resolve: async (_, args, { session }) => {
        const { filter, group } = args;
        const outcomes = new Set<Outcome>(args.outcome ?? ['FLAGGED']);
        const groups = group && new Set(group);
        const search = await runInSlices(
          findIndicators(session, {
            indicators: indicatorsOf(args.ids),
            settings: args.settings ?? {},
            tenders: walkTenders(session, filter ?? undefined),
            keeps: (result) => outcomes.has(result.outcome) && (!groups || groups.has(result.group)),
          }),
        );
        return reportOf(session, search, list, args);
      },
    }),
  );
}

function addIndicatorsOfTender(builder: Builder): void {
  const list: ComputedList<IndicatorResult> = { place: 'Tender.indicators', rankOf: indicatorRank };
  const checkArguments: CheckArguments = (args, { session }) => {
    checkTenderFilter(args.among as FilterValue | null, session);
    checkShared(args, list.place);
  };
  builder.objectField('Tender', 'indicators', (t) =>
    t.field({
      type: 'IndicatorResultConnection',
      nullable: false,
      description:
        'What the indicators say of it, of its buyers, procuring entities and tenderers. Where an indicator compares, then with the other tenders of its first buyer, or of `among`. Computed from the claims of the day asked, never stored.',
      args: {
        among: t.arg({
          type: 'TenderFilter',
          description: 'The tenders it is compared with. Absent: those of its first buyer.',
        }),
        ...sharedArguments(t, 'all'),
      },
      extensions: { checkArguments, cost: COST_OF_ONE } satisfies FieldExtensions,
      resolve: async (row, args, { session }) => {
        const search = await runInSlices(
          findIndicatorsOfTender(session, keyOf(row), {
            indicators: indicatorsOf(args.ids),
            settings: args.settings ?? {},
            among: args.among ? walkTenders(session, args.among) : undefined,
            outcomes: new Set(args.outcome ?? OUTCOMES),
          }),
        );
        return reportOf(session, search, list, args);
      },
    }),
  );
}

function sharedArguments(t: ArgumentsOf, shown: string) {
  return {
    ids: t.arg({
      type: ['IndicatorId'],
      description: 'Only these indicators. Absent: all.',
    }),
    settings: t.arg({
      type: 'IndicatorSettings',
      description: 'Thresholds and what else can be set. Absent: the defaults.',
    }),
    outcome: t.arg({
      type: ['IndicatorOutcome'],
      description: `Only results that turned out so; all are counted. Absent: ${shown}.`,
    }),
    ...computedPageArguments(t, DEFAULT_PAGE_SIZE),
  };
}

function checkShared(args: Record<string, unknown>, place: string): void {
  checkIndicatorSettings(args.settings as GivenSettings | null);
  checkComputedPage(args as ComputedPageArguments, place);
}

function indicatorsOf(ids: readonly string[] | null | undefined): readonly Indicator[] {
  return ids ? INDICATORS.filter(({ id }) => ids.includes(id)) : INDICATORS;
}

function reportOf(
  session: Session,
  search: IndicatorSearch,
  list: ComputedList<IndicatorResult>,
  args: ComputedPageArguments,
): Report {
  const page = showPage(cutPage(search.results, list, args), (results) => {
    const inputs = search.explain(session, results);
    const together = readingOf(session, results, inputs);
    return results.map((result, index) => ({ result, inputs: inputs[index] ?? [], together }));
  });
  const { counts, tenderCount, stopped } = search;
  return { ...page, counts, tenderCount, stopped };
}

function readingOf(
  session: Session,
  results: readonly IndicatorResult[],
  inputs: ReturnType<IndicatorSearch['explain']>,
): ReadTogether {
  const nodes = new Map<number, 'TENDER' | 'ORGANISATION'>();
  for (const { group, subject } of results)
    nodes.set(subject, group === 'TENDER' ? 'TENDER' : 'ORGANISATION');
  const claims: number[] = [];
  for (const { claim, tender, organisation } of inputs.flat()) {
    if (claim !== undefined) claims.push(claim);
    if (tender !== undefined) nodes.set(tender, 'TENDER');
    if (organisation !== undefined) nodes.set(organisation, 'ORGANISATION');
  }
  return new ReadTogether(session, { nodes, claims });
}

/** Adds to the connection what was counted of all results. */
function addReportFields(builder: Builder): void {
  const count = addIndicatorCount(builder);
  builder.objectFields('IndicatorResultConnection', (t) => ({
    tenderCount: t.int({
      nullable: false,
      description: 'How many tenders were looked at.',
      resolve: ({ tenderCount }) => tenderCount,
    }),
    counts: t.field({
      type: [count],
      nullable: false,
      description:
        'How all results turned out, whatever is shown of them: by indicator and by what they are about.',
      resolve: ({ counts }) => counts,
    }),
  }));
}
