import { type DatabaseReply, DatabaseWorker } from '../../db/read/slow/database-worker.ts';

/** What the thread is asked: a query whose document and arguments were found good. */
export interface AnalysisQuestion {
  readonly document: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface AnalysisReply extends DatabaseReply {
  /** The JSON text of `data` in UTF-8; undefined when there were errors, which are not told. */
  readonly data?: Uint8Array<ArrayBuffer>;
  /** SQL statements run for it. */
  readonly statements: number;
  /** Whether a search may have met its deadline meanwhile. Where it did, another answer to the same may say more. */
  readonly wasCutByTime: boolean;
}

/**
 * Executes whole queries in a thread of its own, with a schema of its own, several of them in turns: for analyses, which compute for so
 * long that even in turns everybody else would notice.
 */
export class AnalysisWorker extends DatabaseWorker<AnalysisQuestion, AnalysisReply> {
  /** @param location of a database in a file: one in memory is seen by one connection only */
  constructor(location: string) {
    super(new URL('./analysis-entry.ts', import.meta.url), location);
  }

  /** @throws when the thread can't open the database, or dies */
  execute(question: AnalysisQuestion): Promise<AnalysisReply> {
    return this.ask(question);
  }
}
