import { type Words, words } from '../language.ts';
import type {
  BidderCoverage,
  BidStatus,
  PartyRole,
  ProcedureKind,
  ProcurementRoleKind,
  QualityFlagKind,
  RequirementLevel,
  TenderEventKind,
  TenderStatus,
  ValuationKind,
  ValueBasis,
  Verdict,
} from '../operations.ts';

const STATUS_EN: Record<TenderStatus, string> = {
  PLANNED: 'Planned',
  LAUNCHED: 'Open',
  CLOSED: 'Closed',
  AWARDED: 'Awarded',
  CANCELLED: 'Cancelled',
  UNSUCCESSFUL: 'Unsuccessful',
};
const STATUS_FR: Record<TenderStatus, string> = {
  PLANNED: 'Prévu',
  LAUNCHED: 'Lancé',
  CLOSED: 'Clos',
  AWARDED: 'Attribué',
  CANCELLED: 'Annulé',
  UNSUCCESSFUL: 'Infructueux',
};

const BID_EN: Record<BidStatus, string> = {
  WON: 'Won',
  SUBMITTED: 'Bid',
  PRESELECTED: 'Shortlisted',
  EXPECTED: 'Expected to bid',
  REJECTED: 'Rejected',
  DISQUALIFIED: 'Excluded',
  WITHDRAWN: 'Withdrawn',
};
const BID_FR: Record<BidStatus, string> = {
  WON: 'Gagné',
  SUBMITTED: 'A répondu',
  PRESELECTED: 'Présélectionné',
  EXPECTED: 'Réponse attendue',
  REJECTED: 'Rejeté',
  DISQUALIFIED: 'Exclu',
  WITHDRAWN: 'Retiré',
};

const PARTY_EN: Record<PartyRole, string> = {
  SOLE: '',
  LEAD: 'lead',
  MEMBER: 'member',
  SUBCONTRACTOR: 'subcontractor',
};
const PARTY_FR: Record<PartyRole, string> = {
  SOLE: '',
  LEAD: 'mandataire',
  MEMBER: 'cotraitant',
  SUBCONTRACTOR: 'sous-traitant',
};

const BUYER_EN: Record<ProcurementRoleKind, string> = {
  BUYER: 'buyer',
  PROCURING_ENTITY: 'procuring entity',
  BENEFICIARY: 'beneficiary',
  FUNDER: 'funder',
};
const BUYER_FR: Record<ProcurementRoleKind, string> = {
  BUYER: 'acheteur',
  PROCURING_ENTITY: 'entité adjudicatrice',
  BENEFICIARY: 'bénéficiaire',
  FUNDER: 'financeur',
};

const PROCEDURE_EN: Record<ProcedureKind, string> = {
  OPEN: 'Open',
  RESTRICTED: 'Restricted',
  SELECTIVE: 'Selective',
  LIMITED: 'Limited',
  DIRECT: 'Direct award',
  NEGOTIATED_WITH_CALL: 'Negotiated, with a call',
  NEGOTIATED_WITHOUT_CALL: 'Negotiated, without a call',
  COMPETITIVE_DIALOGUE: 'Competitive dialogue',
  INNOVATION_PARTNERSHIP: 'Innovation partnership',
  OTHER: 'Other',
};
const PROCEDURE_FR: Record<ProcedureKind, string> = {
  OPEN: 'Ouverte',
  RESTRICTED: 'Restreinte',
  SELECTIVE: 'Sélective',
  LIMITED: 'Limitée',
  DIRECT: 'Gré à gré',
  NEGOTIATED_WITH_CALL: 'Négociée, avec publicité',
  NEGOTIATED_WITHOUT_CALL: 'Négociée, sans publicité',
  COMPETITIVE_DIALOGUE: 'Dialogue compétitif',
  INNOVATION_PARTNERSHIP: 'Partenariat d’innovation',
  OTHER: 'Autre',
};

const VALUATION_EN: Record<ValuationKind, string> = {
  BUDGET: 'budget',
  ESTIMATE: 'estimate',
  AWARD: 'award',
  CONTRACT: 'contract',
  AMENDED: 'amended contract',
};
const VALUATION_FR: Record<ValuationKind, string> = {
  BUDGET: 'budget',
  ESTIMATE: 'estimation',
  AWARD: 'attribution',
  CONTRACT: 'contrat',
  AMENDED: 'contrat modifié',
};

const BASIS_EN: Record<ValueBasis, string> = {
  STATED: 'of the whole, as stated',
  SUM_OF_AWARDS: 'sum of what was awarded',
  ONE_AWARD: 'the only award with an amount',
  SHARED_CEILING: 'one ceiling that several contracts share',
  ESTIMATE: 'estimate',
  BUDGET: 'budget',
};
const BASIS_FR: Record<ValueBasis, string> = {
  STATED: 'pour le tout, tel que déclaré',
  SUM_OF_AWARDS: 'somme des attributions',
  ONE_AWARD: 'la seule attribution chiffrée',
  SHARED_CEILING: 'un plafond commun à plusieurs contrats',
  ESTIMATE: 'estimation',
  BUDGET: 'budget',
};

const EVENT_EN: Record<TenderEventKind, string> = {
  PLANNED: 'Planned',
  LAUNCHED: 'Published',
  CLOSED: 'Closed for bids',
  SUBMITTED: 'Bid handed in',
  PRESELECTED: 'Bid shortlisted',
  EXPECTED: 'Bid expected',
  WITHDRAWN: 'Bid withdrawn',
  REJECTED: 'Bid rejected',
  DISQUALIFIED: 'Bid excluded',
  WON: 'Bid won',
  AWARDED: 'Awarded',
  UNSUCCESSFUL: 'Unsuccessful',
  CANCELLED: 'Cancelled',
};
const EVENT_FR: Record<TenderEventKind, string> = {
  PLANNED: 'Prévu',
  LAUNCHED: 'Publié',
  CLOSED: 'Clos aux offres',
  SUBMITTED: 'Offre remise',
  PRESELECTED: 'Offre présélectionnée',
  EXPECTED: 'Offre attendue',
  WITHDRAWN: 'Offre retirée',
  REJECTED: 'Offre rejetée',
  DISQUALIFIED: 'Offre exclue',
  WON: 'Offre gagnante',
  AWARDED: 'Attribué',
  UNSUCCESSFUL: 'Infructueux',
  CANCELLED: 'Annulé',
};

const LEVEL_EN: Record<RequirementLevel, string> = { MANDATORY: 'required', PREFERRED: 'preferred' };
const LEVEL_FR: Record<RequirementLevel, string> = { MANDATORY: 'exigé', PREFERRED: 'souhaité' };

const VERDICT_EN: Record<Verdict, string> = {
  YES: 'holds it',
  POSSIBLE: 'holds or is obtaining it',
  NO: 'does not hold it',
  UNKNOWN: 'nothing known',
};
const VERDICT_FR: Record<Verdict, string> = {
  YES: 'la détient',
  POSSIBLE: 'la détient ou l’obtient',
  NO: 'ne la détient pas',
  UNKNOWN: 'rien de connu',
};

const COVERAGE_EN: Record<BidderCoverage, string> = {
  COMPLETE: 'The source names every bidder.',
  PARTIAL: 'More bids were received than are named.',
  WINNERS_ONLY: 'The source names winners only: who lost is not visible.',
  UNKNOWN: 'Whether all bidders are named is not known.',
};
const COVERAGE_FR: Record<BidderCoverage, string> = {
  COMPLETE: 'La source nomme tous les candidats.',
  PARTIAL: 'Plus d’offres ont été reçues qu’il n’en est nommé.',
  WINNERS_ONLY: 'La source ne nomme que les titulaires : les perdants ne sont pas visibles.',
  UNKNOWN: 'On ignore si tous les candidats sont nommés.',
};

const FLAG_EN: Record<QualityFlagKind, string> = {
  CONTRADICTION: 'two places say different things',
  CUT_TEXT: 'very long text, cut',
  DANGLING_REFERENCE: 'points at a part that is not there',
  DUPLICATE: 'stated twice, kept once',
  DUPLICATE_PUBLICATION: 'published under two numbers, counted once',
  ESCAPED_TEXT: 'markup or invisible characters in the text',
  IMPLAUSIBLE_AMOUNT: 'implausible amount, in no sum',
  IMPLAUSIBLE_DATE: 'implausible date',
  INVALID_AMOUNT: 'not an amount, left out',
  INVALID_CODE: 'not a code of its list, left out',
  INVALID_CURRENCY: 'no such currency, amount left out',
  INVALID_DATE: 'no such date, left out',
  INVALID_IDENTIFIER: 'identifier fails its check',
  LOST_ACCENTS: 'accents were lost before publication',
  MISSING_DATE: 'day of publication not stated',
  MIXED_CURRENCIES: 'several currencies, no sum',
  NEGATIVE_AMOUNT: 'below zero, in no sum',
  PLACEHOLDER_TEXT: 'a filler in place of a value',
  REPLACED_PARTIES: 'suppliers replaced by a later document',
  REWRITTEN: 'published again with another text',
  ROUNDED_AMOUNT: 'too many decimals, rounded',
  SHARED_IDENTIFIER: 'identifier given to several parties',
  TOKEN_AMOUNT: 'symbolic amount',
  UNCHECKED_IDENTIFIER: 'identifier can not be checked',
  UNSAFE_CHARACTERS: 'deceiving characters, left out',
  UNUSUAL_AMOUNT: 'far above what is usual',
  ZERO_AMOUNT: 'zero, which often means not published',
};
const FLAG_FR: Record<QualityFlagKind, string> = {
  CONTRADICTION: 'deux endroits se contredisent',
  CUT_TEXT: 'texte très long, coupé',
  DANGLING_REFERENCE: 'renvoie à une partie absente',
  DUPLICATE: 'dit deux fois, gardé une fois',
  DUPLICATE_PUBLICATION: 'publié sous deux numéros, compté une fois',
  ESCAPED_TEXT: 'balises ou caractères invisibles dans le texte',
  IMPLAUSIBLE_AMOUNT: 'montant invraisemblable, hors des sommes',
  IMPLAUSIBLE_DATE: 'date invraisemblable',
  INVALID_AMOUNT: 'n’est pas un montant, écarté',
  INVALID_CODE: 'absent de sa nomenclature, écarté',
  INVALID_CURRENCY: 'monnaie inexistante, montant écarté',
  INVALID_DATE: 'date inexistante, écartée',
  INVALID_IDENTIFIER: 'identifiant non conforme à son contrôle',
  LOST_ACCENTS: 'accents perdus avant la publication',
  MISSING_DATE: 'jour de publication non déclaré',
  MIXED_CURRENCIES: 'plusieurs monnaies, pas de somme',
  NEGATIVE_AMOUNT: 'inférieur à zéro, hors des sommes',
  PLACEHOLDER_TEXT: 'un bouche-trou à la place d’une valeur',
  REPLACED_PARTIES: 'fournisseurs remplacés par un document ultérieur',
  REWRITTEN: 'publié de nouveau avec un autre texte',
  ROUNDED_AMOUNT: 'trop de décimales, arrondi',
  SHARED_IDENTIFIER: 'identifiant attribué à plusieurs',
  TOKEN_AMOUNT: 'montant symbolique',
  UNCHECKED_IDENTIFIER: 'identifiant invérifiable',
  UNSAFE_CHARACTERS: 'caractères trompeurs, retirés',
  UNUSUAL_AMOUNT: 'bien au-dessus de l’usage',
  ZERO_AMOUNT: 'zéro, ce qui veut souvent dire non publié',
};

const ENGLISH = {
  node: {
    Tender: 'Tender',
    Organisation: 'Organisation',
    Person: 'Person',
    Regulation: 'Law or certification',
    Article: 'Article or notice',
  },
  tenderStatus: STATUS_EN,
  bidStatus: BID_EN,
  partyRole: PARTY_EN,
  procurementRole: BUYER_EN,
  procedure: PROCEDURE_EN,
  valuation: VALUATION_EN,
  valueBasis: BASIS_EN,
  tenderEvent: EVENT_EN,
  requirementLevel: LEVEL_EN,
  verdict: VERDICT_EN,
  coverage: COVERAGE_EN,
  qualityFlag: FLAG_EN,
};

const FRENCH: typeof ENGLISH = {
  node: {
    Tender: 'Marché',
    Organisation: 'Organisation',
    Person: 'Personne',
    Regulation: 'Loi ou certification',
    Article: 'Article ou avis',
  },
  tenderStatus: STATUS_FR,
  bidStatus: BID_FR,
  partyRole: PARTY_FR,
  procurementRole: BUYER_FR,
  procedure: PROCEDURE_FR,
  valuation: VALUATION_FR,
  valueBasis: BASIS_FR,
  tenderEvent: EVENT_FR,
  requirementLevel: LEVEL_FR,
  verdict: VERDICT_FR,
  coverage: COVERAGE_FR,
  qualityFlag: FLAG_FR,
};

/** Words of the API's enumerations, for all pages: `vocabulary[view.language].tenderStatus.AWARDED`. */
export const vocabulary: Words<typeof ENGLISH> = words(ENGLISH, FRENCH);
