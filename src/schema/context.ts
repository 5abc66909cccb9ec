import type { FieldNode } from 'graphql';
import type { Reader } from '../db/read/row/reader.ts';
import { type Catalogue, Session } from '../db/read/row/session.ts';
import type { FoundPages } from '../db/read/slow/scan.ts';

const NONE_FOUND: FoundPages<FieldNode> = new Map();

/** What every resolver gets. One per operation. */
export class GraphContext {
  #session: Session;
  #earlierStatements = 0;
  /** Which executor answered the operation, once one has: `compiled`; `ordinary`, that is the resolvers, with the field because of which they did; `kept` when none had to. */
  executor: string | undefined = undefined;
  /** What was found before the operation is executed. */
  found: FoundPages<FieldNode> = NONE_FOUND;

  constructor(session: Session) {
    this.#session = session;
  }

  /** What the operation reads through. */
  get session(): Session {
    return this.#session;
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

/** Opens the context of one operation. */
export function openContext(reader: Reader, catalogue: Catalogue, maxScannedRows?: number): GraphContext {
  return new GraphContext(new Session(reader, catalogue, maxScannedRows));
}
