import type { TenderStatus } from '../../domain/node.ts';
import { type WordOf, words } from '../words.ts';

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

export const TENDER_STATUS = words<TenderStatus>(
  'TenderStatus',
  'How a tender or lot ended, else what stage it has reached.',
  {
    PLANNED: 'Announced, not yet open to bids. OCDS `planning`/`planned`.',
    LAUNCHED: 'Open to bids: the call was published. OCDS `active`.',
    CLOSED: 'No longer open to bids, not yet decided.',
    AWARDED: 'Decided: at least one award was made. OCDS `complete`; eForms result notice.',
    CANCELLED: 'Withdrawn by the buyer before or instead of an award. OCDS `cancelled`.',
    UNSUCCESSFUL:
      'Ended without an award because no bid could be taken. OCDS `unsuccessful`; eForms `clos-nw`.',
  },
);

export const BID_STATUS = words('BidStatus', 'What became of a bid, else how far it came.', {
  EXPECTED: 'Some source expects the bid; none says that it was made.',
  PRESELECTED: 'Admitted to the next stage of the procedure.',
  SUBMITTED: 'Made. Also the status of a bid of which nothing else is known. OCDS `pending`, `valid`.',
  WITHDRAWN: 'Taken back by the bidder. OCDS `withdrawn`.',
  DISQUALIFIED: 'Excluded from evaluation. OCDS `disqualified`.',
  REJECTED: 'Evaluated, and another bid was preferred.',
  WON: 'Awarded the contract, or a part of it.',
});
export type BidStatus = WordOf<typeof BID_STATUS>;

export const BID_OUTCOME = words(
  'BidOutcome',
  'How a bid ended, by all that documents tell of it and of the bids beside it.',
  {
    WON: 'It was awarded the contract, or a part of it.',
    LOST: 'Another won what it was made for, or it was rejected or disqualified.',
    WITHDRAWN: 'The bidder took it back.',
    NOBODY_WON: 'Its lot, or the tender, was cancelled or ended without an award.',
    UNKNOWN:
      'Something was awarded, and no document tells whether to this bid: the winner is not named, or the bid names none of several lots.',
    UNDECIDED: 'No award is known. Also the outcome of a bid that is only expected.',
  },
);
export type BidOutcome = WordOf<typeof BID_OUTCOME>;

export const VALUE_BASIS = words('ValueBasis', 'What the value of a tender is made of.', {
  STATED: 'An amount that a document states of the whole.',
  SUM_OF_AWARDS: 'The sum of the most advanced amounts of several awards or lots.',
  ONE_AWARD: 'The amount of the only award or lot that has one.',
  SHARED_CEILING:
    'One amount that several contracts of different holders state: the most that may be spent on all of them, which counts once.',
  ESTIMATE: 'What was estimated, of the whole or summed: nothing that was awarded has an amount.',
  BUDGET: 'The money set aside: there is no estimate either.',
});

export const TENDER_DATE_KIND = words('TenderDateKind', 'Which date of a tender it is.', {
  CALL: 'When the call was published, or the tender was launched; where no document says, since when bids could be made.',
  AWARD: 'When it was last awarded; of DECP when it was notified.',
  DEADLINE: 'Until when bids could be made.',
  DOCUMENT: 'The day since which it is known: `knownFrom`.',
});

export const BID_DATE_KIND = words('BidDateKind', 'Which date of a bid it is.', {
  SUBMITTED: 'When it was made. OCDS `bids/details/date`.',
  DEADLINE: 'Until when bids could be made: it was made no later.',
  DECIDED: 'When it was decided, or its tender awarded; of DECP when it was notified.',
  TENDER: 'When the call was published.',
});
export type BidDateKind = WordOf<typeof BID_DATE_KIND>;

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

/** Those of what was awarded; the others were stated before. */
export const AWARD_SIDE_KINDS = ['AWARD', 'CONTRACT', 'AMENDED'] as const satisfies readonly ValuationKind[];

/** Those of a contract that is there. */
export const CONTRACT_KINDS = ['CONTRACT', 'AMENDED'] as const satisfies readonly ValuationKind[];

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
  CRITICISED: 'Spoke against it in public.',
  ANNOUNCED: 'Said in public that it would come.',
  PUBLISHED: 'Put it before the public, as a text or as data.',
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

/** Words that no field of the model holds: they are derived, or stand beside the model. */
export const OTHER_CLAIM_WORDS = [
  TENDER_STATUS,
  BID_STATUS,
  BID_OUTCOME,
  BID_DATE_KIND,
  TENDER_DATE_KIND,
  VALUE_BASIS,
  AMOUNT_QUALIFIER,
] as const;
