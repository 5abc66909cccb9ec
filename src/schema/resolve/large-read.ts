import { GraphQLError } from 'graphql';
import { type Allowance, StatementStopped } from '../../db/read/slow/statement-guard.ts';
import type { MaybePromise } from '../../domain/maybe-promise.ts';

/** Each may hold an answer of the largest size. */
const MAX_WAITING = 8;

/** What an operation may take that is answered in a few milliseconds, by default. */
const DEFAULT_ALLOWANCE: Allowance = { maxMs: 10_000, maxBytes: 33_554_432 };

/** Reads what operations that ask for much become: within bounds, and of a few at a time. */
export class LargeReads {
  readonly #allowance: Allowance;
  #waiting = 0;

  constructor(allowance = DEFAULT_ALLOWANCE) {
    this.#allowance = allowance;
  }

  /** @throws GraphQLError BUSY when too many wait already; TIME_LIMIT or ANSWER_LIMIT when it takes more than it may */
  async read<R>(read: (allowance: Allowance) => MaybePromise<R>): Promise<R> {
    if (this.#waiting >= MAX_WAITING) throw busy();
    this.#waiting += 1;
    try {
      return await read(this.#allowance);
    } catch (error) {
      throw error instanceof StatementStopped ? tooMuch(error) : error;
    } finally {
      this.#waiting -= 1;
    }
  }
}

function busy(): GraphQLError {
  const message = `${MAX_WAITING} operations that ask for as much are waiting already: ask again later, or for less.`;
  return new GraphQLError(message, {
    extensions: { code: 'BUSY', http: { status: 503, headers: { 'retry-after': '1' } } },
  });
}

function tooMuch({ reason, message }: StatementStopped): GraphQLError {
  const advice = 'Ask for smaller pages, or in several operations.';
  return new GraphQLError(`${message}. ${advice}`, { extensions: { code: reason } });
}

/** The refusal of an operation that asks for much and can't become one statement, because of what stands beside that. */
export function refuseUncompiled(beside: string): GraphQLError {
  const message = `The operation asks for too much to be answered together with ${beside}.`;
  return new GraphQLError(message, { extensions: { code: 'COST_LIMIT', beside } });
}
