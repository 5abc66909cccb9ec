import type { GraphQLResolveInfo } from 'graphql';
import type { Exposure } from '../../graph/exposure/exposure.ts';
import type { ExposureChain, ExposureStep } from '../../graph/exposure/exposure-chain.ts';
import type { ExposureReason } from '../../graph/exposure/exposure-rule.ts';
import { readStep } from '../../graph/reading.ts';
import type { CheckArguments } from '../check-argument.ts';
import { addComputedConnection } from '../output/computed-connection.ts';
import type { FieldExtensions } from '../output/field.ts';
import { MAX_PAGE_SIZE, readPageSize } from '../page-argument.ts';
import type { ReadTogether } from '../read-together.ts';
import type { PothosTypes, TypeRegistry } from '../registry.ts';

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

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

const DEFAULT_CHAINS = 5;

/** Makes the types of exposures, chains and steps, and `ExposureConnection`. */
export function addExposureTypes(registry: TypeRegistry): void {
  const chain = addChainType(registry);
  const { builder } = registry;
  const checkChains: CheckArguments = ({ first }) => {
    readPageSize(first as number, 'first');
  };
  const exposure = builder.objectRef<ShownExposure>('Exposure').implement({
    description:
      'That a law reaches an organisation, or is expected to, as rules infer it from claims. The claims are stated, the exposure is not.',
    fields: (t) => ({
      organisation: named(t as never, registry, 'Organisation', 'The organisation that is reached.', (of) => {
        return (of as ShownExposure).exposure.organisation;
      }),
      regulation: named(t as never, registry, 'Regulation', 'The law that reaches it.', (of) => {
        return (of as ShownExposure).exposure.regulation;
      }),
      ...groundFields(t as never, registry, (of) => (of as ShownExposure).exposure, {
        standing: 'How sure it is: the standing of its surest chain.',
        modality: '`ACTUAL` when all claims of a chain are; `EXPECTED` exposure is one of its own.',
        knownFrom: 'Day since which the first of its chains is known whole.',
      }),
      chains: t.field({
        type: [chain],
        nullable: false,
        description: 'The chains of claims that prove it, the surest first, then the shortest. Never empty.',
        args: {
          first: t.arg.int({
            defaultValue: DEFAULT_CHAINS,
            required: true,
            description: `How many at most, 1 to ${MAX_PAGE_SIZE}.`,
          }),
        },
        extensions: { checkArguments: checkChains } satisfies FieldExtensions,
        resolve: ({ exposure: { chains }, together }, { first }) =>
          chains.slice(0, readPageSize(first, 'first')).map((each) => ({ chain: each, together })),
      }),
      chainCount: t.int({
        nullable: false,
        description: 'How many chains prove it. At least so many when the list is not `complete`.',
        resolve: ({ exposure: { chains } }) => chains.length,
      }),
    }),
  });
  addComputedConnection<ShownExposure>(registry, 'Exposure', {
    node: exposure,
    doc: 'A page of exposures: actual before expected, the surest first, then those with the shortest chain.',
  });
}

function addChainType(registry: TypeRegistry) {
  const { builder } = registry;
  const step = addStepType(registry);
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
      ...groundFields(t as never, registry, (of) => (of as ShownChain).chain, {
        standing: 'The weakest standing of its claims: the chain is no surer than that.',
        modality: '`EXPECTED` when one of its claims is.',
        knownFrom: 'Day since which all its claims are known.',
      }),
      validFrom: t.field({
        type: registry.output('PartialDate') as never,
        nullable: true,
        description: 'Since when all its claims hold. Null when none of them says since when.',
        resolve: ({ chain: { validFrom } }) => validFrom as never,
      }),
      validUntil: t.field({
        type: registry.output('PartialDate') as never,
        nullable: true,
        description:
          'Until when all its claims hold, that day, month or year included. Null when none of them says until when.',
        resolve: ({ chain: { validUntil } }) => validUntil as never,
      }),
    }),
  });
}

function addStepType(registry: TypeRegistry) {
  const { builder } = registry;
  const meanings: Record<ExposureReason, string> = {
    SUBJECT: 'It must obey the law.',
    OWNED: 'One that the law reaches owns or controls it. A stated share of half or less is not enough.',
    HOSTED: 'One that the law reaches, other than by hosting, hosts its data or services.',
  };
  const reason = builder.enumType('ExposureReason', {
    description:
      'Why a law reaches an organisation: the rule that leads from one step of a chain to the next.',
    values: Object.fromEntries(
      Object.entries(meanings).map(([word, description]) => [word, { description }]),
    ),
  });
  return builder.objectRef<ShownExposureStep>('ExposureStep').implement({
    description: 'A step of a chain: the law reaches `from`, because of a claim that links it to `to`.',
    fields: (t) => ({
      claim: t.field({
        type: registry.interface('Claim') as never,
        nullable: true,
        description:
          'The claim, with its evidence. Null for a hosting that is only assumed, by `exposureIf`.',
        resolve: (
          { step: { claim }, together }: ShownExposureStep,
          _: unknown,
          _context: unknown,
          info: GraphQLResolveInfo,
        ) => (claim === null ? null : together.claim(claim, info)) as never,
      } as never),
      from: named(t as never, registry, 'Entity', 'The organisation that the step leaves.', (of) => {
        return (of as ShownExposureStep).step.near;
      }),
      to: named(t as never, registry, 'Entity', 'Who owns or hosts it; in the last step the law.', (of) => {
        return (of as ShownExposureStep).step.far;
      }),
      because: t.field({
        type: reason,
        nullable: false,
        description: 'The rule by which the law reaches `from`.',
        resolve: ({ step }) => step.reason as never,
      }),
      reading: t.string({
        nullable: false,
        description: 'The claim in words between the names of `from` and `to`: "is hosted by", "must obey".',
        resolve: ({ step: { kind, forward, fact } }) => readStep(kind, forward, fact?.modality ?? 'ACTUAL'),
      }),
    }),
  });
}

/** A field that shows a node by its key. */
function named(
  t: FieldBuilder,
  registry: TypeRegistry,
  type: string,
  description: string,
  keyOf: (of: unknown) => number,
) {
  return t.field({
    type: registry.output(type) as never,
    nullable: false,
    description,
    resolve: (of: { together: ReadTogether }, _: unknown, _context: unknown, info: GraphQLResolveInfo) =>
      of.together.node(keyOf(of), info) as never,
  } as never);
}

function groundFields(
  t: FieldBuilder,
  registry: TypeRegistry,
  groundOf: (of: unknown) => Pick<ExposureChain, 'standing' | 'modality' | 'knownFrom'>,
  docs: { standing: string; modality: string; knownFrom: string },
) {
  return {
    standing: t.field({
      type: registry.output('Standing') as never,
      nullable: false,
      description: docs.standing,
      resolve: (of: unknown) => groundOf(of).standing as never,
    }),
    modality: t.field({
      type: registry.output('Modality') as never,
      nullable: false,
      description: docs.modality,
      resolve: (of: unknown) => groundOf(of).modality as never,
    }),
    knownFrom: t.field({
      type: registry.output('Date') as never,
      nullable: false,
      description: docs.knownFrom,
      resolve: (of: unknown) => groundOf(of).knownFrom as never,
    }),
  };
}
