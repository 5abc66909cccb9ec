import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { PublicationState } from '../../db/publication/publication-state.ts';
import type { Catalogue } from '../../db/read/row/session.ts';
import type { PoolCounts } from '../../schema/worker/analysis-pool.ts';
import type { ExportSource, ServerOptions } from '../../server/server.ts';

/** From what a server answers: a database in a file, or a publication in PostgreSQL. */
export interface GraphEngine {
  readonly openContext: ServerOptions['openContext'];
  readonly answer: NonNullable<ServerOptions['answer']>;
  readonly readState: NonNullable<ServerOptions['readState']>;
  readonly exports: ExportSource;
  /** Whether it answers. */
  isReady(): boolean;
  /** What is known of the publication; absent where there is none. */
  readonly publication?: () => PublicationState | undefined;
  /** Characters that each of its caches holds now. */
  cachedCharacters(): Readonly<Record<string, number>>;
  /** Bytes of answers that are kept now. */
  keptBytes(): number;
  /** What its threads do; undefined where there are none. */
  readonly analysisCounts: (() => PoolCounts) | undefined;
  /** Starts what the first who ask would have to wait for. */
  start(): void;
  /** Ends what still runs, when that has been waited for long enough, and closes everything once `drained` resolves. */
  close(drained: Promise<void>): Promise<void>;
}

/** What every engine needs to know of the graph and its server. */
export interface EngineRoom {
  readonly config: Config;
  readonly catalogue: Catalogue;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
}

/** Opens an engine, which the server then closes. */
export type OpenEngine = (room: EngineRoom) => GraphEngine;
