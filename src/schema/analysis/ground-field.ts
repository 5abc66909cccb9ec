import type { Ground } from '../../graph/standing.ts';
import type { PothosTypes, TypeRegistry } from '../type/registry.ts';

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

/** How sure it is, and since when it is known, what several claims prove together. */
export function groundFields<T>(
  t: FieldBuilder,
  registry: TypeRegistry,
  groundOf: (of: T) => Pick<Ground, 'standing' | 'modality' | 'knownFrom'>,
  docs: { standing: string; modality: string; knownFrom: string },
) {
  const field = (type: string, name: keyof typeof docs) =>
    t.field({
      type: registry.output(type) as never,
      nullable: false,
      description: docs[name],
      resolve: (of: unknown) => groundOf(of as T)[name] as never,
    });
  return {
    standing: field('Standing', 'standing'),
    modality: field('Modality', 'modality'),
    knownFrom: field('Date', 'knownFrom'),
  };
}

/** The descriptions of `groundFields` of a chain of claims. */
export const GROUND_OF_CHAIN = {
  standing: 'The weakest standing of its claims: the chain is no surer than that.',
  modality: '`EXPECTED` when one of its claims is.',
  knownFrom: 'Day since which all its claims are known.',
};
