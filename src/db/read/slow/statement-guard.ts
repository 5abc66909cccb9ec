import type { Database } from 'better-sqlite3';
import { GreffeError } from '../../../domain/error.ts';
import { GUARD_FUNCTION } from '../../dialect/sqlite.ts';

/** How much one statement may take. */
export interface Allowance {
  readonly maxMs: number;
  /** Of all the JSON text that it makes. */
  readonly maxBytes: number;
}

export type StopReason = 'TIME_LIMIT' | 'ANSWER_LIMIT';

/** A statement took more than it may, and was stopped. */
export class StatementStopped extends GreffeError {
  readonly reason: StopReason;
  readonly allowance: Allowance;

  constructor(reason: StopReason, allowance: Allowance) {
    const { maxMs, maxBytes } = allowance;
    super(
      reason,
      reason === 'TIME_LIMIT'
        ? `Reading took longer than ${maxMs} ms`
        : `The answer would have more than ${maxBytes} bytes`,
    );
    this.reason = reason;
    this.allowance = allowance;
  }
}

/** Looks at the clock and at the size of the text whenever a statement has made a list. */
class StatementGuard {
  #allowance: Allowance | undefined;
  #endsAt = 0;
  /** Bytes of the lists that are made and not yet part of another, by how deep they stand. */
  #held: number[] = [];

  constructor(database: Database) {
    // Not deterministic: it has to be called each time.
    database.function(GUARD_FUNCTION, { directOnly: true }, (depth, bytes) =>
      this.#check(depth as number, bytes as number),
    );
  }

  begin(allowance: Allowance): void {
    this.#allowance = allowance;
    this.#endsAt = performance.now() + allowance.maxMs;
    this.#held = [];
  }

  #check(depth: number, bytes: number): 1 {
    const allowance = this.#allowance;
    if (allowance === undefined) return 1;
    if (performance.now() > this.#endsAt) throw new StatementStopped('TIME_LIMIT', allowance);
    const held = this.#held;
    // Those below this list are parts of it now.
    held.length = Math.min(held.length, depth + 1);
    while (held.length <= depth) held.push(0);
    held[depth] = (held[depth] ?? 0) + bytes;
    const all = held.reduce((sum, each) => sum + each, 0);
    if (all > allowance.maxBytes) throw new StatementStopped('ANSWER_LIMIT', allowance);
    return 1;
  }
}

const GUARDS = new WeakMap<Database, StatementGuard>();

/** Begins to watch over the statement that is run next on this connection, if it was made to be watched. */
export function beginGuarded(database: Database, allowance: Allowance): void {
  let guard = GUARDS.get(database);
  if (guard === undefined) {
    guard = new StatementGuard(database);
    GUARDS.set(database, guard);
  }
  guard.begin(allowance);
}
