import { type ServerAddress, shownServer } from '../../domain/publication-url.ts';
import {
  type Connections,
  openConnections,
  PREPARED,
  rowInTime,
  SILENCE_MS,
  type StatementBounds,
} from './connection.ts';
import { isUnreachable, tooManyWait } from './fault.ts';
import type { SentStatement } from './parameter.ts';
import { POINTER, type PublicationState, STATE_NAME } from './publication-state.ts';

/** Connections of each process to a server for statements that are answered in milliseconds, and for those that may take long. */
const QUICK_CONNECTIONS = 4;
const SLOW_CONNECTIONS = 2;

/** Statements that may take long, those that run and those that wait for a connection. */
const MAX_LONG = 64;

/** A plan takes a megabyte of each connection: beyond so many characters of statements, or so many, new ones take their place. */
const MAX_PREPARED_CHARACTERS = 2_000_000;
const MAX_PREPARED = 200;

/** How often a server that refuses a connection, or cuts it, is tried before it is taken for dead. */
const LOOKS = 3;

/** The publication that stands there, and how far it follows its author. */
const LOOK = `SELECT ${STATE_NAME} AS name, schema, schema_version AS "schemaVersion",
  author_position - position AS "missingChanges",
  CAST(extract(epoch FROM now() - checked_at) AS float8) AS "secondsSinceLook",
  pg_is_in_recovery() AS "isStandby" FROM ${POINTER}`;

/** What a compiled statement gave. */
export interface ReadAnswer {
  /** Undefined where the statement gave NULL. */
  readonly data: Uint8Array<ArrayBuffer> | undefined;
  /** Bytes of the data, which is left out when there are more than may be. */
  readonly bytes: number;
  /** The state of the publication that was read, as `PublicationState` names it. */
  readonly state: string;
}

export interface ReadOptions {
  /** Whether it may take long: then it holds up only others that may. */
  readonly isLong: boolean;
  /** Data of more bytes is not given. Absent: all is. */
  readonly maxBytes?: number | undefined;
  /** Aborted when nobody waits any more. */
  readonly signal?: AbortSignal | undefined;
}

/** Connections that find the tables of one publication. */
interface Pools {
  readonly schema: string;
  readonly quick: Connections;
  readonly slow: Connections;
  readonly prepared: Set<string>;
  characters: number;
  /** Statements that run on them. */
  running: number;
}

/** One server that has the publication, or a copy of it. */
export class PublicationHost {
  readonly server: ServerAddress;
  /** Among the servers of a publication. */
  readonly name: string;
  readonly #bounds: StatementBounds;
  #watch: Connections | undefined;
  #pools: Pools | undefined;
  /** Those that others have taken the place of, and on which something is still read. */
  readonly #retired = new Set<Pools>();
  #looking: Promise<PublicationState | undefined> | undefined;
  #long = 0;
  /** The publication as it was seen last; undefined while the server does not answer. */
  state: PublicationState | undefined;
  /** Whether it only repeats what another server writes, as it was seen last. */
  isStandby = false;
  /** Why there is no state. */
  fault: unknown;

  constructor(server: ServerAddress, bounds: StatementBounds) {
    this.server = server;
    this.name = shownServer(server);
    this.#bounds = bounds;
  }

  /** Looks which publication stands there. Without an answer in time, all that waits for this server fails. */
  look(): Promise<PublicationState | undefined> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** The same, by a look that begins now: one under way may have seen what was there before somebody read it. */
  async lookAnew(): Promise<PublicationState | undefined> {
    await this.#looking;
    return this.look();
  }

  async #look(): Promise<PublicationState | undefined> {
    try {
      this.state = await this.#readAgain();
      this.fault = undefined;
      if (this.#pools && this.#pools.schema !== this.state?.schema) this.#retire();
    } catch (error) {
      this.#fail(error);
    }
    return this.state;
  }

  /** The end of a connection, which may have been idle for long, does not tell that there is no other. */
  async #readAgain(): Promise<PublicationState | undefined> {
    const endsAt = performance.now() + SILENCE_MS;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#read(endsAt - performance.now());
      } catch (error) {
        const isLast = attempt >= LOOKS || performance.now() >= endsAt;
        if (!isUnreachable(error) || isLast) throw error;
        void this.#watch?.end({ timeout: 0 });
        this.#watch = undefined;
      }
    }
  }

  /** Takes the server for dead, until it is looked at again: nobody waits for it any longer. */
  #fail(error: unknown): void {
    this.state = undefined;
    this.fault = error;
    this.#retire();
    for (const pools of this.#retired) this.#end(pools);
    void this.#watch?.end({ timeout: 0 });
    this.#watch = undefined;
  }

  /**
   * The data that a compiled statement reads.
   *
   * @throws what the server says; `isReplaced` tells of a publication that is gone; Unavailable: BUSY when too many wait that may take long
   */
  async read(
    { text, parameters }: SentStatement,
    { isLong, maxBytes, signal }: ReadOptions,
  ): Promise<ReadAnswer> {
    if (isLong && this.#long >= MAX_LONG) throw tooManyWait();
    const pools = this.#poolsFor(text);
    const query = (isLong ? pools.slow : pools.quick)
      .unsafe(answering(text, maxBytes), [...parameters], PREPARED)
      .raw();
    // Short ones end by themselves, and those that wait behind one on a connection would be stopped too.
    const cancel = () => void (isLong && query.cancel());
    signal?.addEventListener('abort', cancel, { once: true });
    pools.running += 1;
    this.#long += Number(isLong);
    try {
      const [row] = (await query) as unknown as (Buffer<ArrayBuffer> | null)[][];
      const [data, bytes, state] = row ?? [];
      return { data: data ?? undefined, bytes: Number(bytes ?? 0), state: String(state) };
    } catch (error) {
      // Others may be cut too, without that anybody has noticed yet.
      if (isUnreachable(error) && pools === this.#pools) this.#retire();
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      pools.running -= 1;
      this.#long -= Number(isLong);
      if (pools.running === 0 && this.#retired.has(pools)) this.#end(pools);
    }
  }

  async close(): Promise<void> {
    const pools = [...this.#retired, ...(this.#pools ? [this.#pools] : [])];
    const connections = [...pools.flatMap(({ quick, slow }) => [quick, slow]), this.#watch];
    await Promise.all(connections.map((each) => each?.end({ timeout: 1 })));
  }

  async #read(withinMs: number): Promise<PublicationState | undefined> {
    this.#watch ??= openConnections(this.server, { max: 1, statementTimeoutMs: SILENCE_MS });
    const row = await rowInTime(this.#watch, LOOK, withinMs);
    if (row === undefined) return undefined;
    const { isStandby, ...state } = row;
    this.isStandby = isStandby === 1;
    return state as unknown as PublicationState;
  }

  #poolsFor(text: string): Pools {
    const { schema = '' } = this.state ?? {};
    if (this.#pools && this.#pools.schema !== schema) this.#retire();
    const pools = this.#pools ?? this.#open(schema);
    this.#pools = pools;
    if (pools.prepared.has(text)) return pools;
    if (pools.prepared.size >= MAX_PREPARED || pools.characters > MAX_PREPARED_CHARACTERS) {
      this.#retire();
      return this.#poolsFor(text);
    }
    pools.prepared.add(text);
    pools.characters += text.length;
    return pools;
  }

  #open(schema: string): Pools {
    const options = { schema, ...this.#bounds };
    return {
      schema,
      quick: openConnections(this.server, { ...options, max: QUICK_CONNECTIONS }),
      slow: openConnections(this.server, { ...options, max: SLOW_CONNECTIONS, isPipelined: false }),
      prepared: new Set(),
      characters: 0,
      running: 0,
    };
  }

  /** What is being read is read to its end, unless the server is found dead. */
  #retire(): void {
    const pools = this.#pools;
    this.#pools = undefined;
    if (pools === undefined) return;
    this.#retired.add(pools);
    if (pools.running === 0) this.#end(pools);
  }

  #end(pools: Pools): void {
    this.#retired.delete(pools);
    for (const connections of [pools.quick, pools.slow]) void connections.end({ timeout: 0 });
  }
}

/** The statement with the state that it reads; what is larger than it may be is not sent. The text is made once, hence OFFSET. */
function answering(text: string, maxBytes: number | undefined): string {
  if (maxBytes === undefined)
    return `SELECT data, NULL AS bytes, (SELECT ${STATE_NAME} FROM ${POINTER}) AS state FROM (${text}) answer`;
  return `SELECT CASE WHEN octet_length(data) <= ${maxBytes} THEN data END AS data, octet_length(data) AS bytes, (SELECT ${STATE_NAME} FROM ${POINTER}) AS state FROM (${text} OFFSET 0) answer`;
}
