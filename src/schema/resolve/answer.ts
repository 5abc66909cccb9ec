import type { ExecutionResult, GraphQLError } from 'graphql';
import type { JsonText } from '../compiled/json-text.ts';

/** The answer to an operation: with `data` as JSON text where it was compiled, or found in another thread. */
export interface Answer {
  readonly errors?: readonly GraphQLError[];
  readonly data?: JsonText | ExecutionResult['data'];
}
