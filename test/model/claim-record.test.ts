import { describe, expect, it } from 'vitest';
import type { Modality } from '../../src/domain/claim.ts';
import type { Money } from '../../src/domain/money.ts';
import type { TenderStatus } from '../../src/domain/node.ts';
import type { QualityFlagRecord } from '../../src/domain/quality.ts';
import type { Valued } from '../../src/model/field.ts';
import type { ClaimKind } from '../../src/model/model.ts';
import type { ClaimRecord, ClaimRecordOf, EvidenceRecord, NodeRef } from '../../src/model/record.ts';
import type {
  AmountQualifier,
  AuthorshipRole,
  BidStatus,
  Grouping,
  InvolvementRole,
  PartyRole,
  ProcurementRole,
  QualificationStatus,
  RequirementLevel,
  SuccessionRelation,
  ValuationKind,
} from '../../src/model/words/claim.ts';

interface Base {
  ref?: string;
  key?: string;
  modality?: Modality;
  validFrom?: string;
  validUntil?: string;
  note?: string;
  evidence: readonly EvidenceRecord[];
  flags?: readonly QualityFlagRecord[];
}

/** What records of the first kinds say, written by hand. */
interface Written {
  BID: {
    tender: NodeRef;
    lot?: string;
    parties: readonly { organisation: NodeRef; role: PartyRole }[];
    value?: Valued;
    rank?: number;
    grouping?: Grouping;
  };
  PROCUREMENT_ROLE: { organisation: NodeRef; tender: NodeRef; role: ProcurementRole };
  TENDER_EVENT: {
    tender: NodeRef;
    lot?: string;
    bid?: string;
    event: TenderStatus | BidStatus;
    date?: string;
    reason?: string;
  };
  VALUATION: { tender: NodeRef; lot?: string; valuation: ValuationKind; value: Valued; date?: string };
  REQUIREMENT: { tender: NodeRef; regulation: NodeRef; level: RequirementLevel };
  SUCCESSION: { successor: NodeRef; predecessor: NodeRef; relation: SuccessionRelation };
  QUALIFICATION: { organisation: NodeRef; regulation: NodeRef; status: QualificationStatus; scope?: string };
  SUBJECTION: { organisation: NodeRef; regulation: NodeRef; reach?: string };
  ISSUANCE: { organisation: NodeRef; regulation: NodeRef };
  HOSTING: { host?: NodeRef; hosted: NodeRef; service?: string; dataCategory?: string };
  OWNERSHIP: { owner: NodeRef; owned: NodeRef; shareMin?: number; shareMax?: number; control?: string };
  OFFICE: { person: NodeRef; organisation: NodeRef; title?: string };
  INVOLVEMENT: { subject: NodeRef; object: NodeRef; role: InvolvementRole };
  ASSESSMENT: {
    assessor?: NodeRef;
    object: NodeRef;
    aspect: string;
    finding: string;
    amounts?: readonly { label: string; qualifier: AmountQualifier; value: Money }[];
  };
  CITATION: { citing: NodeRef; cited: NodeRef };
  AUTHORSHIP: { author: NodeRef; article: NodeRef; role: AuthorshipRole };
}

type Flat<T> = { [N in keyof T]: T[N] };
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Known<T, N> = { [F in keyof T as F extends N ? F : never]: T[F] };
type ByHand<K extends keyof Written> = Flat<{ kind: K } & Base & Written[K]>;
/** Of each kind whether its record is as written by hand, but for fields that came later; the compiler refuses a false. */
const IS_AS_WRITTEN: {
  [K in keyof Written]: Same<Known<Flat<ClaimRecordOf<K>>, keyof ByHand<K>>, ByHand<K>>;
} = {
  BID: true,
  PROCUREMENT_ROLE: true,
  TENDER_EVENT: true,
  VALUATION: true,
  REQUIREMENT: true,
  SUCCESSION: true,
  QUALIFICATION: true,
  SUBJECTION: true,
  ISSUANCE: true,
  HOSTING: true,
  OWNERSHIP: true,
  OFFICE: true,
  INVOLVEMENT: true,
  ASSESSMENT: true,
  CITATION: true,
  AUTHORSHIP: true,
};
const UNION_HAS_ALL: Same<ClaimRecord['kind'], ClaimKind> = true;

describe('the record of a claim', () => {
  it('that follows from its model is the one that was written by hand', () => {
    expect(Object.values(IS_AS_WRITTEN)).not.toContain(false);
    expect(UNION_HAS_ALL).toBe(true);
  });
});
