import { setTimeout as pause } from 'node:timers/promises';
import { abandoned } from '../../domain/error.ts';
import {
  type ServerAddress,
  type ServerChoice,
  serverChoiceOf,
  serversOf,
  shownServer,
} from '../../domain/publication-url.ts';
import { StatementStopped } from '../read/slow/statement-guard.ts';
import type { AsOf } from '../read/time/as-of.ts';
import type { Fragment, SqlRow } from '../statement/fragment.ts';
import type { BridgeSource } from './bridge.ts';
import type { StatementBounds } from './connection.ts';
import { isConflict, isReplaced, isUnreachable, publicationUnavailable, stopped } from './fault.ts';
import { PublicationHost, type ReadAnswer, type ReadOptions } from './host.ts';
import { type SentStatement, SentStatements } from './parameter.ts';
import type { PublicationState } from './publication-state.ts';
import { unusable } from './unusable.ts';

/** How often servers are looked at: changes are seen, and dead servers known, after that at the latest. */
const LOOK_EVERY_MS = 500;

/** How often a statement is tried, on other servers or in another publication. */
const ATTEMPTS = 4;

export interface PublicationOptions extends StatementBounds {
  /** With one server or several, each of which has the same publication, be it a little behind. */
  readonly url: string;
  /** Of what shape it must be to be read by this program. */
  readonly schemaVersion: string;
}

/** What a statement gave, and the state that it read, as `PublicationState` names it. */
export interface ReadRows {
  readonly rows: readonly SqlRow[];
  readonly state: string;
}

/**
 * A publication in PostgreSQL, on the servers that have it. What one process tells does not go back and forth in time: one server leads,
 * drawn among those that answer, and reading goes to it and, in turn, to all that show the same state.
 */
export class Publication {
  readonly #hosts: readonly PublicationHost[];
  readonly #statements = new SentStatements();
  readonly #stop = new AbortController();
  readonly #options: PublicationOptions;
  readonly #choice: ServerChoice;
  #leader: PublicationHost | undefined;
  #turn = 0;

  private constructor(hosts: readonly PublicationHost[], choice: ServerChoice, options: PublicationOptions) {
    this.#hosts = hosts;
    this.#choice = choice;
    this.#options = options;
  }

  /** Connects to the servers. @throws DatabaseUnusable when there is none that can be read from, in one line that says what to do */
  static async open(options: PublicationOptions): Promise<Publication> {
    const { url } = options;
    const hosts = serversOf(url).map((server) => new PublicationHost(server, options));
    const publication = new Publication(hosts, serverChoiceOf(url), options);
    await Promise.all(hosts.map((host) => host.look()));
    if (!publication.#leading()) {
      await publication.close();
      throw unusable(url, hosts, options.schemaVersion);
    }
    void publication.#watch();
    return publication;
  }

  /** Characters of the statements that are kept. */
  get cachedCharacters(): number {
    return this.#statements.cachedCharacters;
  }

  /** The publication as it was seen last, at most half a second ago; undefined while no server answers. */
  get state(): PublicationState | undefined {
    return this.#leading()?.state;
  }

  /**
   * From where a thread reads now.
   *
   * @param before where it read before: its connection is kept while that can be read from
   * @throws Unavailable DATABASE_UNAVAILABLE
   */
  source(before: BridgeSource | undefined): BridgeSource {
    const host = (before && this.#usable().find(isAt(before))) ?? this.#next();
    if (!host?.state) throw publicationUnavailable();
    const { statementTimeoutMs, maxAnswerBytes } = this.#options;
    return { server: host.server, schema: host.state.schema, statementTimeoutMs, maxAnswerBytes };
  }

  /** Takes that a server failed somebody, so that the next who ask read from where they can. */
  async doubt(at: { readonly server: ServerAddress }): Promise<void> {
    const host = this.#hosts.find(isAt(at));
    // One that is known to be dead is not waited for, unless there is no other.
    if (host && (host.state !== undefined || this.state === undefined)) await host.look();
  }

  /** Takes in which state somebody has just read there: what is asked next is not older than what was told. */
  async note(at: { readonly server: ServerAddress }, state: string | undefined): Promise<void> {
    const host = this.#hosts.find(isAt(at));
    if (state === undefined || host === undefined || host.state?.name === state) return;
    await host.lookAnew();
    // The others have not shown it yet.
    if (this.#readable().includes(host)) this.#leader = host;
  }

  /**
   * Runs a compiled statement, on another server if the first fails, and anew if the publication was replaced meanwhile.
   *
   * @throws StatementStopped when it takes more than it may; Unavailable: ABANDONED when nobody waits any more, DATABASE_UNAVAILABLE when
   *   no server answers
   */
  read(statement: Fragment, asOf: AsOf, options: ReadOptions): Promise<ReadAnswer> {
    return this.#read(this.#statements.of(statement, asOf), options);
  }

  /** The few rows that any statement gives, with whole numbers and texts in them, and the state that it read. @throws as `read` does */
  async readRows(statement: Fragment, asOf: AsOf, options: ReadOptions): Promise<ReadRows> {
    const { text, parameters } = this.#statements.of(statement, asOf);
    const { data, state } = await this.#read({ text: inJson(text), parameters }, options);
    return { rows: JSON.parse(String(data)) as SqlRow[], state };
  }

  async #read(sent: SentStatement, options: ReadOptions): Promise<ReadAnswer> {
    const { maxBytes, signal } = options;
    const maxMs = this.#options.statementTimeoutMs;
    const allowance = maxBytes === undefined ? undefined : { maxMs, maxBytes };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const host = this.#next();
      const schema = host?.state?.schema;
      if (host === undefined || schema === undefined) break;
      try {
        const answer = await host.read(sent, options);
        if (allowance && answer.bytes > allowance.maxBytes) {
          throw new StatementStopped('ANSWER_LIMIT', allowance);
        }
        // Else the publication was replaced after the connection was opened: the tables that were read are those of the former one.
        if (answer.state.startsWith(`${schema}:`)) {
          await this.note(host, answer.state);
          return answer;
        }
      } catch (error) {
        if (signal?.aborted) throw abandoned();
        const stop = stopped(error, maxMs, allowance);
        if (stop) throw stop;
        const isLast = attempt === ATTEMPTS;
        const mayHelp = !isLast && (isReplaced(error) || isConflict(error));
        if (!isUnreachable(error) && !mayHelp) throw error;
      }
      await this.doubt(host);
    }
    throw publicationUnavailable();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#hosts.map((host) => host.close()));
  }

  #leading(): PublicationHost | undefined {
    const readable = this.#readable();
    if (this.#leader === undefined || !readable.includes(this.#leader)) {
      const place = this.#choice.isSpread ? Math.floor(Math.random() * readable.length) : 0;
      this.#leader = readable[place];
    }
    return this.#leader;
  }

  /** Those that may be read from now. */
  #readable(): readonly PublicationHost[] {
    const { role } = this.#choice;
    const answering = this.#hosts.filter((host) => this.#canRead(host));
    if (role === 'any') return answering;
    const standbys = answering.filter(({ isStandby }) => isStandby);
    if (role === 'prefer-standby') return standbys.length > 0 ? standbys : answering;
    const wantsStandby = role === 'standby' || role === 'read-only';
    return wantsStandby ? standbys : answering.filter(({ isStandby }) => !isStandby);
  }

  /** The servers that show the state that is told, or the first of them where reading is not to be spread. */
  #usable(): readonly PublicationHost[] {
    const state = this.state?.name;
    const same = this.#readable().filter((host) => host.state?.name === state);
    return this.#choice.isSpread ? same : same.slice(0, 1);
  }

  #next(): PublicationHost | undefined {
    const usable = this.#usable();
    this.#turn += 1;
    return usable[this.#turn % usable.length];
  }

  #canRead({ state }: PublicationHost): boolean {
    return state?.schemaVersion === this.#options.schemaVersion;
  }

  /** A server that takes its time is not waited for by the others. */
  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    await Promise.all(
      this.#hosts.map(async (host) => {
        while (!signal.aborted) {
          await pause(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
          if (!signal.aborted) await host.look();
        }
      }),
    );
  }
}

/** Whether a host is the one at which somebody reads. */
function isAt({ server }: { readonly server: ServerAddress }): (host: PublicationHost) => boolean {
  const name = shownServer(server);
  return (host) => host.name === name;
}

function inJson(text: string): string {
  return `SELECT coalesce(json_agg(to_json(read)), '[]')::text AS data FROM (${text}) read`;
}
