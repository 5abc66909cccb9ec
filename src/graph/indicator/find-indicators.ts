import type { Session } from '../../db/read/row/session.ts';
import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import { walkTenderCases } from '../../db/read/tender/tender-case-reader.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from '../search-budget.ts';
import { COMMON_SETTINGS, type CommonSettings } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import {
  GROUPS,
  type Group,
  type Indicator,
  type Input,
  type Judging,
  type Outcome,
  type Result,
} from './indicator.ts';
import { INDICATORS } from './indicator-list.ts';
import { type GivenSettings, resolveSettings } from './setting.ts';

/** What is asked of indicators. */
export interface IndicatorQuestion {
  readonly indicators: readonly Indicator[];
  /** What the caller set: for all, and by indicator under `settingsName`. */
  readonly settings: GivenSettings;
  /** Ids of the tenders to look at, in pieces; each once. */
  readonly tenders: Iterable<readonly number[]>;
  /** The only tender of interest to indicators that look at each by itself; they look at all when absent. */
  readonly only?: number;
  /** Only results of which this holds are kept. All are counted. */
  readonly keeps: (result: Result) => boolean;
  /** Tenders it may look at, as edges, and how long; 50,000 and half a minute when absent. */
  readonly limits?: Limits;
}

export interface IndicatorResult extends Result {
  readonly indicator: Indicator;
}

/** How the results of one indicator turned out for one group. */
export interface IndicatorCount {
  readonly indicator: Indicator;
  readonly group: Group;
  readonly flagged: number;
  readonly clear: number;
  readonly notApplicable: number;
  readonly exclusions: ReadonlyMap<Exclusion, number>;
}

export interface IndicatorSearch {
  readonly tenderCount: number;
  /** Those that were asked for, by indicator, then group, then subject. */
  readonly results: readonly IndicatorResult[];
  readonly counts: readonly IndicatorCount[];
  readonly stopped: StopReason | undefined;
  /** What results rest on, the first 50 things of each: few enough results for a page, as their tenders are read anew. */
  readonly explain: (session: Session, results: readonly IndicatorResult[]) => readonly (readonly Input[])[];
}

const LIMITS: Limits = { edges: 50_000, timeoutMs: 30_000 };
const RESULTS_PER_STEP = 500;
/** So many inputs of a result are given. */
const MOST_INPUTS = 50;

const SETTINGS_NAMES: ReadonlyMap<string, string> = new Map(
  INDICATORS.map(({ id }) => [
    id,
    id.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  ]),
);

/** Name of an indicator's settings: `r024`, `winnerShare`. */
export function settingsName({ id }: Indicator): string {
  return SETTINGS_NAMES.get(id) as string;
}

/** Judges tenders and their organisations. Stops at its limits, and then says so: what it found is of the tenders looked at. */
export function* findIndicators(session: Session, question: IndicatorQuestion): Work<IndicatorSearch> {
  const { indicators, settings, keeps } = question;
  const common: CommonSettings = resolveSettings(COMMON_SETTINGS, settings);
  const judgings = new Map<Indicator, Judging>(
    indicators.map((indicator) => {
      const given = (settings[settingsName(indicator)] ?? {}) as GivenSettings;
      return [indicator, indicator.start(given, common)];
    }),
  );
  const { tenderCount, stopped } = yield* judgeAll(session, question, judgings);
  const results: IndicatorResult[] = [];
  const counts: IndicatorCount[] = [];
  for (const [indicator, judging] of judgings) {
    const tally = new Tally(indicator);
    for (const result of judging.results()) {
      if (keeps(result)) results.push({ ...result, indicator });
      if (tally.count(result) % RESULTS_PER_STEP === 0) yield;
    }
    counts.push(...tally.counts);
    yield;
  }
  const explain: IndicatorSearch['explain'] = (session, page) => {
    const cases = readCases(session, page);
    return page.map((result) => {
      const inputs = judgings.get(result.indicator)?.explain(result, cases.get(result.subject)) ?? [];
      return inputs.slice(0, MOST_INPUTS);
    });
  };
  return { tenderCount, results, counts, stopped, explain };
}

/** Where a result stands among others, for paging. */
export function indicatorRank({ indicator, group, subject }: IndicatorResult): readonly number[] {
  return [INDICATORS.indexOf(indicator), GROUPS.indexOf(group), subject];
}

function* judgeAll(
  session: Session,
  { tenders, only, limits = LIMITS }: IndicatorQuestion,
  judgings: ReadonlyMap<Indicator, Judging>,
): Work<{ tenderCount: number; stopped: StopReason | undefined }> {
  const budget = new SearchBudget(limits);
  let tenderCount = 0;
  for (const ids of tenders) {
    yield;
    const read = ids.slice(0, Math.max(0, budget.edgesLeft));
    for (const chunk of walkTenderCases(session, read)) {
      for (const tender of chunk) {
        for (const [{ compares }, judging] of judgings) {
          if (compares || only === undefined || tender.id === only) judging.add(tender);
        }
      }
      tenderCount += chunk.length;
      yield;
    }
    if (read.length < ids.length) return { tenderCount, stopped: 'EDGE_BUDGET' };
    budget.spend(ids.length);
    if (budget.exceeded() === 'DEADLINE') return { tenderCount, stopped: 'DEADLINE' };
  }
  return { tenderCount, stopped: undefined };
}

function readCases(session: Session, page: readonly IndicatorResult[]): Map<number, TenderCase> {
  const ids = new Set(page.filter(({ group }) => group === 'TENDER').map(({ subject }) => subject));
  const cases = [...walkTenderCases(session, [...ids])].flat();
  return new Map(cases.map((tender) => [tender.id, tender]));
}

/** Counts the results of one indicator. */
class Tally {
  readonly #indicator: Indicator;
  readonly #outcomes = new Map<Group, Record<Outcome, number>>();
  readonly #exclusions = new Map<Group, Map<Exclusion, number>>();
  #all = 0;

  constructor(indicator: Indicator) {
    this.#indicator = indicator;
    for (const group of indicator.groups) {
      this.#outcomes.set(group, { FLAGGED: 0, CLEAR: 0, NOT_APPLICABLE: 0 });
      this.#exclusions.set(group, new Map());
    }
  }

  /** Counts a result, and says how many there are by now. */
  count({ group, outcome, exclusion }: Result): number {
    const outcomes = this.#outcomes.get(group);
    const exclusions = this.#exclusions.get(group);
    if (!outcomes || !exclusions) throw new Error(`${this.#indicator.id} gives no results for ${group}`);
    outcomes[outcome] += 1;
    if (exclusion !== null) exclusions.set(exclusion, (exclusions.get(exclusion) ?? 0) + 1);
    this.#all += 1;
    return this.#all;
  }

  get counts(): IndicatorCount[] {
    return Array.from(this.#outcomes, ([group, { FLAGGED, CLEAR, NOT_APPLICABLE }]) => ({
      indicator: this.#indicator,
      group,
      flagged: FLAGGED,
      clear: CLEAR,
      notApplicable: NOT_APPLICABLE,
      exclusions: this.#exclusions.get(group) ?? new Map(),
    }));
  }
}
