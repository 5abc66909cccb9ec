import { type KindCount, readClaimCounts } from '../../db/read/claim/claim-count-reader.ts';
import { batchOf, keyOf } from '../../db/read/row/batch.ts';
import type { NodeType } from '../../domain/node.ts';
import type { Builder } from '../type/builder.ts';
import type { FieldExtensions } from '../type/field.ts';

declare module '../type/backing.ts' {
  interface Objects {
    KindCount: KindCount;
  }
}

/** Counting the claims of a node takes about as much as reading this many objects. */
const COST = 5;

const COUNTED = Symbol('counted');

/** Adds `Entity.claimCounts`. */
export function addClaimCounts(builder: Builder): void {
  builder.objectType('KindCount', {
    description: 'How many claims of one kind there are.',
    fields: (t) => ({
      kind: t.field({
        type: 'ClaimKind',
        nullable: false,
        description: 'Of which kind they are.',
        resolve: ({ kind }) => kind,
      }),
      count: t.int({
        nullable: false,
        description: 'How many they are, at least one.',
        resolve: ({ count }) => count,
      }),
    }),
  });
  builder.interfaceField('Entity', 'claimCounts', (t) =>
    t.field({
      type: ['KindCount'],
      nullable: false,
      description:
        'How many claims its `claims` has of each kind, on the days asked; kinds of which there are none are left out. All kinds, and all nodes of a list, are counted by one statement.',
      extensions: { cost: COST } satisfies FieldExtensions,
      resolve: (row, _, { session }) => {
        const batch = batchOf(row);
        const counted = batch.shared(COUNTED, () =>
          readClaimCounts(
            session,
            batch.collection.idPrefix?.toUpperCase() as NodeType,
            batch.rows.map(keyOf),
          ),
        );
        return counted.get(keyOf(row)) ?? [];
      },
    }),
  );
}
