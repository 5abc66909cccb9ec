import { checkAnyNodeReference, findAnyNode } from '../../db/read/node/node-lookup.ts';
import type { NodeReference } from '../../db/read/node/node-reference.ts';
import type { Standing } from '../../domain/claim.ts';
import { BadUserInput } from '../../domain/error.ts';
import {
  DEFAULT_NEIGHBOURHOOD_SIZE,
  findNeighbourhood,
  MAX_DEPTH,
  MAX_NEIGHBOURHOOD_SIZE,
  type Neighbour,
  type Neighbourhood,
} from '../../graph/neighbourhood.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { ClaimKind } from '../../model/model.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { completeness } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { nodeField } from '../type/named-field.ts';
import { edgeKindsOf } from './edge-kinds.ts';
import { readingSteps } from './path.ts';

interface NeighbourhoodArguments {
  readonly of: NodeReference;
  readonly depth: number;
  readonly kinds?: readonly ClaimKind[] | null;
  readonly excludeKinds?: readonly ClaimKind[] | null;
  readonly standing?: readonly Standing[] | null;
  readonly limit: number;
}

interface ShownNeighbour {
  readonly neighbour: Neighbour;
  readonly together: ReadTogether;
}

const COST_OF_SEARCH = 50;

/** Adds `neighbourhood`. */
export function addNeighbourhoodQuery(builder: Builder): void {
  const neighbourhood = addNeighbourhoodTypes(builder);
  builder.queryField('neighbourhood', (t) =>
    t.field({
      type: neighbourhood,
      nullable: true,
      description:
        'What lies around a node, for drawing: the nodes within some hops and the claims between them. When there are more than `limit`, the most connected stay and what is left out is counted. Articles are shown, but what lies behind one is not. Null when the node is not there, or not known on the day asked.',
      args: {
        of: t.arg({
          type: 'NodeBy',
          required: true,
          description: 'The node in the middle, of any type.',
        }),
        depth: t.arg.int({
          defaultValue: 1,
          required: true,
          description: `How many hops away from it, 1 to ${MAX_DEPTH}.`,
        }),
        kinds: t.arg({
          type: ['ClaimKind'],
          description: 'Only along claims of these kinds. Absent: of all.',
        }),
        excludeKinds: t.arg({
          type: ['ClaimKind'],
          description: 'Not along claims of these kinds.',
        }),
        standing: t.arg({
          type: ['Standing'],
          description: 'Only along claims that have one of these standings on the day asked. Absent: of any.',
        }),
        limit: t.arg.int({
          defaultValue: DEFAULT_NEIGHBOURHOOD_SIZE,
          required: true,
          description: `How many nodes at most, with the one in the middle, 1 to ${MAX_NEIGHBOURHOOD_SIZE}.`,
        }),
      },
      extensions: {
        checkArguments: checkNeighbourhood,
        cost: COST_OF_SEARCH,
        pageArgument: 'limit',
      } satisfies FieldExtensions,
      resolve: (_, args, { session }) => {
        const centre = findAnyNode(session, args.of, 'of');
        if (!centre) return null;
        return runInSlices(
          findNeighbourhood(session, {
            centre: centre.id,
            depth: args.depth,
            kinds: edgeKindsOf(args),
            standings: args.standing ?? undefined,
            limit: args.limit,
          }),
        );
      },
    }),
  );
}

const checkNeighbourhood: CheckArguments = (args, { session }) => {
  const { of, depth, limit } = args as unknown as NeighbourhoodArguments;
  checkAnyNodeReference(session.catalogue, of, 'of');
  checkRange('depth', depth, MAX_DEPTH);
  checkRange('limit', limit, MAX_NEIGHBOURHOOD_SIZE);
};

function checkRange(argument: string, value: number, most: number): void {
  if (value >= 1 && value <= most) return;
  throw new BadUserInput(`${argument}: ${value} is out of range; ask for 1 to ${most}.`, argument);
}

function addNeighbourhoodTypes(builder: Builder) {
  const neighbour = builder.objectRef<ShownNeighbour>('Neighbour').implement({
    description: 'A node of a neighbourhood.',
    fields: (t) => ({
      node: nodeField(t, 'Entity', {
        doc: 'What stands there.',
        keyOf: ({ neighbour }) => neighbour.id,
      }),
      distance: t.int({
        nullable: false,
        description: 'Hops from the node in the middle, which has 0.',
        resolve: ({ neighbour: { distance } }) => distance,
      }),
      hiddenClaims: t.int({
        nullable: false,
        description:
          'How many claims lead from it to nodes that were found and left out. Of nodes at the outermost distance nothing was looked for: 0.',
        resolve: ({ neighbour: { hiddenClaims } }) => hiddenClaims,
      }),
    }),
  });
  return builder.objectRef<Neighbourhood>('Neighbourhood').implement({
    description: 'A node, what lies around it, and the claims that link these.',
    fields: (t) => ({
      nodes: t.field({
        type: [neighbour],
        nullable: false,
        description:
          'The node in the middle, then the others by distance. At one distance those come first that most claims link to nodes nearer by, then those with the most claims of their own.',
        resolve: ({ nodes }, _, { session }) => {
          const together = new ReadTogether(session, { nodes: nodes.map(({ id }) => id) });
          return nodes.map((each) => ({ neighbour: each, together }));
        },
      }),
      edges: t.field({
        type: ['ClaimStep'],
        nullable: false,
        description:
          'The claims between these nodes, each read the way it runs, in order of recording. Those between two nodes at the outermost distance are not among them: ask for one hop more.',
        resolve: ({ edges }, _, { session }) => {
          const together = readingSteps(session, edges);
          return edges.map((step) => ({ step, together }));
        },
      }),
      cutNodes: t.int({
        nullable: false,
        description:
          'How many more nodes were found and left out, because of `limit`; what lies behind them was not looked for. At least so many when not `complete`.',
        resolve: ({ cutNodes }) => cutNodes,
      }),
      ...completeness(t),
    }),
  });
}
