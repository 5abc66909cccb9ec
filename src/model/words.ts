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

export const PARTY_ROLE = words('PartyRole', 'What an organisation is within a bid.', {
  SOLE: 'Bids alone.',
  LEAD: 'Leads a group of bidders. eForms leader; DECP `mandataire`.',
  MEMBER: 'Bids as a member of a group. DECP `cotraitant`.',
  SUBCONTRACTOR: 'Is named as a subcontractor of the bid.',
});
export type PartyRole = WordOf<typeof PARTY_ROLE>;

export const GROUPING = words(
  'Grouping',
  'How the parties of a bid answer for it. DECP `typeGroupementOperateurs`.',
  {
    JOINT: 'Conjoint: each answers for its own part.',
    SEVERAL: 'Solidaire: each answers for the whole.',
    UNKNOWN: 'Not stated, or there is one party.',
  },
);
export type Grouping = WordOf<typeof GROUPING>;

export const PROCUREMENT_ROLE = words(
  'ProcurementRoleKind',
  'What an organisation is to a tender besides bidding. OCDS party roles.',
  {
    BUYER: 'Pays for it. OCDS `buyer`; eForms buyer; DECP `acheteur`.',
    PROCURING_ENTITY: 'Runs the procedure. OCDS `procuringEntity`.',
    BENEFICIARY: 'Gets the use of it.',
    FUNDER: 'Gives money for it. OCDS `funder`.',
  },
);
export type ProcurementRole = WordOf<typeof PROCUREMENT_ROLE>;

export const TENDER_STATUS = words('TenderStatus', 'What the last event of a tender says.', {
  PLANNED: 'Announced, not yet open to bids. OCDS `planning`/`planned`.',
  LAUNCHED: 'Open to bids: the call was published. OCDS `active`.',
  CLOSED: 'No longer open to bids, not yet decided.',
  AWARDED: 'Decided: at least one award was made. OCDS `complete`; eForms result notice.',
  CANCELLED: 'Withdrawn by the buyer before or instead of an award. OCDS `cancelled`.',
  UNSUCCESSFUL:
    'Ended without an award because no bid could be taken. OCDS `unsuccessful`; eForms `clos-nw`.',
});
export type TenderStatus = WordOf<typeof TENDER_STATUS>;

export const BID_STATUS = words('BidStatus', 'What the last event of a bid says.', {
  EXPECTED: 'Some source expects the bid; none says that it was made.',
  PRESELECTED: 'Admitted to the next stage of the procedure.',
  SUBMITTED: 'Made. Also the status of a bid of which nothing else is known. OCDS `pending`, `valid`.',
  WITHDRAWN: 'Taken back by the bidder. OCDS `withdrawn`.',
  DISQUALIFIED: 'Excluded from evaluation. OCDS `disqualified`.',
  REJECTED: 'Evaluated, and another bid was preferred.',
  WON: 'Awarded the contract, or a part of it.',
});
export type BidStatus = WordOf<typeof BID_STATUS>;

export const TENDER_EVENT = words(
  'TenderEventKind',
  'What happened: to a tender or lot one of the tender statuses, to a bid one of the bid statuses.',
  { ...TENDER_STATUS.meanings, ...BID_STATUS.meanings },
);

export const VALUATION_KIND = words(
  'ValuationKind',
  'What kind of value it is, from the least to the most advanced.',
  {
    BUDGET: 'Money set aside. OCDS `planning/budget`.',
    ESTIMATE: 'Estimated value of the tender. OCDS `tender/value`; eForms BT-27.',
    AWARD: 'Value of the awards. OCDS `awards/value`; eForms BT-161.',
    CONTRACT: 'Value of the contracts as signed. OCDS `contracts/value`; DECP `montant`.',
    AMENDED: 'Value after amendments. DECP `modifications/montant`.',
  },
);
export type ValuationKind = WordOf<typeof VALUATION_KIND>;

export const REQUIREMENT_LEVEL = words('RequirementLevel', 'How strongly a tender requires something.', {
  MANDATORY: 'Bidders without it are excluded.',
  PREFERRED: 'It counts in favour of a bid.',
});
export type RequirementLevel = WordOf<typeof REQUIREMENT_LEVEL>;

export const SUCCESSION_RELATION = words('SuccessionRelation', 'What the later of two does to the earlier.', {
  REPLACES: 'Stands in its place.',
  AMENDS: 'Changes it.',
  REPEALS: 'Ends it; of regulations only.',
});
export type SuccessionRelation = WordOf<typeof SUCCESSION_RELATION>;

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

export const INVOLVEMENT_ROLE = words('InvolvementRole', 'What somebody did about something.', {
  INITIATED: 'Set it in motion.',
  DECIDED: 'Took the decision.',
  HEARD: 'Was heard about it, by a parliament or an inquiry.',
  REVEALED: 'Made it public.',
  CRITICISED: 'Criticised it.',
  ANNOUNCED: 'Announced it.',
  PUBLISHED: 'Published it.',
  OTHER: 'Something else; the note says what.',
});
export type InvolvementRole = WordOf<typeof INVOLVEMENT_ROLE>;

/** "More than one billion" is not "one billion". */
export const AMOUNT_QUALIFIER = words('AmountQualifier', 'How a stated amount bounds the real one.', {
  EXACT: 'The amount itself.',
  ABOUT: 'An amount near it.',
  MORE_THAN: 'At least that much.',
  LESS_THAN: 'At most that much.',
});
export type AmountQualifier = WordOf<typeof AMOUNT_QUALIFIER>;

export const AUTHORSHIP_ROLE = words('AuthorshipRole', 'What somebody is to a document.', {
  AUTHOR: 'Wrote the document.',
  PUBLISHER: 'Published or presented the document.',
});
export type AuthorshipRole = WordOf<typeof AUTHORSHIP_ROLE>;

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

/** The words that no field of the model holds: what is derived, or stands beside the model. */
export const OTHER_WORDS = [TENDER_STATUS, BID_STATUS, AMOUNT_QUALIFIER, PROCEDURE_KIND] as const;
