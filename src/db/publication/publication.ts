import { setTimeout as pause } from 'node:timers/promises';
import { abandoned } from '../../domain/error.ts';
import { hostUrls, shownUrl } from '../../domain/publication-url.ts';
import { StatementStopped } from '../read/slow/statement-guard.ts';
import type { AsOf } from '../read/time/as-of.ts';
import type { Fragment } from '../statement/fragment.ts';
import type { BridgeSource } from './bridge.ts';
import {
  isConflict,
  isReplaced,
  isStopped,
  isUnreachable,
  publicationUnavailable,
  readTooLong,
} from './fault.ts';
import { PublicationHost, type ReadAnswer, type ReadOptions } from './host.ts';
import { SentStatements } from './parameter.ts';
import type { PublicationState } from './publication-state.ts';
import { unusable } from './unusable.ts';

/** How often servers are looked at: changes are seen, and dead servers known, after that at the latest. */
const LOOK_EVERY_MS = 500;

/** How often a statement is tried, on other servers or in another publication. */
const ATTEMPTS = 4;

export interface PublicationOptions {
  /** With one host or several, each of which has the same publication, be it a little behind. */
  readonly url: string;
  /** Of what shape it must be to be read by this program. */
  readonly schemaVersion: string;
  /** Longer than that no statement takes. */
  readonly statementTimeoutMs: number;
}

/**
 * A publication in PostgreSQL, on the servers that have it: reading goes to the first of them that answers, and stays there while it does, so
 * that what one process tells does not go back and forth in time.
 */
export class Publication {
  readonly #hosts: readonly PublicationHost[];
  readonly #statements = new SentStatements();
  readonly #stop = new AbortController();
  readonly #options: PublicationOptions;
  #host: PublicationHost;

  private constructor(hosts: readonly [PublicationHost, ...PublicationHost[]], options: PublicationOptions) {
    this.#hosts = hosts;
    this.#host = hosts[0];
    this.#options = options;
  }

  /** Connects to the servers. @throws DatabaseUnusable when there is none that can be read from, in one line that says what to do */
  static async open(options: PublicationOptions): Promise<Publication> {
    const { url, statementTimeoutMs } = options;
    const hosts = hostUrls(url).map((each) => new PublicationHost(each, statementTimeoutMs));
    const [first, ...others] = hosts;
    if (!first) throw new Error(`no host stands in ${shownUrl(url)}`);
    const publication = new Publication([first, ...others], options);
    await Promise.all(hosts.map((host) => host.look()));
    if (!publication.#chosen()) {
      await publication.close();
      const { state, fault } = hosts.find((host) => host.state !== undefined) ?? first;
      throw unusable(url, state, fault);
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
    return this.#chosen()?.state;
  }

  /** From where threads read now. @throws Unavailable DATABASE_UNAVAILABLE */
  source(): BridgeSource {
    const host = this.#chosen();
    if (!host?.state) throw publicationUnavailable();
    return { url: host.url, schema: host.state.schema, statementTimeoutMs: this.#options.statementTimeoutMs };
  }

  /** Looks at a server that failed others, so that the next who ask read from where they can. */
  async doubt({ url }: { readonly url: string }): Promise<void> {
    await this.#hosts.find((host) => host.url === url)?.look();
  }

  /** Takes in which state somebody has just read there: what is asked next is not older than what was told. */
  async note({ url }: { readonly url: string }, state: string | undefined): Promise<void> {
    const host = this.#hosts.find((each) => each.url === url);
    if (state !== undefined && host?.state?.name !== state) await host?.look();
  }

  /**
   * Runs a compiled statement, on another server if the first fails, and anew if the publication was replaced meanwhile.
   *
   * @throws StatementStopped when it takes more than it may; Unavailable: ABANDONED when nobody waits any more, DATABASE_UNAVAILABLE when
   *   no server answers
   */
  async read(statement: Fragment, asOf: AsOf, options: ReadOptions): Promise<ReadAnswer> {
    const sent = this.#statements.of(statement, asOf);
    const { maxBytes, signal } = options;
    const maxMs = this.#options.statementTimeoutMs;
    const allowance = maxBytes === undefined ? undefined : { maxMs, maxBytes };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const host = this.#chosen();
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
        if (isStopped(error))
          throw allowance ? new StatementStopped('TIME_LIMIT', allowance) : readTooLong(maxMs);
        const isLast = attempt === ATTEMPTS;
        const mayHelp = !isLast && (isReplaced(error) || isConflict(error));
        if (!isUnreachable(error) && !mayHelp) throw error;
      }
      await host.look();
    }
    throw publicationUnavailable();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#hosts.map((host) => host.close()));
  }

  #chosen(): PublicationHost | undefined {
    if (!this.#canRead(this.#host))
      this.#host = this.#hosts.find((host) => this.#canRead(host)) ?? this.#host;
    return this.#canRead(this.#host) ? this.#host : undefined;
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
