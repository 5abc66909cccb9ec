import type { BidCase, TenderCase } from '../../db/read/tender/tender-case.ts';
import { bidInput } from './bid-standing.ts';
import type { CommonSettings } from './common-setting.ts';
import { comparesPrices, excludedFromAll } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import { type Fence, findFence } from './fence.ts';
import { FlaggedTenderers } from './flagged-tenderer.ts';
import type { Indicator, IndicatorDefinition, Input, Judging, Result } from './indicator.ts';
import { findPriceGap } from './price-gap.ts';
import { resolveSettings, type SettingDefinitions, type SettingsOf } from './setting.ts';
import { TenderResults } from './tender-result.ts';

/** What all indicators of outliers among gaps can be set to. */
export const GAP_SETTINGS = {
  threshold: {
    kind: 'RATIO',
    default: null,
    min: 0,
    doc: 'The fence, as a ratio (0.05 is five percent). Absent: found from the gaps of all tenders that are compared.',
  },
  minimumCompared: {
    kind: 'COUNT',
    default: 4,
    min: 1,
    doc: 'How many tenders must have a gap for quartiles to be found. Greffe’s own: Cardinal has no such minimum, which 1 gives.',
  },
} as const satisfies SettingDefinitions;

type GapSettings = SettingsOf<typeof GAP_SETTINGS>;

/** An indicator of tenders whose gap between the winning price and the next is an outlier among all. */
export interface GapOutlier extends IndicatorDefinition {
  readonly settings: typeof GAP_SETTINGS;
  readonly end: 'LOW' | 'HIGH';
  /** Who is flagged with a tender. */
  readonly flags: (winner: BidCase, next: BidCase) => readonly BidCase[];
}

/** Makes an indicator of outliers among the gaps of all tenders of a question. */
export function findsGapOutliers(outlier: GapOutlier): Indicator {
  return {
    ...outlier,
    compares: true,
    start: (given, common) => new GapComparison(outlier, resolveSettings(GAP_SETTINGS, given), common),
  };
}

interface Gap {
  readonly tender: number;
  readonly ratio: number;
  readonly tenderers: readonly number[];
}

class GapComparison implements Judging {
  readonly #outlier: GapOutlier;
  readonly #settings: GapSettings;
  readonly #common: CommonSettings;
  readonly #found: (Gap | readonly [tender: number, exclusion: Exclusion])[] = [];
  #concluded: { tenders: TenderResults; tenderers: FlaggedTenderers; fence: Fence } | undefined;

  constructor(outlier: GapOutlier, settings: GapSettings, common: CommonSettings) {
    this.#outlier = outlier;
    this.#settings = settings;
    this.#common = common;
  }

  add(tender: TenderCase): void {
    const gap = this.#gapOf(tender);
    if (typeof gap === 'string') {
      this.#found.push([tender.id, gap]);
      return;
    }
    const tenderers = this.#outlier.flags(gap.winner, gap.next).flatMap(({ parties }) => parties);
    this.#found.push({ tender: tender.id, ratio: gap.ratio, tenderers });
  }

  *results(): Iterable<Result> {
    const { tenders, tenderers } = this.#conclude();
    yield* tenders.results();
    yield* tenderers.results();
  }

  explain(result: Result, tender: TenderCase | undefined): readonly Input[] {
    const { tenderers, fence } = this.#conclude();
    if (result.group === 'TENDERER') return tenderers.explain(result.subject);
    const gap = tender && this.#gapOf(tender);
    if (gap === undefined || typeof gap === 'string') return [];
    return [
      bidInput('winning price', gap.winner),
      bidInput('lowest other valid price', gap.next),
      { name: 'gap', value: String(gap.ratio) },
      ...fence.inputs,
    ];
  }

  #conclude() {
    this.#concluded ??= this.#compare();
    return this.#concluded;
  }

  #compare() {
    const fence = this.#fence();
    const tenders = new TenderResults();
    const tenderers = new FlaggedTenderers();
    for (const found of this.#found) {
      if (!('ratio' in found)) tenders.exclude(...found);
      else if (fence.exclusion !== undefined) tenders.exclude(found.tender, fence.exclusion);
      else {
        const { tender, ratio } = found;
        const isFlagged = fence.isOutlier(ratio);
        tenders.add(tender, { isFlagged, value: ratio, threshold: fence.bound });
        // Cardinal gives tenderers the value 0: the gap is the tender's, not theirs.
        if (isFlagged)
          for (const organisation of found.tenderers) tenderers.add({ organisation, value: 0 }, tender);
      }
    }
    return { tenders, tenderers, fence };
  }

  #fence(): Fence {
    const { threshold, minimumCompared } = this.#settings;
    const ratios = this.#found.flatMap((found) => ('ratio' in found ? found.ratio : []));
    return findFence(ratios, {
      end: this.#outlier.end,
      threshold,
      minimum: minimumCompared,
      what: 'tenders',
    });
  }

  #gapOf(tender: TenderCase) {
    const excluded = excludedFromAll(tender, this.#common);
    if (excluded !== undefined) return excluded;
    if (!comparesPrices(tender, this.#common)) return 'PRICES_NOT_COMPARED';
    return findPriceGap(tender, this.#common);
  }
}
