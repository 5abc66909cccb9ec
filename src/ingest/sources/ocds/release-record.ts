import type { QualityFlagRecord, StatedFlag } from '../../../domain/quality.ts';
import type { EvidenceRecord, NodeRef } from '../../../model/record.ts';
import { DocumentBuilder, type DocumentPlace } from '../../document-builder.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import type { SourceFile } from '../../source.ts';
import type { Folded } from './fold.ts';
import type { RaisedFlag } from './narrow/flag-place.ts';
import type { Place } from './place.ts';
import { foundAt, placeInText, type TextPlace } from './release-text.ts';

/** Refs of the two nodes that every release states. */
const ARTICLE = 'article';
export const TENDER = 'tender';

/** What all parts of a release need to know. */
interface ReleaseFacts {
  /** The release as it was published. */
  readonly text: JsonObject;
  /** What it leaves its process as: all that is stated is read from there. */
  readonly folded: Folded;
  readonly ocid: string;
  /** Within what names and ids of organisations hold: see `publisherOf`. */
  readonly publisher: string;
  /** Day on which all of it is stated. */
  readonly day: string;
  /** Codes of the release's tag, in lower case. */
  readonly tags: ReadonlySet<string>;
}

/**
 * One release while it is being turned into records: those of the state in which it leaves its process. Places are those of the state;
 * evidence, mentions and rejections are only of what the release itself speaks of, and at its places.
 */
export class Release extends DocumentBuilder implements ReleaseFacts {
  readonly text: JsonObject;
  readonly folded: Folded;
  /** The state. */
  readonly root: Place;
  readonly ocid: string;
  readonly publisher: string;
  readonly day: string;
  readonly tags: ReadonlySet<string>;
  /** Flags on the tender, each with every place that raises it. */
  readonly raised: RaisedFlag[] = [];
  private place = '';

  constructor(file: Pick<SourceFile, 'name'>, locator: string, facts: ReleaseFacts) {
    super(file, locator, ARTICLE);
    this.text = facts.text;
    this.folded = facts.folded;
    this.root = { value: facts.folded.value, pointer: '' };
    this.ocid = facts.ocid;
    this.publisher = facts.publisher;
    this.day = facts.day;
    this.tags = facts.tags;
  }

  /** What the release itself says there; undefined where it says nothing, or no object. */
  saidAt({ pointer, value }: Place): JsonObject | undefined {
    if (this.folded.isAsPublished) return value;
    const place = this.placeOf(pointer);
    const said = place.isTouched ? foundAt(this.text, place.pointer)?.value : undefined;
    return isJsonObject(said) ? said : undefined;
  }

  /** Of what the release does not touch, its evidence is the nearest part: it counts where that made the claim appear. */
  override evidence(place: DocumentPlace, more?: Partial<EvidenceRecord>): readonly EvidenceRecord[] {
    if (typeof place !== 'string' || place === '') return super.evidence(place, more);
    const { pointer, isTouched } = this.placeOf(place);
    // What is remembered of earlier releases has no place in this one.
    if (foundAt(this.text, pointer) === undefined) return super.evidence('', { ...more, isCarried: true });
    return super.evidence(pointer, isTouched ? more : { ...more, isCarried: true });
  }

  /** Evidence of what goes on from an earlier release: the release as a whole, as it may have no such place. */
  carried(): readonly EvidenceRecord[] {
    return super.evidence('', { isCarried: true });
  }

  override addMention(node: NodeRef, name: string, place: string): void {
    const { pointer, isTouched } = this.placeOf(place);
    if (isTouched) super.addMention(node, name, pointer);
  }

  override reject(place: string, reason: string, content?: unknown): void {
    const { pointer, isTouched } = this.placeOf(place);
    if (isTouched) super.reject(pointer, reason, content);
  }

  /** Says what is read from now on: a pointer into the state, empty for none of its elements. */
  readingAt(pointer: string): void {
    this.place = pointer;
  }

  /** Flags what the tender itself has no field for, once for each path of the release (`awards/value`). */
  flag(flag: StatedFlag, field: string, published?: unknown): void {
    if (this.place !== '') this.raised.push({ name: `${flag} ${field}`, pointer: this.place });
    if (this.flags.some((known) => known.flag === flag && known.field === field)) return;
    this.flags.push(flagRecord(flag, field, published));
  }

  private placeOf(pointer: string): TextPlace {
    if (this.folded.isAsPublished) return { pointer, isTouched: true };
    return placeInText(this.folded.value, this.text, pointer);
  }
}

/** A flag with the value as published, where it is not kept. */
export function flagRecord(flag: StatedFlag, field: string, published?: unknown): QualityFlagRecord {
  if (published === undefined) return { flag, field };
  return { flag, field, published: typeof published === 'string' ? published : JSON.stringify(published) };
}
