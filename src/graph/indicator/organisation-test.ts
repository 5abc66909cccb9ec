import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import { type CommonSettings, excludedFromAll } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import { SHOWN_INPUTS } from './flagged-tenderer.ts';
import {
  GROUPS,
  type Group,
  type Indicator,
  type IndicatorDefinition,
  type Input,
  type Judging,
  type Result,
} from './indicator.ts';
import { type GivenSettings, resolveSettings, type SettingDefinitions, type SettingsOf } from './setting.ts';
import type { Finding } from './tender-test.ts';

/** What was counted of organisations, by group. */
export class Ledger<A> {
  readonly #open: () => A;
  readonly #accounts = new Map<Group, Map<number, A>>(GROUPS.map((group) => [group, new Map()]));

  constructor(open: () => A) {
    this.#open = open;
  }

  /** The account of an organisation; a new one when it has none yet. */
  of(group: Group, organisation: number): A {
    const accounts = this.in(group) as Map<number, A>;
    let account = accounts.get(organisation);
    if (account === undefined) {
      account = this.#open();
      accounts.set(organisation, account);
    }
    return account;
  }

  in(group: Group): ReadonlyMap<number, A> {
    return this.#accounts.get(group) as Map<number, A>;
  }
}

/** An indicator of organisations, from all tenders together. */
export interface OrganisationTest<D extends SettingDefinitions, A> extends IndicatorDefinition {
  readonly settings: D;
  /** An account in which nothing is counted yet. */
  readonly open: () => A;
  /** Counts a tender, which nothing leaves out of all indicators, in the accounts of its organisations. */
  readonly count: (
    tender: TenderCase,
    ledger: Ledger<A>,
    settings: SettingsOf<D>,
    common: CommonSettings,
  ) => void;
  /** How to judge an account of a group, once all tenders are counted. */
  readonly judge: (
    ledger: Ledger<A>,
    group: Group,
    settings: SettingsOf<D>,
    common: CommonSettings,
  ) => (account: A, organisation: number) => Finding | Exclusion;
}

/** Makes an indicator of a test of organisations. */
export function testsOrganisations<D extends SettingDefinitions, A>(test: OrganisationTest<D, A>): Indicator {
  return {
    ...test,
    compares: true,
    start: (given, common) => new OrganisationTesting(test, given, common),
  };
}

class OrganisationTesting<D extends SettingDefinitions, A> implements Judging {
  readonly #test: OrganisationTest<D, A>;
  readonly #settings: SettingsOf<D>;
  readonly #common: CommonSettings;
  readonly #ledger: Ledger<A>;
  readonly #judges = new Map<Group, (account: A, organisation: number) => Finding | Exclusion>();

  constructor(test: OrganisationTest<D, A>, given: GivenSettings, common: CommonSettings) {
    this.#test = test;
    this.#settings = resolveSettings(test.settings, given);
    this.#common = common;
    this.#ledger = new Ledger(test.open);
  }

  add(tender: TenderCase): void {
    if (excludedFromAll(tender, this.#common) !== undefined) return;
    this.#test.count(tender, this.#ledger, this.#settings, this.#common);
  }

  *results(): Iterable<Result> {
    for (const group of this.#test.groups) {
      const subjects = Float64Array.from(this.#ledger.in(group).keys()).sort();
      for (const subject of subjects) {
        const finding = this.#judge(group, subject);
        yield typeof finding === 'string'
          ? { group, subject, outcome: 'NOT_APPLICABLE', value: null, threshold: null, exclusion: finding }
          : {
              group,
              subject,
              outcome: finding.isFlagged ? 'FLAGGED' : 'CLEAR',
              value: finding.value,
              threshold: finding.threshold,
              exclusion: null,
            };
      }
    }
  }

  explain({ group, subject }: Result): readonly Input[] {
    const finding = this.#judge(group, subject);
    return typeof finding === 'string' ? [] : finding.inputs;
  }

  #judge(group: Group, organisation: number): Finding | Exclusion {
    let judge = this.#judges.get(group);
    if (!judge) {
      judge = this.#test.judge(this.#ledger, group, this.#settings, this.#common);
      this.#judges.set(group, judge);
    }
    return judge(this.#ledger.of(group, organisation), organisation);
  }
}

/** Keeps the first claims of those that an account rests on. */
export function keepClaim(claims: number[], claim: number): void {
  if (claims.length < SHOWN_INPUTS) claims.push(claim);
}
