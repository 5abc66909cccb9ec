import type { FieldNode, GraphQLError } from 'graphql';
import type { Reader } from '../db/read/row/reader.ts';
import { type Catalogue, Session, type SessionOptions } from '../db/read/row/session.ts';
import type { FoundPages } from '../db/read/slow/scan.ts';
import { countCutByTime } from '../graph/search-budget.ts';
import { ANYBODY, type Asker } from './asker.ts';

const NONE_FOUND: FoundPages<FieldNode> = new Map();
/** Fields at the root that are null because of their arguments, each with the caller's mistake. */
export type RefusedFields = ReadonlyMap<FieldNode, GraphQLError>;

const NONE_REFUSED: RefusedFields = new Map();

/** What every resolver gets. One per operation. */
export class GraphContext {
  #session: Session;
  /** Whether the operation may be so much that it is only read where nobody else waits. */
  readonly isLarge: boolean;
  readonly asker: Asker;
  #earlierStatements = 0;
  /** Which executor answered the operation, once one has: `compiled`; `ordinary`, that is the resolvers, with the field because of which they did; `kept` when none had to. */
  executor: string | undefined = undefined;
  /** What was found before the operation is executed. */
  found: FoundPages<FieldNode> = NONE_FOUND;
  /** Fields at the root that must not be resolved, because of their arguments. */
  refused: RefusedFields = NONE_REFUSED;

  /** Whether the thread that answered was out of time. */
  wasCutAside = false;
  readonly #cutBefore = countCutByTime();

  constructor(session: Session, { asker, isLarge }: { asker: Asker; isLarge: boolean }) {
    this.#session = session;
    this.asker = asker;
    this.isLarge = isLarge;
  }

  /** What the operation reads through. */
  get session(): Session {
    return this.#session;
  }

  /** Whether a deadline has cut what was found, as far as is known: of another operation too that ran meanwhile. */
  get wasCutByTime(): boolean {
    return this.wasCutAside || countCutByTime() > this.#cutBefore;
  }

  /** SQL statements run so far. */
  get statements(): number {
    return this.#earlierStatements + this.#session.statements;
  }

  /** Begins the operation anew, which then reads through another session. */
  startOver(session: Session): void {
    this.#earlierStatements += this.#session.statements;
    this.#session = session;
    this.found = NONE_FOUND;
    this.executor = undefined;
  }
}

export interface ContextOptions extends SessionOptions {
  readonly asker?: Asker | undefined;
  /** See `GraphContext`. */
  readonly isLarge?: boolean | undefined;
}

/** Opens the context of one operation, which reads no state before that in which the database is now. */
export function openContext(
  reader: Reader,
  catalogue: Catalogue,
  { asker = ANYBODY, isLarge = false, ...options }: ContextOptions = {},
): GraphContext {
  // Who asks may know of what was written since others began to read in this turn.
  reader.endTurn();
  return new GraphContext(new Session(reader, catalogue, options), { asker, isLarge });
}
