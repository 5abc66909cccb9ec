import { checkAnyNodeReference, findAnyNode } from '../../db/read/node/node-lookup.ts';
import type { NodeReference } from '../../db/read/node/node-reference.ts';
import type { Row } from '../../db/read/row/batch.ts';
import type { Standing } from '../../domain/claim.ts';
import { BadUserInput } from '../../domain/error.ts';
import {
  DEFAULT_MAX_HOPS,
  findPaths,
  MAX_HOPS,
  type Path,
  type PathSearch,
  type PathStep,
} from '../../graph/path/find-paths.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { ClaimKind } from '../../model/model.ts';
import { readingOf } from '../../model/sentence/sentence.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { MAX_PAGE_SIZE, readPageSize } from '../argument/page-argument.ts';
import type { GraphContext } from '../context.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { completeness } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { claimField } from '../type/named-field.ts';
import { dayOfTelling, languageArgument } from './claim-sentence.ts';
import { edgeKindsOf } from './edge-kinds.ts';
import { GROUND_OF_CHAIN, groundFields } from './ground-field.ts';
import { cutToDistinct, enoughChains, otherClaims, withoutParallels } from './parallel-path.ts';
import { stepFields } from './step-field.ts';

interface PathArguments {
  readonly from: NodeReference;
  readonly to: NodeReference;
  readonly maxHops: number;
  readonly kinds?: readonly ClaimKind[] | null;
  readonly excludeKinds?: readonly ClaimKind[] | null;
  readonly standing?: readonly Standing[] | null;
  readonly throughDocuments: boolean;
  readonly first: number;
}

declare module '../type/backing.ts' {
  interface Objects {
    ClaimStep: ShownStep;
  }
}

/** A step, and how to read what it and the steps beside it name. */
interface ShownStep {
  readonly step: PathStep;
  readonly together: ReadTogether;
}

interface ShownPath {
  readonly path: Path;
  /** Chains that visit the same nodes along other claims. */
  readonly parallels: readonly Path[];
  readonly together: ReadTogether;
}

const DEFAULT_PATHS = 10;
const COST_OF_SEARCH = 100;

/** Adds `paths`. */
export function addPathQuery(builder: Builder): void {
  const search = addPathTypes(builder);
  builder.queryField('paths', (t) =>
    t.field({
      type: search,
      nullable: true,
      description:
        'How two nodes are connected: chains of claims that visit no node twice, fewest hops first, ties in order of recording. Claims of all times make a chain unless `@asOf(validOn)` asks for those of one day. Null when one of the two nodes is not there, or not known on the day asked.',
      args: {
        from: t.arg({ type: 'NodeBy', required: true, description: 'Where the chains start; of any type.' }),
        to: t.arg({ type: 'NodeBy', required: true, description: 'Where they end; of any type.' }),
        maxHops: t.arg.int({
          defaultValue: DEFAULT_MAX_HOPS,
          required: true,
          description: `How many claims a chain has at most, 1 to ${MAX_HOPS}.`,
        }),
        kinds: t.arg({
          type: ['ClaimKind'],
          description: 'Only along claims of these kinds. Absent: of all.',
        }),
        excludeKinds: t.arg({ type: ['ClaimKind'], description: 'Not along claims of these kinds.' }),
        standing: t.arg({
          type: ['Standing'],
          description:
            'Only along claims that have one of these standings on the day asked. Absent: of any, disputed ones too.',
        }),
        throughDocuments: t.arg.boolean({
          defaultValue: false,
          required: true,
          description:
            'Whether articles may stand between the two ends. Not unless asked: two things are not connected by a document that speaks of both.',
        }),
        first: t.arg.int({
          defaultValue: DEFAULT_PATHS,
          required: true,
          description: `How many chains at most, 1 to ${MAX_PAGE_SIZE}.`,
        }),
      },
      extensions: { checkArguments: checkPaths, cost: COST_OF_SEARCH } satisfies FieldExtensions,
      resolve: async (_, args, { session }) => {
        const from = findAnyNode(session, args.from, 'from');
        const to = findAnyNode(session, args.to, 'to');
        if (!from || !to) return null;
        const found = await runInSlices(
          findPaths(session, {
            from: from.id,
            to: to.id,
            maxHops: args.maxHops,
            kinds: edgeKindsOf(args),
            standings: args.standing ?? undefined,
            throughDocuments: args.throughDocuments,
            first: enoughChains(args.first),
          }),
        );
        return cutToDistinct(found, args.first);
      },
    }),
  );
}

const checkPaths: CheckArguments = (args, { session }) => {
  const { from, to, maxHops, first } = args as unknown as PathArguments;
  checkAnyNodeReference(session.catalogue, from, 'from');
  checkAnyNodeReference(session.catalogue, to, 'to');
  readPageSize(first, 'first');
  if (maxHops < 1 || maxHops > MAX_HOPS) {
    throw new BadUserInput(`maxHops: ${maxHops} is out of range; ask for 1 to ${MAX_HOPS}.`, 'maxHops');
  }
};

function addPathTypes(builder: Builder) {
  addStepType(builder);
  const path = builder.objectRef<ShownPath>('Path').implement({
    description: 'A chain of claims from one node to another, through nodes that are all different.',
    fields: (t) => ({
      hops: t.int({
        nullable: false,
        description: 'How many claims it has.',
        resolve: ({ path: { steps } }) => steps.length,
      }),
      ...groundFields(t, ({ path }) => path, GROUND_OF_CHAIN),
      parallelCount: t.int({
        nullable: false,
        description:
          'How many of the chains found visit the same nodes in the same order along other claims of the same kinds and modality, such as a bid on each lot of a tender. They are no rows of their own.',
        resolve: ({ parallels }) => parallels.length,
      }),
      parallelClaims: t.field({
        type: ['Claim'],
        nullable: false,
        description:
          'The claims of those chains that this one does not have, in order of recording; the first hundred.',
        resolve: ({ path: own, parallels, together }, _, _context, info) =>
          otherClaims(own, parallels).map((claim) => together.claim(claim, info) as Row),
      }),
      steps: t.field({
        type: ['ClaimStep'],
        nullable: false,
        description: 'Its claims in order, each read in the direction of the chain.',
        resolve: ({ path: { steps }, together }) => steps.map((each) => ({ step: each, together })),
      }),
    }),
  });
  return builder.objectRef<PathSearch>('PathSearch').implement({
    description: 'What a search for chains of claims found, and whether that is all.',
    fields: (t) => ({
      paths: t.field({
        type: [path],
        nullable: false,
        description:
          'The chains found, fewest hops first; of those that differ by parallel claims only the first. Empty with `complete`: none has at most `maxHops` hops, which is not to say that there is none.',
        resolve: ({ paths }, _, { session }) => {
          const rows = withoutParallels(paths);
          const steps = paths.flatMap((each) => each.steps);
          const together = readingSteps(session, steps);
          return rows.map((row) => ({ ...row, together }));
        },
      }),
      ...completeness(t),
    }),
  });
}

/** How to read what steps name. */
export function readingSteps(session: GraphContext['session'], steps: readonly PathStep[]): ReadTogether {
  return new ReadTogether(session, {
    nodes: steps.flatMap(({ near, far }) => [near, far]),
    claims: steps.map(({ claim }) => claim),
  });
}

/** What a step is read by: of a bid, as the organisation at one of its ends took part in it. */
function readStep({ spoken }: ReadTogether, { claim, near, far, forward }: PathStep) {
  return spoken.read(claim, forward ? near : far);
}

function addStepType(builder: Builder): void {
  builder.objectType('ClaimStep', {
    description: 'A step from one node to another along a claim that links them.',
    fields: (t) => ({
      claim: claimField(t, 'Claim', {
        doc: 'The claim, with its evidence. A bid of several parties links each two of them over its tender.',
        keyOf: ({ step }) => step.claim,
      }),
      ...stepFields(t, {
        from: 'The node that the step leaves.',
        to: 'The node that it reaches.',
      }),
      reading: t.string({
        nullable: false,
        description:
          'The claim in words between the names of `from` and `to`, by what it says and when it holds: "won", "was hosted by", "is expected to bid on". Told on the day of `@asOf(validOn)`, else today.',
        args: { language: languageArgument(t) },
        resolve: ({ step, together }, { language }, { session }) =>
          readingOf(readStep(together, step), step.forward, language ?? 'EN', dayOfTelling(session)),
      }),
    }),
  });
}
