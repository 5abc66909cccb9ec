import type { Session } from '../../db/read/row/session.ts';

/** One state of the database to export from. */
export interface ExportSession {
  readonly session: Session;
  close(): void;
}
