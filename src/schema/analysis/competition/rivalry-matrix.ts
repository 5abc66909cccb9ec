import type { Row } from '../../../db/read/row/batch.ts';
import { chiefRivals } from '../../../graph/competition/rivalry.ts';
import { type ReadTogether, readingOrganisations } from '../../resolve/read-together.ts';
import type { Builder } from '../../type/builder.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { checkFirst, firstArgument } from '../../type/first-argument.ts';
import { type ShownRivalry, showRivalries } from './shown-rivalry.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    RivalryMatrix: ShownMatrix;
  }
}

interface ShownMatrix {
  readonly organisations: readonly number[];
  readonly rivalries: readonly ShownRivalry[];
  readonly together: ReadTogether;
}

/** All pairs of twelve. */
const DEFAULT_SIZE = 66;

/** Adds `RivalryConnection.matrix`. */
export function addRivalryMatrix(builder: Builder): void {
  builder.objectType('RivalryMatrix', {
    description: 'Some organisations, and how each pair of them stands to each other.',
    fields: (t) => ({
      organisations: t.field({
        type: ['Organisation'],
        nullable: false,
        description:
          'Those with most certain contests, with all others together, first; then those with most possible ones, then in order of recording.',
        resolve: ({ organisations, together }, _, _context, info) =>
          organisations.map((id) => together.node(id, info) as Row),
      }),
      rivalries: t.field({
        type: ['Rivalry'],
        nullable: false,
        description:
          'Every two of them that met, or may have, those that met most often first. Two that are not here did not, as far as was looked.',
        resolve: ({ rivalries }) => rivalries,
      }),
    }),
  });
  builder.objectField('RivalryConnection', 'matrix', (t) =>
    t.field({
      type: 'RivalryMatrix',
      nullable: false,
      description:
        'Those organisations that met others most often, as many as have no more than `first` pairs that met, with these pairs, whether one-sided or not and whatever page is asked: for a table of who won against whom.',
      args: firstArgument(t, DEFAULT_SIZE),
      extensions: { checkArguments: checkFirst, isOncePerPage: true } satisfies FieldExtensions,
      resolve: ({ search, session }, { first }) => {
        const { organisations, rivalries } = chiefRivals(search.rivalries, first);
        return {
          organisations,
          rivalries: showRivalries(session, rivalries),
          together: readingOrganisations(session, organisations),
        };
      },
    }),
  );
}
