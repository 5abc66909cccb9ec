import { LRUCache } from 'lru-cache';
import type { OrganisationRecord, PersonRecord } from '../../../model/record.ts';
import type { StatementDocument } from './document.ts';
import type { BodsStatement } from './statement.ts';

/** Whom a statement describes; or, where it names nobody, what it says instead. */
export type Party = OrganisationRecord | PersonRecord | { readonly unnamed: string };

/** How much of what parties are described by is kept, in UTF-16 units: some 40,000 of them. */
const MAX_KEPT_CHARACTERS = 16 * 1024 * 1024;

/**
 * The parties that a file has described so far, by the reference to their statement.
 *
 * The standard has what is referred to stand first, usually just before; in files of tens of millions of statements only the last
 * tens of thousands are remembered.
 */
export class KnownParties {
  private readonly described = new LRUCache<string, string>({
    maxSize: MAX_KEPT_CHARACTERS,
    sizeCalculation: (text, ref) => text.length + ref.length,
  });

  add({ ref }: BodsStatement, party: Party): void {
    this.described.set(ref, JSON.stringify(party));
  }

  get(ref: string): Party | undefined {
    const text = this.described.get(ref);
    return text === undefined ? undefined : (JSON.parse(text) as Party);
  }

  /** The first party that the statement refers to and that was not described. */
  missing({ subject, interestedParty }: BodsStatement): string | undefined {
    return [subject, interestedParty].find(
      (ref): ref is string => typeof ref === 'string' && !this.described.has(ref),
    );
  }
}

/** How many statements wait for a party that comes later. */
const MAX_WAITING = 10_000;

/** Statements that refer to a party before it is described. */
export class Waiting {
  private readonly byParty = new Map<string, StatementDocument[]>();
  private count = 0;

  /** @returns statements that have to be given up, as too many wait */
  add(ref: string, document: StatementDocument): StatementDocument[] {
    const others = this.byParty.get(ref);
    if (others === undefined) this.byParty.set(ref, [document]);
    else others.push(document);
    this.count++;
    if (this.count <= MAX_WAITING) return [];
    const [oldest] = this.byParty.keys();
    return oldest === undefined ? [] : this.take(oldest);
  }

  /** Those that waited for this party. */
  take(ref: string): StatementDocument[] {
    const documents = this.byParty.get(ref) ?? [];
    this.byParty.delete(ref);
    this.count -= documents.length;
    return documents;
  }

  rest(): StatementDocument[] {
    return [...this.byParty.values()].flat();
  }
}
