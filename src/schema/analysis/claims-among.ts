import { readNodesOfIds } from '../../db/read/claim/among-reader.ts';
import { parseGlobalId } from '../../db/read/collection/global-id.ts';
import { checkAnyNodeReference } from '../../db/read/node/node-lookup.ts';
import type { Standing } from '../../domain/claim.ts';
import { BadUserInput } from '../../domain/error.ts';
import {
  type ClaimsAmong,
  findClaimsAmong,
  type LeftOutClaims,
  MAX_NODES_AMONG,
} from '../../graph/claims-among.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { ClaimKind } from '../../model/model.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { completeness } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { edgeKindsOf } from './edge-kinds.ts';

declare module '../type/backing.ts' {
  interface Objects {
    ClaimsAmong: ShownClaims;
    LeftOutClaims: LeftOutClaims;
  }
}

interface ShownClaims {
  readonly of: ClaimsAmong;
  readonly limit: number;
  readonly stopped: ClaimsAmong['stopped'];
}

interface AmongArguments {
  readonly ids: readonly string[];
  readonly kinds?: readonly ClaimKind[] | null;
  readonly standing?: readonly Standing[] | null;
  readonly limit: number;
}

const COST_OF_SEARCH = 50;
const DEFAULT_LIMIT = 300;
const MAX_LIMIT = 2_000;

/** Adds `claimsAmong`. */
export function addClaimsAmongQuery(builder: Builder): void {
  addTypes(builder);
  builder.queryField('claimsAmong', (t) =>
    t.field({
      type: 'ClaimsAmong',
      nullable: false,
      description:
        'All claims that link two of the given nodes, each once: also those between nodes that were found at the rim of something. What is about one node alone, as an event or an amount, is not among them.',
      args: {
        ids: t.arg.idList({
          required: true,
          description: `Global ids of the nodes, at most ${MAX_NODES_AMONG}. One that there is not, or that is not known on the day asked, links nothing.`,
        }),
        kinds: t.arg({ type: ['ClaimKind'], description: 'Only claims of these kinds. Absent: of all.' }),
        standing: t.arg({
          type: ['Standing'],
          description: 'Only claims that have one of these standings on the day asked. Absent: of any.',
        }),
        limit: t.arg.int({
          defaultValue: DEFAULT_LIMIT,
          required: true,
          description: `How many claims at most, 1 to ${MAX_LIMIT}.`,
        }),
      },
      extensions: {
        checkArguments: checkAmong,
        cost: COST_OF_SEARCH,
        pageArgument: 'limit',
      } satisfies FieldExtensions,
      resolve: async (_, args, { session }) => {
        const keys = args.ids.flatMap((id) => parseGlobalId(String(id))?.key ?? []);
        const nodes = readNodesOfIds(session, keys);
        const filter = { kinds: edgeKindsOf(args), standings: args.standing ?? undefined };
        const of = await runInSlices(findClaimsAmong(session, nodes, filter));
        const stopped = of.stopped ?? (of.claims.length > args.limit ? 'ENOUGH_FOUND' : undefined);
        return { of, limit: args.limit, stopped };
      },
    }),
  );
}

const checkAmong: CheckArguments = (args, { session }) => {
  const { ids, limit } = args as unknown as AmongArguments;
  if (ids.length > MAX_NODES_AMONG) {
    throw new BadUserInput(`ids: ${ids.length} ids are too many; ask for at most ${MAX_NODES_AMONG}.`, 'ids');
  }
  ids.forEach((id, index) => {
    checkAnyNodeReference(session.catalogue, { id }, `ids[${index}]`);
  });
  if (limit < 1 || limit > MAX_LIMIT) {
    throw new BadUserInput(`limit: ${limit} is out of range; ask for 1 to ${MAX_LIMIT}.`, 'limit');
  }
};

function addTypes(builder: Builder): void {
  builder.objectType('LeftOutClaims', {
    description: 'Claims of one kind and standing that an argument leaves out, counted.',
    fields: (t) => ({
      kind: t.field({
        type: 'ClaimKind',
        nullable: false,
        description: 'Of which kind they are.',
        resolve: ({ kind }) => kind,
      }),
      standing: t.field({
        type: 'Standing',
        nullable: false,
        description: 'The standing that they have on the day asked.',
        resolve: ({ standing }) => standing,
      }),
      count: t.int({
        nullable: false,
        description: 'How many they are, at least one.',
        resolve: ({ count }) => count,
      }),
    }),
  });
  builder.objectType('ClaimsAmong', {
    description: 'The claims that link some nodes with each other.',
    fields: (t) => ({
      claims: t.field({
        type: ['Claim'],
        nullable: false,
        description: 'The claims, in order of recording; `limit` of them at most.',
        resolve: ({ of, limit }, _, { session }, info) => {
          const ids = of.claims.slice(0, limit).map(({ id }) => id);
          const together = new ReadTogether(session, { claims: ids });
          return ids.flatMap((id) => together.claim(id, info) ?? []);
        },
      }),
      totalCount: t.int({
        nullable: false,
        description:
          'How many there are, under `kinds` and `standing`; at least so many when `reason` is not `ENOUGH_FOUND`.',
        resolve: ({ of }) => of.claims.length,
      }),
      leftOut: t.field({
        type: ['LeftOutClaims'],
        nullable: false,
        description:
          'What `kinds` and `standing` leave out, by kind and standing. Empty where they leave out nothing.',
        resolve: ({ of }) => of.leftOut,
      }),
      ...completeness(t),
    }),
  });
}
