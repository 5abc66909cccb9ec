import type { Ground } from '../../graph/standing.ts';
import type { FieldsOf } from '../type/builder.ts';

/** How sure it is, and since when it is known, what several claims prove together. */
export function groundFields<T>(
  t: FieldsOf<T>,
  groundOf: (of: T) => Pick<Ground, 'standing' | 'modality' | 'knownFrom'>,
  docs: { standing: string; modality: string; knownFrom: string },
) {
  return {
    standing: t.field({
      type: 'Standing',
      nullable: false,
      description: docs.standing,
      resolve: (of) => groundOf(of).standing,
    }),
    modality: t.field({
      type: 'Modality',
      nullable: false,
      description: docs.modality,
      resolve: (of) => groundOf(of).modality,
    }),
    knownFrom: t.field({
      type: 'Date',
      nullable: false,
      description: docs.knownFrom,
      resolve: (of) => groundOf(of).knownFrom,
    }),
  };
}

/** The descriptions of `groundFields` of a chain of claims. */
export const GROUND_OF_CHAIN = {
  standing: 'The weakest standing of its claims: the chain is no surer than that.',
  modality: '`EXPECTED` when one of its claims is.',
  knownFrom: 'Day since which all its claims are known.',
};
