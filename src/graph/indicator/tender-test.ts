import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import { type CommonSettings, comparesPrices, excludedFromAll } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import { FlaggedTenderers, type TendererFlag } from './flagged-tenderer.ts';
import type { Indicator, IndicatorDefinition, Input, Judging, Result } from './indicator.ts';
import { type GivenSettings, resolveSettings, type SettingDefinitions, type SettingsOf } from './setting.ts';
import { TenderResults } from './tender-result.ts';

/** What a test says of a tender it applies to. */
export interface Finding {
  readonly isFlagged: boolean;
  readonly value: number;
  readonly threshold: number | null;
  readonly inputs: readonly Input[];
  /** Those who are flagged with the tender. */
  readonly tenderers?: readonly TendererFlag[];
}

/** An indicator that looks at each tender by itself. */
export interface TenderTest<D extends SettingDefinitions> extends IndicatorDefinition {
  readonly settings: D;
  /** Whether it compares prices: then the settings may leave a tender out. Default: no. */
  readonly isAboutPrices?: boolean;
  readonly judge: (
    tender: TenderCase,
    settings: SettingsOf<D>,
    common: CommonSettings,
  ) => Finding | Exclusion;
}

/** Makes an indicator of a test of single tenders. */
export function testsTenders<D extends SettingDefinitions>(test: TenderTest<D>): Indicator {
  return {
    ...test,
    compares: false,
    start: (given, common) => new TenderTesting(test, given, common),
  };
}

class TenderTesting<D extends SettingDefinitions> implements Judging {
  readonly #test: TenderTest<D>;
  readonly #settings: SettingsOf<D>;
  readonly #common: CommonSettings;
  readonly #tenders = new TenderResults();
  readonly #tenderers = new FlaggedTenderers();

  constructor(test: TenderTest<D>, given: GivenSettings, common: CommonSettings) {
    this.#test = test;
    this.#settings = resolveSettings(test.settings, given);
    this.#common = common;
  }

  add(tender: TenderCase): void {
    const finding = this.#judge(tender);
    if (typeof finding === 'string') {
      this.#tenders.exclude(tender.id, finding);
      return;
    }
    this.#tenders.add(tender.id, finding);
    for (const tenderer of finding.tenderers ?? []) this.#tenderers.add(tenderer, tender.id);
  }

  *results(): Iterable<Result> {
    yield* this.#tenders.results();
    yield* this.#tenderers.results();
  }

  explain(result: Result, tender: TenderCase | undefined): readonly Input[] {
    if (result.group === 'TENDERER') return this.#tenderers.explain(result.subject);
    const finding = tender && this.#judge(tender);
    return finding === undefined || typeof finding === 'string' ? [] : finding.inputs;
  }

  #judge(tender: TenderCase): Finding | Exclusion {
    const excluded = excludedFromAll(tender, this.#common);
    if (excluded !== undefined) return excluded;
    if (this.#test.isAboutPrices && !comparesPrices(tender, this.#common)) return 'PRICES_NOT_COMPARED';
    return this.#test.judge(tender, this.#settings, this.#common);
  }
}
