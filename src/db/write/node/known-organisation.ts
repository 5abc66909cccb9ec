import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { HeldFlag } from '../evidence/flag-writer.ts';
import type { Values } from '../field/reconcile.ts';

/** How an organisation stands that documents name again and again. */
export interface KnownOrganisation {
  readonly id: number;
  readonly values: Values;
  stamps: string;
  knownFrom: string;
  /** Its other names. */
  readonly names: Set<string>;
  /** Identifiers and keys that it has, or that were found to be another node's. */
  readonly identities: Set<string>;
  /** By flag, field and what was published. */
  readonly flags: Map<string, HeldFlag>;
  /** Whether its stamps or first day are to be written with the rows that are pending. */
  isMoved: boolean;
}

const MAX_KNOWN = 6_000;
/** Of one with more names or flags all are read each time. */
const MAX_NAMES = 100;

/**
 * The organisations that documents named lately, so that they need not be read each time. It holds only while nobody else writes to
 * the database, whether by another connection or by this one.
 */
export class KnownOrganisations {
  private readonly ids = new LRUCache<string, number>({ max: 2 * MAX_KNOWN });
  private readonly organisations = new LRUCache<number, KnownOrganisation>({ max: MAX_KNOWN });
  private version = -1;
  private changes = -1;
  private readonly dataVersion: () => number;
  private readonly totalChanges: () => number;

  constructor(sqlite: Database) {
    const version = sqlite.prepare<[], number>('PRAGMA data_version').pluck();
    const changes = sqlite.prepare<[], number>('SELECT total_changes()').pluck();
    this.dataVersion = () => version.get() as number;
    this.totalChanges = () => changes.get() as number;
  }

  /** At the start of a transaction: forgets all when the database is other than it was left. */
  open(): void {
    const version = this.dataVersion();
    if (version !== this.version || this.totalChanges() !== this.changes) this.clear();
    this.version = version;
  }

  /** After a transaction of the writer's own. */
  keep(): void {
    this.changes = this.totalChanges();
  }

  /** Runs what changes nothing that is known, though it writes. */
  keptBeside<T>(write: () => T): T {
    const isHeld = this.totalChanges() === this.changes;
    const result = write();
    if (isHeld) this.keep();
    return result;
  }

  clear(): void {
    this.ids.clear();
    this.organisations.clear();
  }

  idOf(name: string): number | undefined {
    return this.ids.get(name);
  }

  get(id: number): KnownOrganisation | undefined {
    return this.organisations.get(id);
  }

  /** Remembers one that is new, or was read and changed; what was known of it before is gone. */
  set(organisation: KnownOrganisation): void {
    const { id, names, flags } = organisation;
    if (names.size > MAX_NAMES || flags.size > MAX_NAMES) this.organisations.delete(id);
    else this.organisations.set(id, organisation);
  }

  /** That an identifier or key names it. */
  name(id: number, name: string): void {
    this.ids.set(name, id);
  }

  /** That an identifier names no node any more. */
  unname(name: string): void {
    this.ids.delete(name);
  }

  forget(id: number): void {
    this.organisations.delete(id);
  }
}

export function nameOfFlag({ flag, field, published }: HeldFlag): string {
  return JSON.stringify([flag, field, published]);
}
