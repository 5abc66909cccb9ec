import type { QualityFlagRecord, StatedFlag } from '../../../domain/quality.ts';
import { DocumentBuilder } from '../../document-builder.ts';
import type { SourceFile } from '../../source.ts';
import type { Place } from './place.ts';

/** Refs of the two nodes that every release states. */
const ARTICLE = 'article';
export const TENDER = 'tender';

/** What all parts of a release need to know. */
interface ReleaseFacts {
  readonly root: Place;
  readonly ocid: string;
  /** Within what names and ids of organisations hold: see `publisherOf`. */
  readonly publisher: string;
  /** Day on which all of it is stated. */
  readonly day: string;
  /** Codes of the release's tag, in lower case. */
  readonly tags: ReadonlySet<string>;
}

/** One release while it is being turned into records. */
export class Release extends DocumentBuilder implements ReleaseFacts {
  readonly root: Place;
  readonly ocid: string;
  readonly publisher: string;
  readonly day: string;
  readonly tags: ReadonlySet<string>;

  constructor(file: Pick<SourceFile, 'name'>, locator: string, facts: ReleaseFacts) {
    super(file, locator, ARTICLE);
    this.root = facts.root;
    this.ocid = facts.ocid;
    this.publisher = facts.publisher;
    this.day = facts.day;
    this.tags = facts.tags;
  }

  /** Flags what the tender itself has no field for, once for each path of the release (`awards/value`). */
  flag(flag: StatedFlag, field: string, published?: unknown): void {
    if (this.flags.some((known) => known.flag === flag && known.field === field)) return;
    this.flags.push(flagRecord(flag, field, published));
  }
}

/** A flag with the value as published, where it is not kept. */
export function flagRecord(flag: StatedFlag, field: string, published?: unknown): QualityFlagRecord {
  if (published === undefined) return { flag, field };
  return { flag, field, published: typeof published === 'string' ? published : JSON.stringify(published) };
}
