import type { CheckArguments } from '../argument/check-argument.ts';
import { MAX_PAGE_SIZE, readPageSize } from '../argument/page-argument.ts';
import type { ArgumentsOf } from './builder.ts';

/** The argument `first` of a plain list that is computed, to be checked by `checkFirst`. */
export function firstArgument(t: ArgumentsOf, size: number) {
  return {
    first: t.arg.int({
      defaultValue: size,
      required: true,
      description: `How many at most, 1 to ${MAX_PAGE_SIZE}.`,
    }),
  };
}

export const checkFirst: CheckArguments = ({ first }) => {
  readPageSize(first as number, 'first');
};
