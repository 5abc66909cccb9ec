import type { QualityFlagRecord, StatedFlag } from '../../../domain/quality.ts';
import type {
  ClaimRecord,
  EvidenceRecord,
  GraphRecords,
  MentionRecord,
  NodeRecord,
} from '../../../model/record.ts';
import type { JsonObject } from '../../json-value.ts';
import type { Place } from './place.ts';

/** Refs of the two nodes that every release states. */
export const ARTICLE = 'article';
export const TENDER = 'tender';

/** A part of a release that can't be understood. */
export interface RejectedPart {
  /** JSON pointer from the release's root. */
  readonly pointer: string;
  readonly reason: string;
  readonly content: unknown;
}

/** One release while it is being turned into records: what all its parts need to know, and what they have stated so far. */
export class Release {
  readonly root: Place;
  readonly ocid: string;
  /** Within what names and ids of organisations hold: see `publisherOf`. */
  readonly publisher: string;
  /** Day on which all of it is stated. */
  readonly day: string;
  /** Codes of the release's tag, in lower case. */
  readonly tags: ReadonlySet<string>;
  readonly nodes: NodeRecord[] = [];
  readonly claims: ClaimRecord[] = [];
  readonly mentions: MentionRecord[] = [];
  readonly rejected: RejectedPart[] = [];
  private readonly flags = new Map<string, QualityFlagRecord>();

  constructor(value: JsonObject, ocid: string, publisher: string, day: string, tags: ReadonlySet<string>) {
    this.root = { value, pointer: '' };
    this.ocid = ocid;
    this.publisher = publisher;
    this.day = day;
    this.tags = tags;
  }

  /** Evidence for what stands at this place of the release. */
  evidence(pointer: string): readonly EvidenceRecord[] {
    return [{ article: ARTICLE, standing: 'OFFICIAL', locator: pointer === '' ? '/' : pointer }];
  }

  reject(pointer: string, reason: string, content: unknown): void {
    this.rejected.push({ pointer, reason, content });
  }

  /** Flags what the tender itself has no field for, once for each path of the release (`awards/value`). */
  flag(flag: StatedFlag, field: string, published?: unknown): void {
    const known = `${flag} ${field}`;
    if (this.flags.has(known)) return;
    this.flags.set(known, flagRecord(flag, field, published));
  }

  get tenderFlags(): readonly QualityFlagRecord[] {
    return [...this.flags.values()];
  }

  get records(): GraphRecords {
    return { nodes: this.nodes, claims: this.claims, mentions: this.mentions };
  }
}

/** A flag with the value as published, where it is not kept. */
export function flagRecord(flag: StatedFlag, field: string, published?: unknown): QualityFlagRecord {
  if (published === undefined) return { flag, field };
  return { flag, field, published: typeof published === 'string' ? published : JSON.stringify(published) };
}
