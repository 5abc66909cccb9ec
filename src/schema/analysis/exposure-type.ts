import type { Exposure } from '../../graph/exposure/exposure.ts';
import type { ExposureChain, ExposureStep } from '../../graph/exposure/exposure-chain.ts';
import type { ExposureReason } from '../../graph/exposure/exposure-rule.ts';
import { readingOf } from '../../model/sentence/sentence.ts';
import type { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { addComputedConnection, type ComputedConnection } from '../type/computed-connection.ts';
import { describedWords } from '../type/enum.ts';
import type { FieldExtensions } from '../type/field.ts';
import { checkFirst, firstArgument } from '../type/first-argument.ts';
import { nodeField, optionalClaimField } from '../type/named-field.ts';
import { dayOfTelling, languageArgument } from './claim-sentence.ts';
import { GROUND_OF_CHAIN, groundFields } from './ground-field.ts';
import { stepFields } from './step-field.ts';

declare module '../type/backing.ts' {
  interface Objects {
    Exposure: ShownExposure;
    ExposureConnection: ComputedConnection<ShownExposure>;
  }
}

/** An exposure, and how to read what it and those beside it name. */
export interface ShownExposure {
  readonly exposure: Exposure;
  readonly together: ReadTogether;
}

interface ShownChain {
  readonly chain: ExposureChain;
  readonly together: ReadTogether;
}

interface ShownExposureStep {
  readonly step: ExposureStep;
  readonly together: ReadTogether;
}

const DEFAULT_CHAINS = 5;

/** Makes the types of exposures, chains and steps, and `ExposureConnection`. */
export function addExposureTypes(builder: Builder): void {
  const chain = addChainType(builder);
  builder.objectType('Exposure', {
    description:
      'That a law reaches an organisation, or is expected to, as rules infer it from claims. The claims are stated, the exposure is not.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'The organisation that is reached.',
        keyOf: ({ exposure }) => exposure.organisation,
      }),
      regulation: nodeField(t, 'Regulation', {
        doc: 'The law that reaches it.',
        keyOf: ({ exposure }) => exposure.regulation,
      }),
      ...groundFields(t, ({ exposure }) => exposure, {
        standing: 'How sure it is: the standing of its surest chain.',
        modality: '`ACTUAL` when all claims of a chain are; `EXPECTED` exposure is one of its own.',
        knownFrom: 'Day since which the first of its chains is known whole.',
      }),
      chains: t.field({
        type: [chain],
        nullable: false,
        description: 'The chains of claims that prove it, the surest first, then the shortest. Never empty.',
        args: firstArgument(t, DEFAULT_CHAINS),
        extensions: { checkArguments: checkFirst } satisfies FieldExtensions,
        resolve: ({ exposure: { chains }, together }, { first }) =>
          chains.slice(0, first).map((each) => ({ chain: each, together })),
      }),
      chainCount: t.int({
        nullable: false,
        description: 'How many chains prove it. At least so many when the list is not `complete`.',
        resolve: ({ exposure: { chains } }) => chains.length,
      }),
    }),
  });
  addComputedConnection(
    builder,
    'Exposure',
    'A page of exposures: actual before expected, the surest first, then those with the shortest chain.',
  );
}

function addChainType(builder: Builder) {
  const step = addStepType(builder);
  return builder.objectRef<ShownChain>('ExposureChain').implement({
    description:
      'Claims that together expose an organisation to a law, from the one to the other. There is a day on which all of them hold.',
    fields: (t) => ({
      steps: t.field({
        type: [step],
        nullable: false,
        description:
          'Its claims in order: the hosting, if any, then who owns whom, last who must obey the law.',
        resolve: ({ chain: { steps }, together }) => steps.map((each) => ({ step: each, together })),
      }),
      ...groundFields(t, ({ chain }) => chain, GROUND_OF_CHAIN),
      validFrom: t.field({
        type: 'PartialDate',
        nullable: true,
        description: 'Since when all its claims hold. Null when none of them says since when.',
        resolve: ({ chain: { validFrom } }) => validFrom,
      }),
      validUntil: t.field({
        type: 'PartialDate',
        nullable: true,
        description:
          'Until when all its claims hold, that day, month or year included. Null when none of them says until when.',
        resolve: ({ chain: { validUntil } }) => validUntil,
      }),
    }),
  });
}

function addStepType(builder: Builder) {
  const meanings: Record<ExposureReason, string> = {
    SUBJECT: 'It must obey the law.',
    OWNED: 'One that the law reaches owns or controls it. A stated share of half or less is not enough.',
    HOSTED: 'One that the law reaches, other than by hosting, hosts its data or services.',
  };
  const reason = builder.enumType('ExposureReason', {
    description:
      'Why a law reaches an organisation: the rule that leads from one step of a chain to the next.',
    values: describedWords(meanings),
  });
  return builder.objectRef<ShownExposureStep>('ExposureStep').implement({
    description: 'A step of a chain: the law reaches `from`, because of a claim that links it to `to`.',
    fields: (t) => ({
      claim: optionalClaimField(t, 'Claim', {
        doc: 'The claim, with its evidence. Null for a hosting that is only assumed, by `exposureIf`.',
        keyOf: ({ step }) => step.claim,
      }),
      ...stepFields(t, {
        from: 'The organisation that the step leaves.',
        to: 'Who owns or hosts it; in the last step the law.',
      }),
      because: t.field({
        type: reason,
        nullable: false,
        description: 'The rule by which the law reaches `from`.',
        resolve: ({ step }) => step.reason,
      }),
      reading: t.string({
        nullable: false,
        description:
          'The claim in words between the names of `from` and `to`, by when it holds: "is hosted by", "must obey". Told on the day of `@asOf(validOn)`, else today.',
        args: { language: languageArgument(t) },
        resolve: ({ step: { claim, kind, near, forward }, together }, { language }, { session }) =>
          readingOf(
            claim === null ? assumed(kind) : together.spoken.read(claim, near),
            forward,
            language ?? 'EN',
            dayOfTelling(session),
          ),
      }),
    }),
  });
}

/** A claim that is only assumed, as one that holds. */
function assumed(kind: ExposureStep['kind']) {
  return { kind, modality: 'ACTUAL', fields: {}, validFrom: null, validUntil: null } as const;
}
