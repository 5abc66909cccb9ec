import { type AskOptions, WorkerClient, type WorkerOptions } from '../../../worker/worker-client.ts';

export interface DatabaseReply {
  /** Characters of the statements that the thread keeps prepared. */
  readonly cachedCharacters: number;
}

/** A thread that answers questions about a database, with a connection of its own. */
export class DatabaseWorker<Question, Reply extends DatabaseReply> extends WorkerClient<Question, Reply> {
  #cachedCharacters = 0;

  /**
   * @param entry the module that calls `answerQuestions` in the thread
   * @param data the location of a database in a file, or what has it: one in memory is seen by one connection only; undefined of a publication
   */
  constructor(
    entry: URL,
    data: string | { readonly location: string | undefined },
    options: Omit<WorkerOptions, 'data'> = {},
  ) {
    super(entry, { data, ...options });
  }

  /** Characters of the statements that the thread keeps prepared. */
  get cachedCharacters(): number {
    return this.#cachedCharacters;
  }

  /** @throws also when the thread can't open the database */
  override async ask(question: Question, options?: AskOptions): Promise<Reply> {
    const reply = await super.ask(question, options);
    this.#cachedCharacters = reply.cachedCharacters;
    return reply;
  }
}
