import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import type { CommonSettings } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import type { GivenSettings, SettingDefinitions } from './setting.ts';

export const OUTCOMES = ['FLAGGED', 'CLEAR', 'NOT_APPLICABLE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What results are about, as Cardinal groups them: OCID, Buyer, ProcuringEntity, Tenderer. */
export const GROUPS = ['TENDER', 'BUYER', 'PROCURING_ENTITY', 'TENDERER'] as const;
export type Group = (typeof GROUPS)[number];

/** What an indicator is, for people. */
export interface IndicatorDefinition {
  /** Cardinal's code, or a name of Greffe's own. */
  readonly id: string;
  readonly name: string;
  /** What is flagged, by which rule. */
  readonly definition: string;
  /** Where Greffe's data differs from what the source speaks of; null where it does not. */
  readonly difference: string | null;
  /** URL of the page that defines it. */
  readonly source: string;
  readonly groups: readonly Group[];
  /** What it reads, in words. */
  readonly inputs: readonly string[];
  readonly settings: SettingDefinitions;
  readonly exclusions: readonly Exclusion[];
}

/** One thing that a result rests on. */
export interface Input {
  readonly name: string;
  /** In words; absent where what it names says all. */
  readonly value?: string;
  readonly claim?: number;
  readonly tender?: number;
  readonly organisation?: number;
}

/** What an indicator says of one tender or organisation. */
export interface Result {
  readonly group: Group;
  /** The tender, or the organisation. */
  readonly subject: number;
  readonly outcome: Outcome;
  /** Null when it does not apply. */
  readonly value: number | null;
  /** What was compared with; null when it does not apply, or compares with nothing. */
  readonly threshold: number | null;
  /** Why it does not apply; null when it does. */
  readonly exclusion: Exclusion | null;
}

/** One indicator at work on the tenders of one question. */
export interface Judging {
  add(tender: TenderCase): void;
  /** What follows from all tenders that were added; those of a group in ascending order of subject where tenders came so. */
  results(): Iterable<Result>;
  /** What a result rests on. `tender` is the case of a result of group TENDER, read anew. */
  explain(result: Result, tender: TenderCase | undefined): readonly Input[];
}

export interface Indicator extends IndicatorDefinition {
  /** Whether a tender is judged by comparing it with others. */
  readonly compares: boolean;
  start(given: GivenSettings, common: CommonSettings): Judging;
}
