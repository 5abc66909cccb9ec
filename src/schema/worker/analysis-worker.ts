import type { BridgeSource } from '../../db/publication/bridge.ts';
import { type DatabaseReply, DatabaseWorker } from '../../db/read/slow/database-worker.ts';
import type { Allowance } from '../../db/read/slow/statement-guard.ts';
import type { SentError } from './sent-error.ts';

/** What the thread is asked: a query whose document and arguments were found good. */
export interface AnalysisQuestion {
  readonly document: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether it may be so much that it is only read where nobody else waits. */
  readonly isLarge?: boolean;
  /** From where a publication is read. */
  readonly source?: BridgeSource;
}

export interface AnalysisReply extends DatabaseReply {
  /** The JSON text of `data` in UTF-8; undefined when the query was not executed. */
  readonly data?: Uint8Array<ArrayBuffer>;
  readonly errors?: readonly SentError[];
  /** SQL statements run for it. */
  readonly statements: number;
  /** Whether a search may have met its deadline meanwhile. Where it did, another answer to the same may say more. */
  readonly wasCutByTime: boolean;
  /** The state that it read, as the question's asker names it; undefined where that is the state of its asking. */
  readonly state?: string | undefined;
  /** Whether the server of a publication did not answer: another one may. */
  readonly isUnavailable?: boolean;
  /** What the thread keeps of the database in arrays, in bytes. */
  readonly arrayBytes: number;
}

/** What a thread needs to know. */
export interface AnalysisWorkerData {
  /** Of a database in a file: one in memory is seen by one connection only. Undefined when a publication is read. */
  readonly location: string | undefined;
  /** How many bytes of arrays it may keep. */
  readonly maxArrayBytes: number;
  /** What an operation may take that asks for much; only of a publication, of which all others are read here too. */
  readonly allowance?: Allowance;
}

export interface AnalysisWorkerOptions extends AnalysisWorkerData {
  /** Of the thread's heap, which holds all but the arrays; beyond it the thread dies. */
  readonly maxHeapMb: number;
  /** As of `WorkerOptions`. */
  readonly beforeStart?: () => void;
}

/**
 * Executes whole queries in a thread of its own, with a schema of its own, several of them in turns: for analyses, which compute for so
 * long that even in turns everybody else would notice.
 */
export class AnalysisWorker extends DatabaseWorker<AnalysisQuestion, AnalysisReply> {
  #arrayBytes = 0;

  constructor({ maxHeapMb, beforeStart, ...data }: AnalysisWorkerOptions) {
    const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb };
    super(new URL('./analysis-entry.ts', import.meta.url), data, { resourceLimits, beforeStart });
  }

  /** Bytes of the arrays that the thread keeps. */
  get arrayBytes(): number {
    return this.#arrayBytes;
  }

  /** @throws when the thread can't open the database, or dies */
  override async ask(...question: Parameters<DatabaseWorker<AnalysisQuestion, AnalysisReply>['ask']>) {
    const reply = await super.ask(...question);
    this.#arrayBytes = reply.arrayBytes;
    return reply;
  }
}
