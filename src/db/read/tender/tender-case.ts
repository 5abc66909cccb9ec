import type { Modality } from '../../../domain/claim.ts';
import type { Money } from '../../../domain/money.ts';
import type { TenderStatus } from '../../../domain/node.ts';
import type { BidStatus, ValuationKind } from '../../../model/words/claim.ts';
import type { ProcedureKind } from '../../../model/words/node.ts';

/** A claim that dates something; the date is partial. */
export interface DatedClaim {
  readonly claim: number;
  readonly date: string;
}

export interface RoleCase {
  readonly claim: number;
  readonly organisation: number;
}

/** What the tender as a whole, or a part of it, is said to be worth. */
export interface AmountCase {
  readonly claim: number;
  /** The part, as its source names it; null of the whole. What lots are worth, of which no part is named, is not here. */
  readonly part: string | null;
  readonly kind: ValuationKind;
  readonly money: Money;
  readonly modality: Modality;
  readonly knownFrom: string;
  /** Whether a flag keeps it out of sums. */
  readonly isSuspect: boolean;
}

/** How many bids on a lot were received, as published. */
export interface LotFact {
  readonly id: number;
  readonly tender: number;
  readonly number: string;
  readonly publishedBidCount: number | null;
}

/** A bid that was made. */
export interface BidCase {
  readonly claim: number;
  /** Null when it is on the whole tender, or no document says which lot. */
  readonly lot: number | null;
  readonly status: BidStatus;
  /** Null when it is not known. */
  readonly price: Money | null;
  /** Whether a flag keeps the price out of sums. */
  readonly isSuspect: boolean;
  /** Those who bid together, subcontractors left out, in ascending order. */
  readonly parties: readonly number[];
  /** When it was handed in for the first time, where a document says. */
  readonly submission: DatedClaim | null;
}

/** A tender with all that indicators judge it by, as known and valid on the days asked. */
export interface TenderCase {
  readonly id: number;
  readonly status: TenderStatus | null;
  readonly procedure: ProcedureKind | null;
  readonly procedureDetails: string | null;
  readonly published: string | null;
  /** Start of the tender period. */
  readonly bidsFrom: string | null;
  readonly deadline: string | null;
  readonly publishedBidCount: number | null;
  /** Since when bids could be made, as the document known last says. */
  readonly launch: DatedClaim | null;
  /** A claim that the tender as a whole was awarded. */
  readonly award: number | null;
  readonly buyers: readonly RoleCase[];
  readonly procuringEntities: readonly RoleCase[];
  readonly amounts: readonly AmountCase[];
  /** CPV codes of eight digits. */
  readonly cpvs: readonly string[];
  /** Codes of items of which no scheme says what they mean: no column has them, the flag that says so does. */
  readonly codesWithoutScheme: readonly string[];
  /** Its lots of which a number of bids was published. */
  readonly lots: readonly LotFact[];
  readonly bids: readonly BidCase[];
}
