import type { EvidenceStanding, Modality, Stance } from '../domain/claim.ts';
import type { Money } from '../domain/money.ts';
import type { QualityFlagRecord } from '../domain/quality.ts';
import type { NodeRef, StatedClaim } from './claim-kind.ts';
import type { StatedFields } from './field.ts';
import type { ClaimKind, ClaimModels } from './model.ts';
import type { StatedNode } from './node-type.ts';
import type { article } from './nodes/article.ts';
import type { lot } from './nodes/lot.ts';
import type { organisation } from './nodes/organisation.ts';
import type { person } from './nodes/person.ts';
import type { regulation } from './nodes/regulation.ts';
import type { tender } from './nodes/tender.ts';
import type { AmountQualifier } from './words/claim.ts';

/**
 * What a source says, before it is in the database: the one shape that every import produces
 * and the writer takes. Records name each other by `ref`, a name of the source's choice that
 * holds within one batch. A field that is not there was not stated; there is no null.
 */
export interface GraphRecords {
  nodes: NodeRecord[];
  claims: ClaimRecord[];
  mentions: MentionRecord[];
}

export type { NodeRef } from './claim-kind.ts';

export interface IdentifierRecord {
  scheme: string;
  value: string;
}

interface NodeRecordBase {
  ref: NodeRef;
  /** A slug given by hand; made from the name when absent. A given slug also finds an existing node. */
  slug?: string;
  /** The source's own stable keys for this node, prefixed by the source: `ocds:ocds-213czf-000-00001`. */
  keys?: readonly string[];
  identifiers?: readonly IdentifierRecord[];
  name: string;
  /** It only names a node that is there, or that another document of the import describes: it states nothing new. */
  isReference?: true;
  /** The source gives no name: `name` was made from a number or another text, and holds only until a document states one. */
  nameIsMakeshift?: true;
  aliases?: readonly string[];
  description?: string;
  /** Day (`YYYY-MM-DD`) of the document that states this record: of two statements the later one holds. */
  statedOn: string;
  /** What is suspect about the values above and the type's own, or was left out of them. */
  flags?: readonly QualityFlagRecord[];
}

export interface ArticleRecord extends NodeRecordBase, StatedNode<typeof article> {}

export interface OrganisationRecord extends NodeRecordBase, StatedNode<typeof organisation> {}

export interface PersonRecord extends NodeRecordBase, StatedNode<typeof person> {}

export interface RegulationRecord extends NodeRecordBase, StatedNode<typeof regulation> {}

export interface LotRecord extends StatedFields<(typeof lot)['fields']> {
  /** The source's own name of the lot within its tender. */
  number: string;
}

export interface TenderRecord extends NodeRecordBase, StatedNode<typeof tender> {
  /** Day of the document, if it calls for bids: the tender is published since the first, unless a document states a date. */
  calledOn?: string;
  lots?: readonly LotRecord[];
}

export type NodeRecord = ArticleRecord | OrganisationRecord | PersonRecord | RegulationRecord | TenderRecord;

export type { Valued } from './field.ts';

export interface EvidenceRecord {
  /** The document; without one this is an editor's own knowledge, `note` says so and `knownFrom` is given. */
  article?: NodeRef;
  knownFrom?: string;
  stance?: Stance;
  standing: EvidenceStanding;
  locator?: string;
  quote?: string;
  note?: string;
  /** The organisation or article that the document itself relies on. */
  attributedTo?: NodeRef;
  /** The day (`YYYY-MM-DD`) on which it was taken back, where the author says so, and by which article. */
  until?: string;
  withdrawnBy?: NodeRef;
  /** Of a part-wise source: the document does not touch what stands here; it goes on from the state before. */
  isCarried?: true;
}

interface ClaimRecordBase {
  /** A name within the batch, for a tender event that speaks of this bid. */
  ref?: string;
  /**
   * The source's own stable key, prefixed by the source. Two claims are the same when everything but evidence and note agrees, and
   * the key; two bids when their key, or tender, lot, parties and modality do: what else is said of a bid follows the documents.
   */
  key?: string;
  modality?: Modality;
  validFrom?: string;
  validUntil?: string;
  note?: string;
  /** At least one. */
  evidence: readonly EvidenceRecord[];
  /** What is suspect about the claim's values, or was left out of them. */
  flags?: readonly QualityFlagRecord[];
}

/** What claims of some kinds state besides what the model has a kind of value for. */
interface StatedBeside {
  TENDER_EVENT: {
    /** The `ref` of a bid in the same batch: then `event` is the bid's new status. */
    bid?: string;
  };
  ASSESSMENT: {
    amounts?: readonly { label: string; qualifier: AmountQualifier; value: Money }[];
  };
}

/** The record of a claim of this kind. */
export type ClaimRecordOf<K extends ClaimKind> = ClaimRecordBase &
  StatedClaim<ClaimModels[K]> &
  (K extends keyof StatedBeside ? StatedBeside[K] : unknown);

export type ClaimRecord = { [K in ClaimKind]: ClaimRecordOf<K> }[ClaimKind];

// Kinds that code speaks of by name; as interfaces, so that messages of the compiler say the name.
export interface BidRecord extends ClaimRecordOf<'BID'> {}
export interface TenderEventRecord extends ClaimRecordOf<'TENDER_EVENT'> {}
export interface ValuationRecord extends ClaimRecordOf<'VALUATION'> {}
export interface QualificationRecord extends ClaimRecordOf<'QUALIFICATION'> {}
export interface OwnershipRecord extends ClaimRecordOf<'OWNERSHIP'> {}
export interface AssessmentRecord extends ClaimRecordOf<'ASSESSMENT'> {}

export interface MentionRecord {
  article: NodeRef;
  node: NodeRef;
  /** The name as it stands in the text. */
  name: string;
  startOffset?: number;
  endOffset?: number;
  locator?: string;
}
