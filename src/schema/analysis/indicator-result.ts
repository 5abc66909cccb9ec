import type { IndicatorResult } from '../../graph/indicator/find-indicators.ts';
import type { Input } from '../../graph/indicator/indicator.ts';
import type { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { addComputedConnection } from '../type/computed-connection.ts';
import { optionalClaimField, optionalNodeField } from '../type/named-field.ts';

declare module '../type/backing.ts' {
  interface Objects {
    IndicatorResult: ShownResult;
  }
}

/** A result with what it rests on, and how to read what it and those beside it name. */
export interface ShownResult {
  readonly result: IndicatorResult;
  readonly inputs: readonly Input[];
  readonly together: ReadTogether;
}

interface ShownInput {
  readonly input: Input;
  readonly together: ReadTogether;
}

/** Makes `IndicatorResult` and `IndicatorResultConnection`. */
export function addIndicatorResult(builder: Builder): void {
  addResult(builder);
  addComputedConnection(
    builder,
    'IndicatorResult',
    'A page of results: by indicator, then by what they are about, then in order of recording.',
  );
}

function addResult(builder: Builder): void {
  const input = addInput(builder);
  builder.objectType('IndicatorResult', {
    description: 'What an indicator says of a tender or an organisation, with what that rests on.',
    fields: (t) => ({
      indicator: t.field({
        type: 'IndicatorDefinition',
        nullable: false,
        description: 'Which indicator says so, with its rule and source.',
        resolve: ({ result }) => result.indicator,
      }),
      group: t.field({
        type: 'IndicatorGroup',
        nullable: false,
        description: 'What it is about.',
        resolve: ({ result }) => result.group,
      }),
      tender: optionalNodeField(t, 'Tender', {
        doc: 'The tender it is about. Null when it is about an organisation.',
        keyOf: ({ result }) => (result.group === 'TENDER' ? result.subject : undefined),
      }),
      organisation: optionalNodeField(t, 'Organisation', {
        doc: 'The organisation it is about. Null when it is about a tender.',
        keyOf: ({ result }) => (result.group === 'TENDER' ? undefined : result.subject),
      }),
      outcome: t.field({
        type: 'IndicatorOutcome',
        nullable: false,
        description: 'What the indicator says.',
        resolve: ({ result }) => result.outcome,
      }),
      reason: t.field({
        type: 'IndicatorExclusion',
        nullable: true,
        description: 'Why it does not apply. Null when it does.',
        resolve: ({ result }) => result.exclusion,
      }),
      value: t.float({
        nullable: true,
        description: 'The value, as the indicator’s description says. Null when it does not apply.',
        resolve: ({ result }) => result.value,
      }),
      threshold: t.float({
        nullable: true,
        description:
          'What was compared with: a setting, or the fence found from all that were compared. Null when it does not apply, or there is none.',
        resolve: ({ result }) => result.threshold,
      }),
      inputs: t.field({
        type: [input],
        nullable: false,
        description:
          'What it rests on: figures, and claims with their evidence; of very many the first 50. Empty when it does not apply.',
        resolve: ({ inputs, together }) => inputs.map((each) => ({ input: each, together })),
      }),
    }),
  });
}

function addInput(builder: Builder) {
  return builder.objectRef<ShownInput>('IndicatorInput').implement({
    description: 'One thing that a result rests on.',
    fields: (t) => ({
      name: t.string({
        nullable: false,
        description: 'What it is: "winning price", "deadline".',
        resolve: ({ input }) => input.name,
      }),
      value: t.string({
        nullable: true,
        description: 'A number, date or amount with its currency. Null where what is named says all.',
        resolve: ({ input }) => input.value ?? null,
      }),
      claim: optionalClaimField(t, 'Claim', {
        doc: 'The claim that says so, such as a bid. Null where it is counted from many, or no claim.',
        keyOf: ({ input }) => input.claim,
      }),
      tender: optionalNodeField(t, 'Tender', {
        doc: 'The tender it is about, where that is not the result’s own. Null for others.',
        keyOf: ({ input }) => input.tender,
      }),
      organisation: optionalNodeField(t, 'Organisation', {
        doc: 'The organisation it is about, such as the only bidder of a bid. Null for others.',
        keyOf: ({ input }) => input.organisation,
      }),
    }),
  });
}
