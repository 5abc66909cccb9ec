import {
  BID_STATUSES,
  type BidStatus,
  GROUPINGS,
  type Grouping,
  PARTY_ROLES,
  type PartyRole,
} from '../domain/claim.ts';
import { PROCEDURE_KINDS, type ProcedureKind } from '../domain/node.ts';

/** The words that a field may hold, each with what it means: an enum of the API, a CHECK of the database, a choice in a dossier. */
export interface Words<W extends string = string> {
  readonly name: string;
  readonly doc: string;
  readonly list: readonly [W, ...W[]];
  readonly meanings: Readonly<Record<W, string>>;
}

export type WordOf<S> = S extends Words<infer W> ? W : never;

function words<const W extends string>(name: string, doc: string, meanings: Record<W, string>): Words<W> {
  return { name, doc, list: Object.keys(meanings) as [W, ...W[]], meanings };
}

export const QUALIFICATION_STATUS = words(
  'QualificationStatus',
  'Where an organisation stands with a certification.',
  {
    HELD: 'It holds the certification.',
    IN_PROGRESS: 'It is obtaining the certification.',
    HELD_OR_IN_PROGRESS: 'The source says that it holds the certification or is obtaining it, and not which.',
    EXPIRED: 'It held the certification.',
    REFUSED: 'It asked for the certification and did not get it.',
  },
);
export type QualificationStatus = WordOf<typeof QUALIFICATION_STATUS>;

/** The prototype leaves these lists in `domain/`; in the end their words stand here alone, as above. */
const GROUPING_MEANINGS: Record<Grouping, string> = {
  JOINT: 'Conjoint: each answers for its own part.',
  SEVERAL: 'Solidaire: each answers for the whole.',
  UNKNOWN: 'Not stated, or there is one party.',
};
export const GROUPING: Words<Grouping> = {
  name: 'Grouping',
  doc: 'How the parties of a bid answer for it. DECP `typeGroupementOperateurs`.',
  list: GROUPINGS,
  meanings: GROUPING_MEANINGS,
};
export const PARTY_ROLE: Words<PartyRole> = {
  name: 'PartyRole',
  doc: 'What an organisation is within a bid.',
  list: PARTY_ROLES,
  meanings: {
    SOLE: 'Bids alone.',
    LEAD: 'Leads a group of bidders. eForms leader; DECP `mandataire`.',
    MEMBER: 'Bids as a member of a group. DECP `cotraitant`.',
    SUBCONTRACTOR: 'Is named as a subcontractor of the bid.',
  },
};
export const BID_STATUS: Words<BidStatus> = {
  name: 'BidStatus',
  doc: 'What the last event of a bid says.',
  list: BID_STATUSES,
  meanings: {
    EXPECTED: 'Some source expects the bid; none says that it was made.',
    PRESELECTED: 'Admitted to the next stage of the procedure.',
    SUBMITTED: 'Made. Also the status of a bid of which nothing else is known. OCDS `pending`, `valid`.',
    WITHDRAWN: 'Taken back by the bidder. OCDS `withdrawn`.',
    DISQUALIFIED: 'Excluded from evaluation. OCDS `disqualified`.',
    REJECTED: 'Evaluated, and another bid was preferred.',
    WON: 'Awarded the contract, or a part of it.',
  },
};
export const PROCEDURE_KIND: Words<ProcedureKind> = {
  name: 'ProcedureKind',
  doc: 'Kind of procurement procedure. eForms BT-105; OCDS `tender/procurementMethod`.',
  list: PROCEDURE_KINDS,
  meanings: {
    OPEN: 'Anybody may bid. eForms `open`; OCDS `open`.',
    RESTRICTED: 'Anybody may ask to take part, those invited bid. eForms `restricted`.',
    SELECTIVE: 'Only qualified suppliers may bid. OCDS `selective`.',
    NEGOTIATED_WITH_CALL: 'Negotiated after a published call. eForms `neg-w-call`.',
    NEGOTIATED_WITHOUT_CALL: 'Negotiated without a published call. eForms `neg-wo-call`.',
    COMPETITIVE_DIALOGUE: 'Dialogue with admitted candidates before they bid. eForms `comp-dial`.',
    INNOVATION_PARTNERSHIP: 'Development and purchase of something new. eForms `innovation`.',
    LIMITED: 'Offered to suppliers of the buyer’s choice. OCDS `limited`.',
    DIRECT: 'Awarded to one supplier without competition. OCDS `direct`.',
    OTHER: 'Another kind; `procedureDetails` has its name.',
  },
};

export const WORDS = [QUALIFICATION_STATUS, GROUPING, PARTY_ROLE, BID_STATUS, PROCEDURE_KIND] as const;
