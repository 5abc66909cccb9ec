import type { IndicatorResult } from '../../graph/indicator/find-indicators.ts';
import type { Input } from '../../graph/indicator/indicator.ts';
import type { ReadTogether } from '../resolve/read-together.ts';
import { addComputedConnection } from '../type/computed-connection.ts';
import { claimField, nodeField } from '../type/named-field.ts';
import type { TypeRegistry } from '../type/registry.ts';

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
export function addIndicatorResult(registry: TypeRegistry): void {
  addComputedConnection<ShownResult>(registry, 'IndicatorResult', {
    node: addResult(registry),
    doc: 'A page of results: by indicator, then by what they are about, then in order of recording.',
  });
}

function addResult(registry: TypeRegistry) {
  const { builder } = registry;
  const input = addInput(registry);
  return builder.objectRef<ShownResult>('IndicatorResult').implement({
    description: 'What an indicator says of a tender or an organisation, with what that rests on.',
    fields: (t) => ({
      indicator: t.field({
        type: registry.output('IndicatorDefinition') as never,
        nullable: false,
        description: 'Which indicator says so, with its rule and source.',
        resolve: ({ result }: ShownResult) => result.indicator as never,
      } as never),
      group: t.field({
        type: registry.output('IndicatorGroup') as never,
        nullable: false,
        description: 'What it is about.',
        resolve: ({ result }: ShownResult) => result.group as never,
      } as never),
      tender: nodeField(t as never, registry, 'Tender', {
        doc: 'The tender it is about. Null when it is about an organisation.',
        keyOf: ({ result }: ShownResult) => (result.group === 'TENDER' ? result.subject : undefined),
        nullable: true,
      }) as never,
      organisation: nodeField(t as never, registry, 'Organisation', {
        doc: 'The organisation it is about. Null when it is about a tender.',
        keyOf: ({ result }: ShownResult) => (result.group === 'TENDER' ? undefined : result.subject),
        nullable: true,
      }) as never,
      outcome: t.field({
        type: registry.output('IndicatorOutcome') as never,
        nullable: false,
        description: 'What the indicator says.',
        resolve: ({ result }: ShownResult) => result.outcome as never,
      } as never),
      reason: t.field({
        type: registry.output('IndicatorExclusion') as never,
        nullable: true,
        description: 'Why it does not apply. Null when it does.',
        resolve: ({ result }: ShownResult) => result.exclusion as never,
      } as never),
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

function addInput(registry: TypeRegistry) {
  return registry.builder.objectRef<ShownInput>('IndicatorInput').implement({
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
      claim: claimField(t as never, registry, 'Claim', {
        doc: 'The claim that says so, such as a bid. Null where it is counted from many, or no claim.',
        keyOf: ({ input }: ShownInput) => input.claim,
        nullable: true,
      }) as never,
      tender: nodeField(t as never, registry, 'Tender', {
        doc: 'The tender it is about, where that is not the result’s own. Null for others.',
        keyOf: ({ input }: ShownInput) => input.tender,
        nullable: true,
      }) as never,
      organisation: nodeField(t as never, registry, 'Organisation', {
        doc: 'The organisation it is about, such as the only bidder of a bid. Null for others.',
        keyOf: ({ input }: ShownInput) => input.organisation,
        nullable: true,
      }) as never,
    }),
  });
}
