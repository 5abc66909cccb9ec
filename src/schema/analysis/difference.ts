import { checkAnyNodeReference, findAnyNode } from '../../db/read/node/node-lookup.ts';
import type { NodeReference } from '../../db/read/node/node-reference.ts';
import {
  type ChangeDays,
  type ClaimChange,
  type Difference,
  findChangeDays,
  findDifference,
} from '../../graph/history/difference.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { checkDaySpan } from '../argument/day-span.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { completeness } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { checkFirst, firstArgument } from '../type/first-argument.ts';
import { claimField } from '../type/named-field.ts';
import { claimsField, SHOWN_CLAIMS } from './claims-field.ts';

interface ShownDifference {
  readonly difference: Difference;
  readonly stopped: Difference['stopped'];
  readonly together: ReadTogether;
}
interface ShownChange {
  readonly change: ClaimChange;
  readonly together: ReadTogether;
}

const COST = 100;
const MAX_DAYS = 1_000;

/** Adds `diff` and `days`. */
export function addDifferenceQueries(builder: Builder): void {
  const difference = addDifferenceType(builder);
  builder.queryField('diff', (t) =>
    t.field({
      type: difference,
      nullable: true,
      description:
        'What was known of a node on one day and was not on another: claims that documents published in between added, no longer made, or made otherwise. What was said and taken back in between is not in it. Null when the node is not there, or not known on the day of `@asOf`, which does not restrict what is compared.',
      args: {
        of: t.arg({ type: 'NodeBy', required: true, description: 'The node, of any type.' }),
        from: t.arg({ type: 'Date', required: true, description: 'The earlier day, as known at its end.' }),
        to: t.arg({ type: 'Date', required: true, description: 'The later day, as known at its end.' }),
      },
      extensions: { checkArguments: checkDifference, cost: COST } satisfies FieldExtensions,
      resolve: (_, { of, from, to }, { session }) => {
        const node = findAnyNode(session, of, 'of');
        if (!node) return null;
        const found = findDifference(session, node, { from, to });
        const { added, withdrawn, changed } = found;
        const claims = [...added, ...withdrawn, ...changed.map(({ claim }) => claim)];
        return { difference: found, stopped: found.stopped, together: new ReadTogether(session, { claims }) };
      },
    }),
  );
  const days = addDaysType(builder);
  builder.queryField('days', (t) =>
    t.field({
      type: days,
      nullable: true,
      description:
        'The days on which something changed that is known of a node: on which documents said something of it, or no longer did. Between two of them `diff` is empty. Null when the node is not there, or not known on the day asked.',
      args: { of: t.arg({ type: 'NodeBy', required: true, description: 'The node, of any type.' }) },
      extensions: {
        checkArguments: ({ of }, { session }) =>
          checkAnyNodeReference(session.catalogue, of as NodeReference, 'of'),
        cost: COST,
      } satisfies FieldExtensions,
      resolve: (_, { of }, { session }) => {
        const node = findAnyNode(session, of, 'of');
        return node ? findChangeDays(session, node, MAX_DAYS) : null;
      },
    }),
  );
}

const checkDifference: CheckArguments = (args, { session }) => {
  const { of, from, to } = args as unknown as { of: NodeReference; from: string; to: string };
  checkAnyNodeReference(session.catalogue, of, 'of');
  checkDaySpan({ from, to });
};

function addDifferenceType(builder: Builder) {
  const change = builder.objectRef<ShownChange>('ClaimChange').implement({
    description:
      'A claim that was known on both days, and of which another thing was known on the later one.',
    fields: (t) => ({
      claim: claimField(t, 'Claim', {
        doc: 'The claim, as of the day of `@asOf`.',
        keyOf: ({ change: { claim } }) => claim,
      }),
      changes: t.field({
        type: ['AttributeChange'],
        nullable: false,
        description:
          'What is known otherwise: its standing; of a bid its status, value, rank and grouping too.',
        resolve: ({ change: { changes } }) => changes,
      }),
    }),
  });
  return builder.objectRef<ShownDifference>('Difference').implement({
    description: 'What changed between two days of what is known of a node.',
    fields: (t) => ({
      added: claimsField(
        t,
        'Claims known on the later day and not on the earlier, in order of recording.',
        ({ difference }) => difference.added,
      ),
      addedCount: t.int({
        nullable: false,
        description: 'How many claims are known on the later day and were not on the earlier.',
        resolve: ({ difference }) => difference.added.length,
      }),
      withdrawn: claimsField(
        t,
        'Claims that a document made on the earlier day and none does on the later, in order of recording.',
        ({ difference }) => difference.withdrawn,
      ),
      withdrawnCount: t.int({
        nullable: false,
        description: 'How many claims no document makes any more.',
        resolve: ({ difference }) => difference.withdrawn.length,
      }),
      changed: t.field({
        type: [change],
        nullable: false,
        description: 'Claims known on both days that say something else, in order of recording.',
        args: firstArgument(t, SHOWN_CLAIMS),
        extensions: { checkArguments: checkFirst } satisfies FieldExtensions,
        resolve: ({ difference, together }, { first }) =>
          difference.changed.slice(0, first).map((each) => ({ change: each, together })),
      }),
      changedCount: t.int({
        nullable: false,
        description: 'How many claims known on both days say something else.',
        resolve: ({ difference }) => difference.changed.length,
      }),
      attributes: t.field({
        type: ['AttributeChange'],
        nullable: false,
        description:
          'What the node itself shows otherwise. Of tenders only: of other nodes the latest is kept, without a history.',
        resolve: ({ difference: { attributes } }) => attributes,
      }),
      ...completeness(t),
    }),
  });
}

function addDaysType(builder: Builder) {
  return builder.objectRef<ChangeDays>('ChangeDays').implement({
    description: 'Days on which something changed that is known of a node.',
    fields: (t) => ({
      days: t.field({
        type: ['Date'],
        nullable: false,
        description: `The days, latest first; at most ${MAX_DAYS}, and then the latest.`,
        resolve: ({ days }) => days,
      }),
      ...completeness(t),
    }),
  });
}
