import { checkAnyNodeReference, findAnyNode } from '../../db/read/node/node-lookup.ts';
import type { NodeReference } from '../../db/read/node/node-reference.ts';
import type { Session } from '../../db/read/row/session.ts';
import { BadUserInput } from '../../domain/error.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import {
  DEFAULT_PER_OPENING,
  DEFAULT_THINGS,
  findWalk,
  MAX_CHANGE_DAYS,
  MAX_OPENINGS,
  MAX_PER_OPENING,
  MAX_THINGS,
  MAX_WALK_CLAIMS,
  type Opening,
  type Walk,
  type WalkThing,
} from '../../graph/walk.ts';
import type { ClaimKind } from '../../model/model.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { completeness } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { nodeField, optionalClaimField } from '../type/named-field.ts';
import { edgeKindsOf } from './edge-kinds.ts';

declare module '../type/backing.ts' {
  interface Objects {
    Walk: Walk;
    WalkThing: ShownThing;
  }
  interface Inputs {
    Opening: AskedOpening;
  }
}

interface AskedOpening {
  readonly of: NodeReference;
  readonly kinds?: readonly ClaimKind[] | null | undefined;
  readonly all?: boolean | null | undefined;
}

interface ShownThing {
  readonly thing: WalkThing;
  readonly together: ReadTogether;
}

interface WalkArguments {
  readonly seeds: readonly NodeReference[];
  readonly openings?: readonly AskedOpening[] | null;
  readonly excludeKinds?: readonly ClaimKind[] | null;
  readonly perOpening: number;
  readonly limit: number;
}

const COST_OF_SEARCH = 50;

/** Adds `walk`. */
export function addWalkQuery(builder: Builder): void {
  addTypes(builder);
  builder.queryField('walk', (t) =>
    t.field({
      type: 'Walk',
      nullable: false,
      description:
        'Where somebody comes who begins at some nodes and opens one node after the other, with all claims between what is there then. The same steps always lead to the same nodes in the same order, so that a picture of them can be cited.',
      args: {
        seeds: t.arg({
          type: ['NodeBy'],
          required: true,
          description: `The nodes to begin with, 1 to ${MAX_THINGS}. One that there is not is left out.`,
        }),
        openings: t.arg({
          type: ['Opening'],
          description: `What is opened, in order, at most ${MAX_OPENINGS} times. Absent: nothing.`,
        }),
        excludeKinds: t.arg({
          type: ['ClaimKind'],
          description: 'Claims of these kinds are not followed and not shown.',
        }),
        perOpening: t.arg.int({
          defaultValue: DEFAULT_PER_OPENING,
          required: true,
          description: `How many nodes an opening brings at most of each kind of claim, 1 to ${MAX_PER_OPENING}. Tenders come newest first, other nodes by how many claims link them.`,
        }),
        limit: t.arg.int({
          defaultValue: DEFAULT_THINGS,
          required: true,
          description: `How many nodes at most in all, 1 to ${MAX_THINGS}.`,
        }),
      },
      extensions: {
        checkArguments: checkWalk,
        cost: COST_OF_SEARCH,
        pageArgument: 'limit',
      } satisfies FieldExtensions,
      resolve: (_, { seeds, openings, excludeKinds, perOpening, limit }, { session }) => {
        const kinds = edgeKindsOf({ excludeKinds });
        return runInSlices(
          findWalk(session, {
            seeds: seeds.flatMap((seed, index) => findKey(session, seed, `seeds[${index}]`)),
            openings: (openings ?? []).map((opening, index) =>
              openingOf(session, opening, index, excludeKinds),
            ),
            kinds,
            perOpening,
            limit,
          }),
        );
      },
    }),
  );
}

function findKey(session: Session, by: NodeReference, argument: string): number[] {
  const node = findAnyNode(session, by, argument);
  return node ? [node.id] : [];
}

/** One that names no node keeps its number: it is of a node that is not there. */
function openingOf(
  session: Session,
  { of, kinds, all }: AskedOpening,
  index: number,
  excludeKinds: readonly ClaimKind[] | null | undefined,
): Opening {
  const node = findAnyNode(session, of, `openings[${index}].of`);
  return { of: node?.id ?? -1, kinds: edgeKindsOf({ kinds, excludeKinds }), all: all ?? false };
}

const checkWalk: CheckArguments = (args, { session }) => {
  const { seeds, openings, perOpening, limit } = args as unknown as WalkArguments;
  checkLength('seeds', seeds.length, MAX_THINGS);
  for (const [index, seed] of seeds.entries()) {
    checkAnyNodeReference(session.catalogue, seed, `seeds[${index}]`);
  }
  if ((openings?.length ?? 0) > 0) checkLength('openings', openings?.length ?? 0, MAX_OPENINGS);
  for (const [index, { of }] of (openings ?? []).entries()) {
    checkAnyNodeReference(session.catalogue, of, `openings[${index}].of`);
  }
  checkRange('perOpening', perOpening, MAX_PER_OPENING);
  checkRange('limit', limit, MAX_THINGS);
};

function checkLength(argument: string, length: number, most: number): void {
  if (length >= 1 && length <= most) return;
  throw new BadUserInput(`${argument}: give 1 to ${most} of them; ${length} were given.`, argument);
}

function checkRange(argument: string, value: number, most: number): void {
  if (value >= 1 && value <= most) return;
  throw new BadUserInput(`${argument}: ${value} is out of range; ask for 1 to ${most}.`, argument);
}

function addTypes(builder: Builder): void {
  builder.inputType('Opening', {
    description: 'A step of a walk: a node that is there is opened, and what claims link it to comes in.',
    fields: (t) => ({
      of: t.field({
        type: 'NodeBy',
        required: true,
        description: 'The node. One that is not there at that step brings nothing.',
      }),
      kinds: t.field({
        type: ['ClaimKind'],
        description: 'Only along claims of these kinds. Absent: of all.',
      }),
      all: t.boolean({
        description: 'Whether all that they link comes in, `perOpening` put aside. Absent: no.',
      }),
    }),
  });
  builder.objectType('WalkThing', {
    description: 'A node of a walk.',
    fields: (t) => ({
      node: nodeField(t, 'Entity', { doc: 'What stands there.', keyOf: ({ thing }) => thing.id }),
      opening: t.int({
        nullable: false,
        description: 'The opening that brought it, counted from 1. 0: it was there from the start.',
        resolve: ({ thing: { opening } }) => opening,
      }),
      via: optionalClaimField(t, 'Claim', {
        doc: 'The claim that brought it; of several the one recorded first. Null: it was there from the start.',
        keyOf: ({ thing }) => thing.via,
      }),
    }),
  });
  builder.objectType('Walk', {
    description: 'What is there after a walk.',
    fields: (t) => ({
      things: t.field({
        type: ['WalkThing'],
        nullable: false,
        description: 'The nodes, in the order in which they came.',
        resolve: ({ things }, _, { session }) => {
          const together = new ReadTogether(session, {
            nodes: things.map(({ id }) => id),
            claims: things.flatMap(({ via }) => via ?? []),
          });
          return things.map((thing) => ({ thing, together }));
        },
      }),
      claims: t.field({
        type: ['Claim'],
        nullable: false,
        description: `All claims that link two of the nodes, each once, whether or not a step went along them; in order of recording, at most ${MAX_WALK_CLAIMS}.`,
        resolve: ({ claims }, _, { session }, info) => {
          const together = new ReadTogether(session, { claims: [...claims] });
          return claims.flatMap((id) => together.claim(id, info) ?? []);
        },
      }),
      changeDays: t.field({
        type: ['Date'],
        nullable: false,
        description: `Days on which documents began to say something that links two of the nodes, or no longer said it, or what became of a bid among these claims, latest first; at most ${MAX_CHANGE_DAYS}. What was taken back since is among it.`,
        resolve: ({ changeDays }) => [...changeDays],
      }),
      ...completeness(t),
    }),
  });
}
