import type { QualityFlagRecord } from '../../../domain/quality.ts';

/** A party as a contract names it: by an identifier, by a name, by both or by neither. */
export interface PublishedParty {
  /** Scheme of the identifier as published: `SIRET`, `TVA_INTRACOMMUNAUTAIRE`. */
  readonly scheme?: string;
  readonly id?: string;
  readonly name?: string;
  /** Of its name. */
  readonly flags?: readonly QualityFlagRecord[];
  /** Where it stands in the contract. */
  readonly locator: string;
  /** INSEE code of the department of its seat. */
  readonly department?: string;
}

/** A later change of a contract: `modifications`, or a row of a table with a `modification_id`. */
export interface Amendment {
  /** Where it stands in the contract; empty of a row. */
  readonly locator: string;
  /** Where the row stands in its file. */
  readonly row?: string;
  /** Where its holders and its amount are read. */
  readonly locators: Pick<ContractLocators, 'holders' | 'amount'>;
  readonly id?: string;
  readonly reason?: string;
  readonly notified?: unknown;
  readonly published?: unknown;
  readonly amount?: unknown;
  /** Name of the amount's member: `montant`, of concessions `valeurGlobale`. */
  readonly amountName: string;
  /** Name of the member that dates it. */
  readonly notifiedName: string;
  /** Who holds the contract from then on; empty when the amendment does not say. */
  readonly holders: readonly PublishedParty[];
  /** What tells it from the contract's other amendments, whichever of them a file repeats. */
  readonly fingerprint: string;
}

/** An accepted subcontractor: `actesSousTraitance`. */
export interface Subcontract {
  readonly locator: string;
  readonly id?: string;
  readonly published?: unknown;
  readonly notified?: unknown;
  readonly subcontractor?: PublishedParty;
  readonly fingerprint: string;
}

/** A part of a contract that can't be understood; the rest can. */
export interface BrokenPart {
  readonly locator: string;
  readonly reason: string;
  readonly content: unknown;
}

/**
 * One contract as any of the formats states it (2019 and 2022 JSON, 2024 CSV). Dates, amounts and counts stand as published, of
 * whatever type; texts are trimmed, and absent where they were blank or null.
 */
export interface Contract {
  readonly kind: 'MARKET' | 'CONCESSION';
  /** The buyer's own number of the contract. */
  readonly number?: string;
  readonly uid?: string;
  /** The platform that the contract came through. */
  readonly portal?: string;
  readonly buyer?: PublishedParty;
  readonly object?: string;
  readonly objectFlags?: readonly QualityFlagRecord[];
  readonly procedure?: string;
  readonly cpv?: string;
  readonly place?: { readonly code: string; readonly type?: string };
  readonly notified?: unknown;
  readonly published?: unknown;
  readonly amount?: unknown;
  readonly bidCount?: unknown;
  readonly grouping?: string;
  readonly holders: readonly PublishedParty[];
  readonly amendments: readonly Amendment[];
  /** That the contract is not told as it was awarded, only as this amendment left it. */
  readonly amendedBy?: Amendment;
  readonly subcontracts: readonly Subcontract[];
  readonly broken: readonly BrokenPart[];
  /** Where in the contract each of its claims is read: JSON pointers, or names of columns. */
  readonly locators: ContractLocators;
  /** What tells a contract without a number from any other. */
  readonly fingerprint: string;
}

export interface ContractLocators {
  readonly buyer: string;
  readonly holders: string;
  readonly amount: string;
  readonly notified: string;
}
