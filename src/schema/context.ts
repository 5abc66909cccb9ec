import type { FieldNode } from 'graphql';
import type { Reader } from '../db/read/row/reader.ts';
import { type Catalogue, Session, type SessionOptions } from '../db/read/row/session.ts';
import type { FoundPages } from '../db/read/slow/scan.ts';
import { ANYBODY, type Asker } from './asker.ts';

const NONE_FOUND: FoundPages<FieldNode> = new Map();

/** What every resolver gets. One per operation. */
export class GraphContext {
  readonly session: Session;
  readonly asker: Asker;
  /** Which executor answered the operation, once one has: `compiled`; `ordinary`, that is the resolvers, with the field because of which they did; `kept` when none had to. */
  executor: string | undefined = undefined;
  /** What was found before the operation is executed. */
  found: FoundPages<FieldNode> = NONE_FOUND;

  constructor(session: Session, asker: Asker) {
    this.session = session;
    this.asker = asker;
  }

  /** SQL statements run so far. */
  get statements(): number {
    return this.session.statements;
  }
}

export interface ContextOptions extends SessionOptions {
  readonly asker?: Asker | undefined;
}

/** Opens the context of one operation. */
export function openContext(
  reader: Reader,
  catalogue: Catalogue,
  { asker = ANYBODY, ...options }: ContextOptions = {},
): GraphContext {
  return new GraphContext(new Session(reader, catalogue, options), asker);
}
