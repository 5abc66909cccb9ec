import type { Reader } from '../db/read/reader.ts';
import { type Catalogue, Session } from '../db/read/session.ts';

/** What every resolver gets. One per operation. */
export interface GraphContext {
  readonly session: Session;
  /** SQL statements run so far. */
  readonly statements: number;
  /** Which executor answered the operation, once one has; the ordinary one with the field because of which it did. */
  executor: string | undefined;
}

/** Opens the context of one operation. */
export function openContext(reader: Reader, catalogue: Catalogue): GraphContext {
  const session = new Session(reader, catalogue);
  return {
    session,
    executor: undefined,
    get statements() {
      return session.statements;
    },
  };
}
