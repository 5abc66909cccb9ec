import type { BridgeSource } from '../../db/publication/bridge.ts';
import { publicationUnavailable } from '../../db/publication/fault.ts';
import type { Publication } from '../../db/publication/publication.ts';
import type { AskOptions } from '../../worker/worker-client.ts';
import {
  type AnalysisQuestion,
  type AnalysisReply,
  AnalysisWorker,
  type AnalysisWorkerOptions,
} from './analysis-worker.ts';

/** On how many servers, or of how many publications, a query is tried. */
const ATTEMPTS = 3;

/** Executes whole queries on a publication: on the server that answers, on another one when that fails amid a query. */
export class PublishedAnalysisWorker extends AnalysisWorker {
  readonly #publication: Publication;
  #source: BridgeSource | undefined;

  constructor(publication: Publication, options: Omit<AnalysisWorkerOptions, 'location'>) {
    super({ ...options, location: undefined });
    this.#publication = publication;
  }

  /** @throws Unavailable DATABASE_UNAVAILABLE when no server answers */
  override async ask(question: AnalysisQuestion, options?: AskOptions): Promise<AnalysisReply> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const source = this.#publication.source(this.#source);
      this.#source = source;
      const reply = await super.ask({ ...question, source }, options);
      if (!reply.isUnavailable) {
        await this.#publication.note(source, reply.state);
        return reply;
      }
      await this.#publication.doubt(source);
    }
    throw publicationUnavailable();
  }
}
