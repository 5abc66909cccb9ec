import { findClaimNamed, parseClaimName, readClaimNames } from '../../db/read/claim/claim-name-reader.ts';
import { batchOf, keyOf } from '../../db/read/row/batch.ts';
import { BadUserInput, quoted } from '../../domain/error.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import type { FieldExtensions } from '../type/field.ts';

/** Looking through the claims of a node takes about as much as this many objects. */
const COST = 20;

const NAMES = Symbol('names');

/** Adds `Claim.name` and `claim`. */
export function addClaimNames(builder: Builder): void {
  builder.interfaceField('Claim', 'name', (t) =>
    t.string({
      nullable: false,
      description:
        'What it is called in addresses and citations: its kind, the slug of a node at one of its ends, and a digest of what makes it this claim and no other. The same in every database into which the same documents were imported, and after merges; `claim(name:)` finds it again.',
      resolve: (row, _, { session }) => {
        const batch = batchOf(row);
        const names = batch.shared(NAMES, () => readClaimNames(session, batch.rows.map(keyOf)));
        return names.get(keyOf(row)) as string;
      },
    }),
  );
  const checkArguments: CheckArguments = ({ name }) => {
    if (parseClaimName(name as string)) return;
    throw new BadUserInput(
      `name: ${quoted(name)} is not the name of a claim, such as "bid.roof-of-the-school.4k2j9x0qpa".`,
      'name',
    );
  };
  builder.queryField('claim', (t) =>
    t.field({
      type: 'Claim',
      nullable: true,
      description:
        'The claim of a name, current or taken back. Null when there is none. Where a source states the same twice under keys of its own, the one recorded first.',
      args: {
        name: t.arg.string({
          required: true,
          description: 'What it is called in addresses and citations: `bid.roof-of-the-school.4k2j9x0qpa`.',
        }),
      },
      extensions: { checkArguments, cost: COST, isLookUp: true } satisfies FieldExtensions,
      resolve: async (_, { name }, { session }, info) => {
        const parsed = parseClaimName(name);
        const id = parsed && (await runInSlices(findClaimNamed(session, parsed)));
        return id === undefined ? null : new ReadTogether(session, { claims: [id] }).claim(id, info);
      },
    }),
  );
}
