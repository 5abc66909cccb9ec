import { hash } from 'node:crypto';
import { lastDay, type PartialDate } from '../domain/partial-date.ts';
import type { QualityFlagRecord } from '../domain/quality.ts';
import type { DocumentRecord } from '../model/document.ts';
import type {
  ArticleRecord,
  ClaimRecord,
  EvidenceRecord,
  LotRecord,
  MentionRecord,
  NodeRecord,
  NodeRef,
} from '../model/record.ts';
import { rejection } from './rejection.ts';
import { flagRepeatedNumbers } from './repeated-number.ts';
import type { RejectedDocument, SourceFile, StatedDocument } from './source.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * A place in a document. A JSON pointer, or a column of a table, counts from the document (`/awards/0`); an element has its XPath from
 * the root of the file.
 */
export type DocumentPlace = string | XmlElement;

/** What a source says of a document besides its article: its moment, its series and its text. */
export type DocumentText = Pick<DocumentRecord, 'moment' | 'hash'> &
  Partial<Pick<DocumentRecord, 'series' | 'edition' | 'takesBack' | 'key' | 'day'>>;

/** What is equal for equal texts. A value of JSON stands for its text, without white space. */
export function hashOf(text: unknown): string {
  return hash('sha256', typeof text === 'string' ? text : JSON.stringify(text));
}

/**
 * One document of a file while it is being read: the readers of its parts add what these state, and what they can't understand.
 * A source extends it with what all its readers need to know of the document.
 */
export class DocumentBuilder {
  /** Where it stands in its file. */
  readonly locator: string;
  /** Ref of the article that the document is: what it states has evidence there. */
  readonly article: NodeRef;
  /** Lots of the tender that the document is about, by number. */
  readonly lots = new Map<string, LotRecord>();
  /** Flags of values that no record has a field for; the source says which node bears them. */
  readonly flags: QualityFlagRecord[] = [];
  /** Parts that can't be understood, to be given beside the document. */
  readonly rejected: RejectedDocument[] = [];
  private readonly rejectedPlaces = new Set<string>();
  private readonly file: Pick<SourceFile, 'name'>;
  private readonly nodes: NodeRecord[] = [];
  private readonly nodesByRef = new Map<NodeRef, NodeRecord>();
  private readonly claims: ClaimRecord[] = [];
  private readonly mentions: MentionRecord[] = [];

  constructor(file: Pick<SourceFile, 'name'>, locator: string, article: NodeRef) {
    this.file = file;
    this.locator = locator;
    this.article = article;
  }

  /** The node of this ref as it was added first, which may be changed until the document is built. */
  node(ref: NodeRef): NodeRecord | undefined {
    return this.nodesByRef.get(ref);
  }

  /** Adds a node, unless there is one of its ref. */
  addNode(record: NodeRecord): void {
    if (!this.nodesByRef.has(record.ref)) this.describe(record);
  }

  /** Adds what is said of a node, also when something was said of it before: by another name, or in another role. */
  describe(record: NodeRecord): void {
    this.nodes.push(record);
    if (!this.nodesByRef.has(record.ref)) this.nodesByRef.set(record.ref, record);
  }

  /** Notes that a lot is spoken of; false when nothing has described it before. */
  nameLot(number: string): boolean {
    if (this.lots.has(number)) return true;
    this.lots.set(number, { number });
    return false;
  }

  addClaim(record: ClaimRecord): void {
    this.claims.push(record);
  }

  get hasClaims(): boolean {
    return this.claims.length > 0;
  }

  /** That the document names a node, which says nothing more of it. */
  addMention(node: NodeRef, name: string, place?: DocumentPlace): void {
    const mention = { article: this.article, node, name };
    this.mentions.push(place === undefined ? mention : { ...mention, locator: locatorOf(place) });
  }

  /**
   * Evidence of an official document for what stands at this place.
   *
   * @param place '' for the document as a whole
   * @param more what else is known of the evidence, or is otherwise
   */
  evidence(place: DocumentPlace, more?: Partial<EvidenceRecord>): readonly EvidenceRecord[] {
    const evidence: EvidenceRecord = { article: this.article, standing: 'OFFICIAL' };
    if (place !== '') evidence.locator = locatorOf(place);
    return [more === undefined ? evidence : { ...evidence, ...more }];
  }

  /**
   * Rejects a part that can't be understood; the rest is stated.
   *
   * @param content the part as published; an element's is its markup
   */
  reject(place: DocumentPlace, reason: string, content: unknown = String(place)): void {
    const locator = typeof place === 'string' ? `${this.locator}${place}` : place.locator;
    // What is read for several purposes is rejected once.
    const what = `${locator} ${reason}`;
    if (this.rejectedPlaces.has(what)) return;
    this.rejectedPlaces.add(what);
    this.rejected.push(rejection(this.file, locator, reason, content));
  }

  /**
   * The document. Its article comes last here, when all that it says of the document is known, and is the first node.
   *
   * @param text what orders the document among others of its series; a part that was rejected makes it take nothing back
   */
  build(article: ArticleRecord, text?: DocumentText): StatedDocument {
    const nodes = [article, ...this.nodes];
    const claims = flagRepeatedNumbers(this.claims, nodes);
    const records = { nodes, claims, mentions: this.mentions };
    if (text === undefined) return { locator: this.locator, records };
    const document = {
      key: article.keys?.[0] ?? this.locator,
      day: article.published === undefined ? article.statedOn : lastDay(article.published as PartialDate),
      article: article.ref,
      ...text,
      ...(this.rejected.length > 0 && { takesBack: 'NOTHING' as const }),
    };
    return { locator: this.locator, records, document };
  }
}

function locatorOf(place: DocumentPlace): string {
  return typeof place === 'string' ? place : place.locator;
}
