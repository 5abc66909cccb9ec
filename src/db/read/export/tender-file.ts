import type { Modality, Standing } from '../../../domain/claim.ts';
import type { ValueStatus } from '../../../domain/money.ts';
import type { TenderStatus } from '../../../domain/node.ts';
import type {
  BidStatus,
  PartyRole,
  ProcurementRole,
  SuccessionRelation,
  ValuationKind,
} from '../../../model/words/claim.ts';
import type { ProcedureKind } from '../../../model/words/node.ts';
import type { Child } from './children.ts';

/** What a tender says of itself. */
export interface TenderFact {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly procedure: ProcedureKind | null;
  readonly procedureDetails: string | null;
  readonly published: string | null;
  readonly bidsFrom: string | null;
  readonly deadline: string | null;
  readonly country: string | null;
  readonly publishedBidCount: number | null;
  readonly purpose: string | null;
  readonly knownFrom: string;
  /** Day of the latest document that states an attribute of it. */
  readonly statedOn: string;
}

/** How sure a claim on a tender is, and since when it is known. */
export interface Certainty {
  readonly standing: Standing;
  readonly modality: Modality;
  readonly knownFrom: string;
}

interface Amount {
  readonly valueMinor: number | null;
  readonly valueCurrency: string | null;
  readonly valueStatus: ValueStatus;
}

export interface LotFact {
  readonly number: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly publishedBidCount: number | null;
}

export interface RoleFact extends Certainty {
  readonly organisation: number;
  readonly role: ProcurementRole;
}

export interface BidPartyFact {
  readonly organisation: number;
  readonly role: PartyRole;
}

/** `key` of a claim is its id. Lots go by their number. */
export interface BidFact extends Certainty, Amount {
  readonly lot: string | null;
  readonly rank: number | null;
}

export interface EventFact extends Certainty {
  readonly lot: string | null;
  /** The bid that it happened to; null when to the tender or a lot of it. */
  readonly bid: number | null;
  readonly event: TenderStatus | BidStatus;
  readonly date: string | null;
  readonly reason: string | null;
}

export interface ValuationFact extends Certainty, Amount {
  readonly lot: string | null;
  readonly valuation: ValuationKind;
  readonly date: string | null;
}

/** An earlier tender that this one replaces or amends. */
export interface PredecessorFact extends Certainty {
  readonly relation: SuccessionRelation;
  readonly name: string;
  readonly slug: string;
  /** As in `TenderFile`; null when it has none. */
  readonly ocid: string | null;
}

/** All that is known of one tender and stands on it, as its file would hold it. Lists are in order of id. */
export interface TenderFile {
  readonly tender: TenderFact;
  readonly lots: readonly Child<LotFact>[];
  readonly cpvs: readonly string[];
  readonly places: readonly string[];
  /** Its identifier of scheme OCID, the checked one of several; null when it has none. */
  readonly ocid: string | null;
  readonly roles: readonly Child<RoleFact>[];
  readonly bids: readonly Child<BidFact>[];
  /** The organisations behind each bid, by its id; those of other tenders may be among them. */
  readonly parties: ReadonlyMap<number, readonly Child<BidPartyFact>[]>;
  readonly events: readonly Child<EventFact>[];
  readonly valuations: readonly Child<ValuationFact>[];
  readonly predecessors: readonly Child<PredecessorFact>[];
  /** Ids of the articles that are evidence for any of these claims. */
  readonly evidence: readonly number[];
  /** Day since which the last piece of evidence for any of them is known; of a tender without claims the day it was stated. */
  readonly lastKnown: string;
}
