import type { FieldNode } from 'graphql';
import type { Reader } from '../db/read/reader.ts';
import type { FoundPages } from '../db/read/scan.ts';
import { type Catalogue, Session } from '../db/read/session.ts';

/** What every resolver gets. One per operation. */
export interface GraphContext {
  readonly session: Session;
  /** SQL statements run so far. */
  readonly statements: number;
  /** Which executor answered the operation, once one has; the ordinary one with the field because of which it did. */
  executor: string | undefined;
  /** What was found before the operation is executed. */
  found: FoundPages<FieldNode>;
}

const NONE_FOUND: FoundPages<FieldNode> = new Map();

/** Opens the context of one operation. */
export function openContext(reader: Reader, catalogue: Catalogue, maxScannedRows?: number): GraphContext {
  const session = new Session(reader, catalogue, maxScannedRows);
  return {
    session,
    executor: undefined,
    found: NONE_FOUND,
    get statements() {
      return session.statements;
    },
  };
}
