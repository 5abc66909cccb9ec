import { EXCLUSIONS, type Exclusion } from '../../graph/indicator/exclusion.ts';
import type { Group, Indicator, Outcome } from '../../graph/indicator/indicator.ts';
import { INDICATORS } from '../../graph/indicator/indicator-list.ts';
import type { Builder } from '../type/builder.ts';
import { addEnum } from '../type/enum.ts';
import { describeSetting } from './indicator-settings.ts';

declare module '../type/backing.ts' {
  interface Objects {
    IndicatorDefinition: Indicator;
  }
  interface Enums {
    IndicatorId: string;
    IndicatorOutcome: Outcome;
    IndicatorGroup: Group;
    IndicatorExclusion: Exclusion;
  }
}

const OUTCOME_MEANINGS: Record<Outcome, string> = {
  FLAGGED: 'A red flag: a reason to look closer, and no proof of anything.',
  CLEAR: 'The indicator applies, and raises no flag.',
  NOT_APPLICABLE: 'The indicator can not tell: `reason` says why.',
};

const GROUP_MEANINGS: Record<Group, string> = {
  TENDER: 'A tender. Cardinal’s OCID.',
  BUYER: 'A buyer, by all its tenders that were looked at. Cardinal’s Buyer.',
  PROCURING_ENTITY: 'A procuring entity, by all its tenders that were looked at. Cardinal’s ProcuringEntity.',
  TENDERER:
    'An organisation that bids, by all its bids that were looked at; or one flagged with a tender. Cardinal’s Tenderer.',
};

/** Makes the enums of indicators, and `IndicatorDefinition`. */
export function addIndicatorDefinition(builder: Builder): void {
  addEnum(builder, 'IndicatorId', 'The indicators.', namesOfIndicators());
  addEnum(builder, 'IndicatorOutcome', 'What an indicator says.', OUTCOME_MEANINGS);
  addEnum(builder, 'IndicatorGroup', 'What a result is about.', GROUP_MEANINGS);
  addEnum(builder, 'IndicatorExclusion', 'Why an indicator does not apply.', EXCLUSIONS);
  addDefinition(builder);
}

function namesOfIndicators(): Record<string, string> {
  return Object.fromEntries(INDICATORS.map(({ id, name }) => [id, `${name}.`]));
}

function addDefinition(builder: Builder): void {
  const setting = builder
    .objectRef<{ readonly name: string; readonly description: string }>('IndicatorSetting')
    .implement({
      description: 'Something that `settings` can set for an indicator.',
      fields: (t) => ({
        name: t.exposeString('name', { nullable: false, description: 'Its name in the settings.' }),
        description: t.exposeString('description', {
          nullable: false,
          description: 'What it does, with its default.',
        }),
      }),
    });
  const exclusion = builder.objectRef<Exclusion>('IndicatorExclusionMeaning').implement({
    description: 'A reason for which an indicator does not apply.',
    fields: (t) => ({
      reason: t.field({
        type: 'IndicatorExclusion',
        nullable: false,
        description: 'As results give it.',
        resolve: (reason) => reason,
      }),
      meaning: t.string({
        nullable: false,
        description: 'What it means.',
        resolve: (reason) => EXCLUSIONS[reason],
      }),
    }),
  });
  builder.objectType('IndicatorDefinition', {
    description: 'What an indicator is.',
    fields: (t) => ({
      id: t.field({
        type: 'IndicatorId',
        nullable: false,
        description: 'Cardinal’s code, or a name of Greffe’s own.',
        resolve: ({ id }) => id,
      }),
      name: t.exposeString('name', {
        nullable: false,
        description: 'What it is called, in a few words; after Cardinal where that has it.',
      }),
      description: t.string({
        nullable: false,
        description: 'What it flags, by which rule.',
        resolve: ({ definition: text }) => text,
      }),
      difference: t.exposeString('difference', {
        nullable: true,
        description: 'Where Greffe’s data differs from what the source speaks of. Null where it does not.',
      }),
      source: t.exposeString('source', { nullable: false, description: 'URL of the page that defines it.' }),
      groups: t.field({
        type: ['IndicatorGroup'],
        nullable: false,
        description: 'What its results are about.',
        resolve: ({ groups }) => [...groups],
      }),
      inputs: t.stringList({
        nullable: false,
        description: 'What it reads.',
        resolve: ({ inputs }) => [...inputs],
      }),
      settings: t.field({
        type: [setting],
        nullable: false,
        description: 'Its thresholds and what else can be set.',
        resolve: ({ settings }) =>
          Object.entries(settings).map(([name, each]) => ({ name, description: describeSetting(each) })),
      }),
      exclusions: t.field({
        type: [exclusion],
        nullable: false,
        description: 'The reasons for which it may not apply.',
        resolve: ({ exclusions }) => [...exclusions],
      }),
    }),
  });
}
