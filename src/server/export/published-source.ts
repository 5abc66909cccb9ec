import type { BridgeSource } from '../../db/publication/bridge.ts';
import { publicationUnavailable } from '../../db/publication/fault.ts';
import type { Publication } from '../../db/publication/publication.ts';
import { BadUserInput } from '../../domain/error.ts';
import type { NodeType } from '../../domain/node.ts';
import type { Manifest, WrittenExport } from '../../export/manifest.ts';
import type { MeasuredPiece } from '../../export/measure.ts';
import type { Language } from '../../model/sentence/verb.ts';
import { WorkerClient } from '../../worker/worker-client.ts';
import type { BegunExport, ExportContent, ExportSource } from './export-source.ts';
import type { ExportQuestion, ExportRefusal, ExportReply } from './export-thread.ts';
import type { LinkedDocument, LinkedThing } from './linked-data.ts';

/** On how many servers, or of how many publications, something is tried. */
const ATTEMPTS = 3;

/** Reads exports, linked data and slugs from a publication, in one thread for all. */
export class PublishedSource implements ExportSource {
  readonly #publication: Publication;
  readonly #thread = new WorkerClient<ExportQuestion, ExportReply>(
    new URL('./export-entry.ts', import.meta.url),
  );
  #exports = 0;
  #source: BridgeSource | undefined;

  constructor(publication: Publication) {
    this.#publication = publication;
  }

  /** @throws BadUserInput for a filter by a node that there is not; Unavailable DATABASE_UNAVAILABLE */
  async begin({ format, filter, language }: ExportContent): Promise<BegunExport> {
    this.#exports += 1;
    const number = this.#exports;
    await this.#read((source) => ({
      asks: 'begin',
      export: number,
      source,
      format: format.name,
      filter,
      language,
    }));
    return new PublishedExport(this.#thread, number);
  }

  readonly readLinkedData = async (
    thing: LinkedThing,
    language: Language,
  ): Promise<LinkedDocument | undefined> =>
    (await this.#read((source) => ({ asks: 'document', source, thing, language }))).document;

  readonly slugs = {
    count: async (type: NodeType): Promise<number> =>
      (await this.#read((source) => ({ asks: 'slugs', source, type }))).count ?? 0,
    read: async (type: NodeType, number: number): Promise<string[]> => [
      ...((await this.#read((source) => ({ asks: 'slugs', source, type, number }))).slugs ?? []),
    ],
  };

  close(): Promise<void> {
    return this.#thread.close();
  }

  async #read(questionOf: (source: BridgeSource) => ExportQuestion): Promise<ExportReply> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const source = this.#publication.source(this.#source);
      this.#source = source;
      const reply = await this.#thread.ask(questionOf(source));
      if (reply.refused?.as !== 'Unavailable') {
        refuse(reply.refused);
        await this.#publication.note(source, reply.state);
        return reply;
      }
      await this.#publication.doubt(source);
    }
    throw publicationUnavailable();
  }
}

/** An export that the thread makes. When its server fails on the way, so does it: another one may have another state. */
class PublishedExport implements BegunExport {
  readonly #thread: WorkerClient<ExportQuestion, ExportReply>;
  readonly #number: number;
  bytes = 0;
  #isStopped = false;

  constructor(thread: WorkerClient<ExportQuestion, ExportReply>, number: number) {
    this.#thread = thread;
    this.#number = number;
  }

  async next(): Promise<MeasuredPiece> {
    const reply = await this.#thread.ask({ asks: 'next', export: this.#number });
    refuse(reply.refused);
    const bytes = Buffer.from(reply.bytes ?? []);
    this.bytes += bytes.length;
    return { bytes, written: reply.written };
  }

  async describe(written: WrittenExport): Promise<Manifest> {
    const reply = await this.#thread.ask({ asks: 'describe', export: this.#number, written });
    refuse(reply.refused);
    if (!reply.manifest) throw new Error('an export has no manifest');
    return reply.manifest;
  }

  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    // With the thread, the export has ended.
    this.#thread.ask({ asks: 'stop', export: this.#number }).catch(() => undefined);
  }
}

function refuse(refused: ExportRefusal | undefined): void {
  if (refused?.as === 'BadUserInput') throw new BadUserInput(refused.message, refused.argument);
  if (refused) throw publicationUnavailable();
}
