// Written by `npm run explorer:types` from the .graphql files beside the pages.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Conditions on Article rows; all that are given must hold. */
export type ArticleFilter = {
  /** All of these hold. */
  and?: Array<ArticleFilter> | null | undefined;
  /** These values are absent (`true`), or there (`false`). */
  isNull?: ArticleIsNull | null | undefined;
  /** The document is of one of these kinds. */
  kind?: Array<ArticleKind> | null | undefined;
  /** The day since which the node is known. */
  knownFrom?: DateRange | null | undefined;
  /** Language, ISO 639-1: `fr`. */
  language?: string | null | undefined;
  /** The name starts with this, whatever its case and accents. Aliases are not looked at: `search` does. */
  nameStartsWith?: string | null | undefined;
  /** This does not hold, or is not known. */
  not?: ArticleFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ArticleFilter> | null | undefined;
  /** Published in this span. */
  publishedOn?: DateRange | null | undefined;
  /** The name and aliases of now hold all these words, whatever their case, accents, script and order. Unlike `search` it guesses nothing: no near spellings, and no word as the start of another. */
  text?: string | null | undefined;
};

/** Which values Article rows lack, or have; all that is given must hold. */
export type ArticleIsNull = {
  /** `true`: rows without what `language` asks about; `false`: rows that have it. */
  language?: boolean | null | undefined;
  /** `true`: rows without what `publishedOn` asks about; `false`: rows that have it. */
  publishedOn?: boolean | null | undefined;
};

/** What kind of document an article is. */
export type ArticleKind =
  /** The text of a law or regulation. */
  | 'LEGAL_TEXT'
  /** A press article. */
  | 'NEWS'
  /** A procurement notice or dataset record, such as those of TED, BOAMP and DECP. */
  | 'NOTICE'
  /** Another document. */
  | 'OTHER'
  /** An organisation's own announcement. */
  | 'PRESS_RELEASE'
  /** An audit, study or parliamentary report. */
  | 'REPORT';

/** Orders of lists of Article rows. Ties are in order of id. */
export type ArticleOrder =
  /** Known first, first. */
  | 'KNOWN_FROM_ASC'
  /** Known last, first. */
  | 'KNOWN_FROM_DESC'
  /** By name, A to Z, whatever the case and accents. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC'
  /** Published first, first; those without a date before all others. */
  | 'PUBLISHED_ASC'
  /** Published last, first; those without a date at the end. */
  | 'PUBLISHED_DESC';

/** How a bid ended, by all that documents tell of it and of the bids beside it. */
export type BidOutcome =
  /** Another won what it was made for, or it was rejected or disqualified. */
  | 'LOST'
  /** Its lot, or the tender, was cancelled or ended without an award. */
  | 'NOBODY_WON'
  /** No award is known. Also the outcome of a bid that is only expected. */
  | 'UNDECIDED'
  /** Something was awarded, and no document tells whether to this bid: the winner is not named, or the bid names none of several lots. */
  | 'UNKNOWN'
  /** The bidder took it back. */
  | 'WITHDRAWN'
  /** It was awarded the contract, or a part of it. */
  | 'WON';

/** What became of a bid, else how far it came. */
export type BidStatus =
  /** Excluded from evaluation. OCDS `disqualified`. */
  | 'DISQUALIFIED'
  /** Some source expects the bid; none says that it was made. */
  | 'EXPECTED'
  /** Admitted to the next stage of the procedure. */
  | 'PRESELECTED'
  /** Evaluated, and another bid was preferred. */
  | 'REJECTED'
  /** Made. Also the status of a bid of which nothing else is known. OCDS `pending`, `valid`. */
  | 'SUBMITTED'
  /** Taken back by the bidder. OCDS `withdrawn`. */
  | 'WITHDRAWN'
  /** Awarded the contract, or a part of it. */
  | 'WON';

/** Of how many of those who bid documents tell. */
export type BidderCoverage =
  /** As many bids are named, as fact, as were received, as published; also when none was received. On a tender in several lots, bids of the same organisations count once against a number that is published for the whole. */
  | 'COMPLETE'
  /** More bids were received, as published, than are named as fact, and not just winning ones are named. */
  | 'PARTIAL'
  /** No document says how many bids were received. Those named, a losing one among them or none at all, may be all. */
  | 'UNKNOWN'
  /** Bids that won are named, as fact, and no others, and more were received or no document says how many: who lost, if anybody did, can not be seen. */
  | 'WINNERS_ONLY';

/** By what bidders are ranked. */
export type BidderRanking =
  /** By the sum of the bids they won, in one currency. */
  | 'AWARDED'
  /** By number of bids, won or not. */
  | 'BIDS'
  /** By number of bids that won. */
  | 'WON';

/** Conditions on Claim rows; all that are given must hold. */
export type ClaimFilter = {
  /** All of these hold. */
  and?: Array<ClaimFilter> | null | undefined;
  /** It is of one of these kinds. */
  kind?: Array<ClaimKind> | null | undefined;
  /** The day since which it is known. */
  knownFrom?: DateRange | null | undefined;
  /** It is so, or expected. */
  modality?: Array<Modality> | null | undefined;
  /** This does not hold, or is not known. */
  not?: ClaimFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ClaimFilter> | null | undefined;
  /** It has one of these standings on the day asked. */
  standing?: Array<Standing> | null | undefined;
  /** It is in one of these states on the day asked. Where the filter does not name it, not even within `and`, `or` or `not`, the list has current claims only: as if `[CURRENT]` was given. */
  state?: Array<ClaimState> | null | undefined;
};

/** What a claim says. */
export type ClaimKind =
  /** An organisation or document found something about a node. */
  | 'ASSESSMENT'
  /** A person or organisation wrote or published a document. */
  | 'AUTHORSHIP'
  /** Organisations bid on a tender. */
  | 'BID'
  /** A document relies on another. */
  | 'CITATION'
  /** An organisation hosts another's data or service. */
  | 'HOSTING'
  /** A person or organisation did something about a node. */
  | 'INVOLVEMENT'
  /** An organisation made a law or grants a certification. */
  | 'ISSUANCE'
  /** A person holds a position in an organisation. */
  | 'OFFICE'
  /** An organisation or person owns or controls an organisation. */
  | 'OWNERSHIP'
  /** An organisation buys, or stands behind a tender in another way. */
  | 'PROCUREMENT_ROLE'
  /** Where an organisation stands with a certification. */
  | 'QUALIFICATION'
  /** A tender requires that bidders hold or obey a regulation. */
  | 'REQUIREMENT'
  /** An organisation must obey a law. */
  | 'SUBJECTION'
  /** A tender or regulation replaces, amends or repeals another. */
  | 'SUCCESSION'
  /** Something happened to a tender, a lot or a bid. */
  | 'TENDER_EVENT'
  /** What a tender or lot is worth. */
  | 'VALUATION';

/** Whether documents still say so, as of the day asked. */
export type ClaimState =
  /** At least one document that says so has not been superseded. */
  | 'CURRENT'
  /** Each document that said so was superseded by a later one that no longer does: a claim that was taken back, not one that ended. */
  | 'WITHDRAWN';

/** Who won a contest of two organisations. */
export type ContestOutcome =
  /** Both won, as in a framework with several suppliers. */
  | 'BOTH_WON'
  /** The rival won, or the second of a pair, the organisation did not. */
  | 'LOST'
  /** Neither won, or no document tells who did. */
  | 'NEITHER_WON'
  /** The organisation won, or the first of a pair, the rival did not. */
  | 'WON';

/** A span of time, both ends included. A row whose date is not known is never in it. */
export type DateRange = {
  /** Not before this. `2025` is from its first day. Absent: no lower bound. */
  from?: string | null | undefined;
  /** Not after this. `2025` is until its last day. Absent: no upper bound. */
  until?: string | null | undefined;
};

/** Conditions on Evidence rows; all that are given must hold. */
export type EvidenceFilter = {
  /** All of these hold. */
  and?: Array<EvidenceFilter> | null | undefined;
  /** It is in this document. */
  article?: NodeBy | null | undefined;
  /** These values are absent (`true`), or there (`false`). */
  isNull?: EvidenceIsNull | null | undefined;
  /** This does not hold, or is not known. */
  not?: EvidenceFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<EvidenceFilter> | null | undefined;
  /** It supports, or disputes. */
  stance?: Array<Stance> | null | undefined;
  /** Its document, on the day asked, still says so, or was superseded by one that no longer does. Absent: both. */
  state?: Array<ClaimState> | null | undefined;
};

/** Which values Evidence rows lack, or have; all that is given must hold. */
export type EvidenceIsNull = {
  /** `true`: rows without what `article` asks about; `false`: rows that have it. */
  article?: boolean | null | undefined;
};

/** The standing that one piece of evidence alone would give its claim. */
export type EvidenceStanding =
  /** The document is official. */
  | 'OFFICIAL'
  /** The document states it as fact. */
  | 'REPORTED'
  /** The document states it and says that it is not confirmed, or there is no document. */
  | 'UNCONFIRMED';

/** How the parties of a bid answer for it. DECP `typeGroupementOperateurs`. */
export type Grouping =
  /** Conjoint: each answers for its own part. */
  | 'JOINT'
  /** Solidaire: each answers for the whole. */
  | 'SEVERAL'
  /** Not stated, or there is one party. */
  | 'UNKNOWN';

/** An identifier to find a node by. It is normalised as on import: `812 110 859` finds `812110859`. */
export type IdentifierInput = {
  /** SIREN, SIRET, VAT, LEI, WIKIDATA, OCID, CELEX, ELI, TED, BOAMP, DECP, or the name of a register. OCDS `identifier/scheme`. */
  scheme: string;
  /** The identifier itself. OCDS `identifier/id`. */
  value: string;
};

/** Why an indicator does not apply. */
export type IndicatorExclusion =
  /** The amount of the award is not known, suspect, or in another currency. */
  | 'AWARD_AMOUNT_UNKNOWN'
  /** An award is still expected, so the result may change. */
  | 'AWARD_NOT_FINAL'
  /** No document states how many bids were received, and fewer than two bidders are named. */
  | 'BID_COUNT_UNKNOWN'
  /** The tender was cancelled. */
  | 'CANCELLED'
  /** The amount of the contract is not known, suspect, or in another currency. */
  | 'CONTRACT_AMOUNT_UNKNOWN'
  /** The deadline lies before the day since which bids could be made. */
  | 'DATES_REVERSED'
  /** The dates are not precise enough to tell. */
  | 'DATES_TOO_COARSE'
  /** No document states until when bids could be made. */
  | 'DEADLINE_UNKNOWN'
  /** The lowest valid bid did not win, so price was not the only criterion. */
  | 'LOWEST_DID_NOT_WIN'
  /** None of its tenders could be counted. */
  | 'NOTHING_COUNTED'
  /** No award is known. */
  | 'NO_AWARD'
  /** No bid on it is known. */
  | 'NO_BIDS'
  /** The fence of outliers is not above zero: nearly all that are compared are alike, and no outlier can be told. */
  | 'NO_FENCE'
  /** No other valid bid of a single bidder on the same lot has a known price in the same currency. */
  | 'NO_OTHER_PRICE'
  /** Fewer than two bids that compete have a known price. */
  | 'NO_PRICES'
  /** No valid bid has a known price. */
  | 'NO_VALID_PRICE'
  /** By the settings, prices are not to be compared in procedures of these details. */
  | 'PRICES_NOT_COMPARED'
  /** The settings exclude procedures of these details from all indicators. */
  | 'PROCEDURE_EXCLUDED'
  /** The settings apply the indicator to other kinds of procedure only. */
  | 'PROCEDURE_NOT_COVERED'
  /** The indicator applies to some kinds of procedure only, and no document states the kind. */
  | 'PROCEDURE_UNKNOWN'
  /** Several amounts of one kind are known since the same day, and nothing tells which is which. */
  | 'SEVERAL_AMOUNTS'
  /** Several bids won, and it is not known which bids competed with which. */
  | 'SEVERAL_AWARDS'
  /** Several bidders were not disqualified, or none. */
  | 'SEVERAL_VALID_BIDDERS'
  /** Several organisations won together. */
  | 'SHARED_AWARD'
  /** No document states since when bids could be made. */
  | 'START_UNKNOWN'
  /** No document states when the winning bid was handed in. */
  | 'SUBMISSION_UNKNOWN'
  /** Too few bids could be counted: see the minimum in the settings. */
  | 'TOO_FEW_BIDS'
  /** Too few others could be compared with it: see the minimum in the settings. */
  | 'TOO_FEW_COMPARED'
  /** Too few of its tenders could be counted: see the minimum in the settings. */
  | 'TOO_FEW_TENDERS'
  /** It was awarded, and no document says to whom. */
  | 'WINNER_UNKNOWN'
  /** The price of the winning bid is not known, suspect, or in another currency. */
  | 'WINNING_PRICE_UNKNOWN';

/** What a result is about. */
export type IndicatorGroup =
  /** A buyer, by all its tenders that were looked at. Cardinal’s Buyer. */
  | 'BUYER'
  /** A procuring entity, by all its tenders that were looked at. Cardinal’s ProcuringEntity. */
  | 'PROCURING_ENTITY'
  /** A tender. Cardinal’s OCID. */
  | 'TENDER'
  /** An organisation that bids, by all its bids that were looked at; or one flagged with a tender. Cardinal’s Tenderer. */
  | 'TENDERER';

/** The indicators. */
export type IndicatorId =
  /** Concentrated awards of a buyer. */
  | 'BUYER_CONCENTRATION'
  /** Contract value over award value. */
  | 'CONTRACT_OVER_AWARD'
  /** Short submission period. */
  | 'R003'
  /** Single bid received. */
  | 'R018'
  /** Price close to winning bid. */
  | 'R024'
  /** Excessive unsuccessful bids. */
  | 'R025'
  /** Identical bid prices. */
  | 'R028'
  /** Late bid won. */
  | 'R030'
  /** All except winning bid disqualified. */
  | 'R035'
  /** Lowest bid disqualified. */
  | 'R036'
  /** Excessive disqualified bids. */
  | 'R038'
  /** Heterogeneous supplier. */
  | 'R048'
  /** Heavily discounted bid. */
  | 'R058'
  /** High share of a buyer’s awards. */
  | 'WINNER_SHARE';

/** What an indicator says. */
export type IndicatorOutcome =
  /** The indicator applies, and raises no flag. */
  | 'CLEAR'
  /** A red flag: a reason to look closer, and no proof of anything. */
  | 'FLAGGED'
  /** The indicator can not tell: `reason` says why. */
  | 'NOT_APPLICABLE';

/** A span of whole numbers, both ends included. A row whose number is not known is never in it. */
export type IntegerRange = {
  /** Not over this. Absent: no upper bound. */
  max?: number | null | undefined;
  /** Not under this. Absent: no lower bound. */
  min?: number | null | undefined;
};

/** A language that sentences are made in. */
export type Language =
  /** English, as it is written in Britain. */
  | 'EN'
  /** French; participles have the masculine form. */
  | 'FR';

/** What speaks for two nodes being one, or against it. */
export type LikenessCode =
  /** Both names are cut off, and may go on differently. */
  | 'BOTH_CUT'
  /** One name has something in brackets that the other lacks. */
  | 'BRACKETS_LEFT_OUT'
  /** A rare name stands within the other. */
  | 'CONTAINED_NAME'
  /** One name is the beginning of the other, cut off. */
  | 'CUT_NAME'
  /** It is a name that many have. */
  | 'GENERIC_NAME'
  /** One name has the initials of the other. */
  | 'INITIALS'
  /** Their names differ in a letter, and no other word tells them apart. */
  | 'LETTER_OFF'
  /** Several others have this name. */
  | 'NAMESAKES'
  /** They share a number, and their names have little in common. */
  | 'NAMES_APART'
  /** One name stands in the brackets of the other. */
  | 'NAME_IN_BRACKETS'
  /** Their names differ in blanks alone. */
  | 'OTHER_BLANKS'
  /** Their names have different things in brackets. */
  | 'OTHER_BRACKETS'
  /** They are in different countries. */
  | 'OTHER_COUNTRY'
  /** Their names have different legal forms. */
  | 'OTHER_LEGAL_FORMS'
  /** They have different checked numbers in a register. */
  | 'OTHER_NUMBER'
  /** Their names have different numbers. */
  | 'OTHER_NUMBERS'
  /** They are at different places. */
  | 'OTHER_PLACE'
  /** Their words stand the other way round, which may mean another. */
  | 'OTHER_WAY_ROUND'
  /** One name has an abbreviation that the other explains. */
  | 'OWN_ABBREVIATION'
  /** They bid against each other. */
  | 'RIVALS'
  /** They have the same name, but for case, accents and legal form. */
  | 'SAME_NAME'
  /** They have the same checked number in a register. */
  | 'SAME_NUMBER'
  /** They are at the same place. */
  | 'SAME_PLACE'
  /** Their names sound alike. */
  | 'SAME_SOUND'
  /** They have the same identifier, which can not be checked. */
  | 'SAME_UNCHECKED_IDENTIFIER'
  /** They have the same VAT number, which companies of a group may share. */
  | 'SAME_VAT_NUMBER'
  /** Their names have the same words in another order. */
  | 'SAME_WORDS'
  /** Their names are spelt nearly so. */
  | 'SIMILAR_SPELLING';

/** Which text of a node matched. */
export type MatchedField =
  /** One of its aliases. */
  | 'ALIAS'
  /** The body of an article. */
  | 'BODY'
  /** What documents say that it is, in a sentence or two. */
  | 'DESCRIPTION'
  /** One of its identifiers. */
  | 'IDENTIFIER'
  /** What it is called, as the latest document writes it. */
  | 'NAME';

/** Whether something is so, or expected. */
export type Modality =
  /** It is, or was, so. */
  | 'ACTUAL'
  /** Announced or foreseen, and not yet so. */
  | 'EXPECTED';

/** A span of amounts in one currency, both ends included. A row whose amount is not known, or is in another currency, is never in it. */
export type MoneyRange = {
  /** ISO 4217 code: `EUR`. */
  currency: string;
  /** Not over this amount. Absent: no upper bound. */
  max?: string | null | undefined;
  /** Not under this amount. Absent: no lower bound. */
  min?: string | null | undefined;
};

/** Names one node, in exactly one of three ways. */
export type NodeBy =
  {   /** Its global id: `organisation:42`. */
  id: string; identifier?: never; slug?: never; }
  |  { id?: never;   /** One of its identifiers. */
  identifier: IdentifierInput; slug?: never; }
  |  { id?: never; identifier?: never;   /** Its slug: `health-data-hub`. */
  slug: string; };

/** The five kinds of things in the graph. */
export type NodeType =
  /** A source document: press article, report, notice, press release, legal text. */
  | 'ARTICLE'
  /** A public body, company, court, medium or other organisation. */
  | 'ORGANISATION'
  /** A human being in a public role. */
  | 'PERSON'
  /** A law, directive, certification or contract rule. */
  | 'REGULATION'
  /** A public procurement procedure. OCDS `tender`; eForms procedure. */
  | 'TENDER';

/** A step of a walk: a node that is there is opened, and what claims link it to comes in. */
export type Opening = {
  /** Whether all that they link comes in, `perOpening` put aside. Absent: no. */
  all?: boolean | null | undefined;
  /** Only along claims of these kinds. Absent: of all. */
  kinds?: Array<ClaimKind> | null | undefined;
  /** The node. One that is not there at that step brings nothing. */
  of: NodeBy;
};

/** Conditions on Organisation rows; all that are given must hold. */
export type OrganisationFilter = {
  /** All of these hold. */
  and?: Array<OrganisationFilter> | null | undefined;
  /** It is a party of a bid on this tender. */
  bidOn?: NodeBy | null | undefined;
  /** Country, ISO 3166 alpha-2: `FR`. */
  country?: string | null | undefined;
  /** It has some qualification claim, of any status, on this certification. */
  holds?: NodeBy | null | undefined;
  /** It has an identifier of this register, in whatever case: `LEI`, `GB-COH`. One that is not known, and that no organisation has, is refused. */
  identifierScheme?: string | null | undefined;
  /** These values are absent (`true`), or there (`false`). */
  isNull?: OrganisationIsNull | null | undefined;
  /** It is of one of these kinds. */
  kind?: Array<OrganisationKind> | null | undefined;
  /** The day since which the node is known. */
  knownFrom?: DateRange | null | undefined;
  /** The name starts with this, whatever its case and accents. Aliases are not looked at: `search` does. */
  nameStartsWith?: string | null | undefined;
  /** This does not hold, or is not known. */
  not?: OrganisationFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<OrganisationFilter> | null | undefined;
  /** It has its seat, or an establishment that documents name, in this region of NUTS or in one within it: `FRB`. */
  region?: string | null | undefined;
  /** A claim says that it must obey this law. */
  subjectTo?: NodeBy | null | undefined;
  /** The name and aliases of now hold all these words, whatever their case, accents, script and order. Unlike `search` it guesses nothing: no near spellings, and no word as the start of another. */
  text?: string | null | undefined;
};

/** Which values Organisation rows lack, or have; all that is given must hold. */
export type OrganisationIsNull = {
  /** `true`: rows without what `country` asks about; `false`: rows that have it. */
  country?: boolean | null | undefined;
};

/** What kind of organisation it is. */
export type OrganisationKind =
  /** An association or foundation. */
  | 'ASSOCIATION'
  /** A part, brand or division of a company. */
  | 'BUSINESS_UNIT'
  /** A business with a legal form of its own. */
  | 'COMPANY'
  /** A court, or a court of auditors. */
  | 'COURT'
  /** A state, or its government or ministry. */
  | 'GOVERNMENT'
  /** A newspaper, broadcaster or other medium. */
  | 'MEDIA'
  /** Another kind, or a kind that no source states. */
  | 'OTHER'
  /** An agency, authority or other public body. */
  | 'PUBLIC_BODY';

/** Orders of lists of Organisation rows. Ties are in order of id. */
export type OrganisationOrder =
  /** Those that are parties of most bids first, actual or expected, as known now; `bids` has them. */
  | 'BIDS_DESC'
  /** Known first, first. */
  | 'KNOWN_FROM_ASC'
  /** Known last, first. */
  | 'KNOWN_FROM_DESC'
  /** By name, A to Z, whatever the case and accents. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC';

/** What an organisation is within a bid. */
export type PartyRole =
  /** Leads a group of bidders. eForms leader; DECP `mandataire`. */
  | 'LEAD'
  /** Bids as a member of a group. DECP `cotraitant`. */
  | 'MEMBER'
  /** Bids alone. */
  | 'SOLE'
  /** Is named as a subcontractor of the bid. */
  | 'SUBCONTRACTOR';

/** Conditions on Person rows; all that are given must hold. */
export type PersonFilter = {
  /** All of these hold. */
  and?: Array<PersonFilter> | null | undefined;
  /** Holds or held a position in this organisation. */
  holdsOfficeIn?: NodeBy | null | undefined;
  /** The day since which the node is known. */
  knownFrom?: DateRange | null | undefined;
  /** The name starts with this, whatever its case and accents. Aliases are not looked at: `search` does. */
  nameStartsWith?: string | null | undefined;
  /** This does not hold, or is not known. */
  not?: PersonFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PersonFilter> | null | undefined;
};

/** Orders of lists of Person rows. Ties are in order of id. */
export type PersonOrder =
  /** Known first, first. */
  | 'KNOWN_FROM_ASC'
  /** Known last, first. */
  | 'KNOWN_FROM_DESC'
  /** By name, A to Z, whatever the case and accents. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC';

/** Kind of procurement procedure. eForms BT-105; OCDS `tender/procurementMethod`. */
export type ProcedureKind =
  /** Dialogue with admitted candidates before they bid. eForms `comp-dial`. */
  | 'COMPETITIVE_DIALOGUE'
  /** Awarded to one supplier without competition. OCDS `direct`. */
  | 'DIRECT'
  /** Development and purchase of something new. eForms `innovation`. */
  | 'INNOVATION_PARTNERSHIP'
  /** Offered to suppliers of the buyer’s choice. OCDS `limited`. */
  | 'LIMITED'
  /** Negotiated without a published call. eForms `neg-wo-call`. */
  | 'NEGOTIATED_WITHOUT_CALL'
  /** Negotiated after a published call. eForms `neg-w-call`. */
  | 'NEGOTIATED_WITH_CALL'
  /** Anybody may bid. eForms `open`; OCDS `open`. */
  | 'OPEN'
  /** Another kind; `procedureDetails` has its name. */
  | 'OTHER'
  /** Anybody may ask to take part, those invited bid. eForms `restricted`. */
  | 'RESTRICTED'
  /** Only qualified suppliers may bid. OCDS `selective`. */
  | 'SELECTIVE';

/** What an organisation is to a tender besides bidding. OCDS party roles. */
export type ProcurementRoleKind =
  /** Gets the use of it. */
  | 'BENEFICIARY'
  /** Pays for it. OCDS `buyer`; eForms buyer; DECP `acheteur`. */
  | 'BUYER'
  /** Gives money for it. OCDS `funder`. */
  | 'FUNDER'
  /** Runs the procedure. OCDS `procuringEntity`. */
  | 'PROCURING_ENTITY';

/** Where an organisation stands with a certification. */
export type QualificationStatus =
  /** It held the certification. */
  | 'EXPIRED'
  /** It holds the certification. */
  | 'HELD'
  /** The source says that it holds the certification or is obtaining it, and not which. */
  | 'HELD_OR_IN_PROGRESS'
  /** It is obtaining the certification. */
  | 'IN_PROGRESS'
  /** It asked for the certification and did not get it. */
  | 'REFUSED';

/** Why a published value is suspect, or was left out. */
export type QualityFlagKind =
  /** Two places of the document state different things; the one that its standard prefers was kept. */
  | 'CONTRADICTION'
  /** The text was longer than a million characters, and was cut there. */
  | 'CUT_TEXT'
  /** The document points at a part of itself that is not there (a party, lot, bid, award). */
  | 'DANGLING_REFERENCE'
  /** The document states the same thing twice (a supplier twice in a contract); it was kept once. */
  | 'DUPLICATE'
  /** All contracts of the tender are published under longer numbers, too: each has the same holders, amount, day, procedure and CPV codes there, and the number begins with this one. Counts, sums and rankings leave it out; `sameAs` has the others. */
  | 'DUPLICATE_PUBLICATION'
  /** The text was published with HTML entities or tags: it is shown as what they stand for, and `published` has them. Without `published`, it holds soft hyphens, other invisible characters or what looks like an entity, kept as they are. */
  | 'ESCAPED_TEXT'
  /** The digits of the amount tell that nobody counted it: 99,999,999 and longer, 12,345,678, 123,321,123; or they are an identifier, number or CPV code of the same document. Left out of sums. */
  | 'IMPLAUSIBLE_AMOUNT'
  /** The date exists, but no procurement of today can have it (year 0218, 9999, 0001-01-01). Kept where it is a date, else left out. */
  | 'IMPLAUSIBLE_DATE'
  /** The amount is a text, not finite, or too large to be held exactly. Left out. */
  | 'INVALID_AMOUNT'
  /** A code that its list does not have or that lost a digit (CPV, NUTS, country, language, a status). Left out. */
  | 'INVALID_CODE'
  /** The currency is empty, missing or no ISO 4217 code, so the amount was left out. */
  | 'INVALID_CURRENCY'
  /** The text is no date, or no day that exists. Left out. */
  | 'INVALID_DATE'
  /** The identifier fails the check of its scheme (all zeros, wrong length or check digit): it merges nothing. */
  | 'INVALID_IDENTIFIER'
  /** The text holds the replacement character U+FFFD: accents were lost before publication. Kept, never guessed. */
  | 'LOST_ACCENTS'
  /** The document does not say when it was published; the day comes from what else it, or its file, states. */
  | 'MISSING_DATE'
  /** The parts of the amount are in several currencies, so there is no sum. */
  | 'MIXED_CURRENCIES'
  /** The amount is below 0. Left out of sums. */
  | 'NEGATIVE_AMOUNT'
  /** A filler stands where a value belongs ("N/A", "<NA>", "[]", "XXX"); it was left out and is in `published`. */
  | 'PLACEHOLDER_TEXT'
  /** The document names other suppliers or tenderers than one before it, which are taken to replace those; OCDS 1.1 would have both. */
  | 'REPLACED_PARTIES'
  /** The document was published again at the same moment with another text; the later text replaces the earlier. */
  | 'REWRITTEN'
  /** The amount has more decimals than its currency; it was rounded half to even and is in `published`. */
  | 'ROUNDED_AMOUNT'
  /** The identifier is given to parties that cannot be the same, by one document (the buyer’s SIRET as supplier’s) or by several (companies with other national numbers in one VAT group): it merges nothing. */
  | 'SHARED_IDENTIFIER'
  /** The amount is above 0 and at most 10 units of its currency, such as a symbolic euro. Sums have it; what is usual is told without it. */
  | 'TOKEN_AMOUNT'
  /** The identifier has no scheme, or one whose numbers cannot be checked: it never merges across sources. */
  | 'UNCHECKED_IDENTIFIER'
  /** The text held characters that deceive or break what shows it (U+0000, escape sequences, direction overrides, halves of characters). They were left out; `published` names them. */
  | 'UNSAFE_CHARACTERS'
  /** The amount is far above those of its CPV division, currency and kind: more than 4.5 robust deviations of their logarithms. It may be a great contract or a slip; sums have it, and are shown without it too. */
  | 'UNUSUAL_AMOUNT'
  /** The amount is 0, which often means that it was not published. Left out of sums. */
  | 'ZERO_AMOUNT';

/** Conditions on Regulation rows; all that are given must hold. */
export type RegulationFilter = {
  /** All of these hold. */
  and?: Array<RegulationFilter> | null | undefined;
  /** These values are absent (`true`), or there (`false`). */
  isNull?: RegulationIsNull | null | undefined;
  /** Jurisdiction: an ISO 3166 country or `EU`. */
  jurisdiction?: string | null | undefined;
  /** It is of one of these kinds. */
  kind?: Array<RegulationKind> | null | undefined;
  /** The day since which the node is known. */
  knownFrom?: DateRange | null | undefined;
  /** The name starts with this, whatever its case and accents. Aliases are not looked at: `search` does. */
  nameStartsWith?: string | null | undefined;
  /** This does not hold, or is not known. */
  not?: RegulationFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<RegulationFilter> | null | undefined;
  /** This tender requires it. */
  requiredBy?: NodeBy | null | undefined;
};

/** Which values Regulation rows lack, or have; all that is given must hold. */
export type RegulationIsNull = {
  /** `true`: rows without what `jurisdiction` asks about; `false`: rows that have it. */
  jurisdiction?: boolean | null | undefined;
};

/** What kind of rule a regulation is. */
export type RegulationKind =
  /** A certification or qualification that an organisation can hold. */
  | 'CERTIFICATION'
  /** A rule of public contracts. */
  | 'CONTRACT_RULE'
  /** A directive of the European Union. */
  | 'DIRECTIVE'
  /** A regulation of the European Union. */
  | 'EU_REGULATION'
  /** Another kind, or a kind that no source states. */
  | 'OTHER'
  /** A law of a state. */
  | 'STATUTE';

/** Orders of lists of Regulation rows. Ties are in order of id. */
export type RegulationOrder =
  /** Known first, first. */
  | 'KNOWN_FROM_ASC'
  /** Known last, first. */
  | 'KNOWN_FROM_DESC'
  /** By name, A to Z, whatever the case and accents. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC';

/** How strongly a tender requires something. */
export type RequirementLevel =
  /** Bidders without it are excluded. */
  | 'MANDATORY'
  /** It counts in favour of a bid. */
  | 'PREFERRED';

/** How a hit was found. */
export type SearchMatch =
  /** An identifier is the text, or starts with it. */
  | 'IDENTIFIER'
  /** The text is the first letters of the words of a name. */
  | 'INITIALS'
  /** A name or alias is the text, but for a legal form at most. */
  | 'NAME'
  /** The names hold the words spelt nearly so, or joined or split. */
  | 'NEAR'
  /** The names hold some of the words, those that are rare before all. */
  | 'SOME_WORDS'
  /** A name or alias starts with the text. */
  | 'START'
  /** The description or body holds all words. */
  | 'TEXT'
  /** The names hold all words, the last as the start of one at least. */
  | 'WORDS';

/** On which side of a claim a document stands. */
export type Stance =
  /** The document denies it. */
  | 'DISPUTES'
  /** The document says it. */
  | 'SUPPORTS';

/** How sure a claim is, by who says it and how. */
export type Standing =
  /** A source denies it. */
  | 'DISPUTED'
  /** An official document states it. */
  | 'OFFICIAL'
  /** A source states it as fact. */
  | 'REPORTED'
  /** A source states it and says that it is not confirmed, or no document of the graph states it. */
  | 'UNCONFIRMED';

/** Why an answer that is computed from many claims may not be all there is. */
export type StopReason =
  /** Looking took too long. */
  | 'DEADLINE'
  /** There are so many claims or tenders that not all could be looked at. */
  | 'EDGE_BUDGET'
  /** As many were found as were asked for. What was not looked at is no shorter than what was found. */
  | 'ENOUGH_FOUND';

/** What the later of two does to the earlier. */
export type SuccessionRelation =
  /** Changes it. */
  | 'AMENDS'
  /** Ends it; of regulations only. */
  | 'REPEALS'
  /** Stands in its place. */
  | 'REPLACES';

/** Which date of a tender it is. */
export type TenderDateKind =
  /** When it was last awarded; of DECP when it was notified. */
  | 'AWARD'
  /** When the call was published, or the tender was launched; where no document says, since when bids could be made. */
  | 'CALL'
  /** Until when bids could be made. */
  | 'DEADLINE'
  /** The day since which it is known: `knownFrom`. */
  | 'DOCUMENT';

/** What happened: to a tender or lot one of the tender statuses, to a bid one of the bid statuses. */
export type TenderEventKind =
  /** Decided: at least one award was made. OCDS `complete`; eForms result notice. */
  | 'AWARDED'
  /** Withdrawn by the buyer before or instead of an award. OCDS `cancelled`. */
  | 'CANCELLED'
  /** No longer open to bids, not yet decided. */
  | 'CLOSED'
  /** Excluded from evaluation. OCDS `disqualified`. */
  | 'DISQUALIFIED'
  /** Some source expects the bid; none says that it was made. */
  | 'EXPECTED'
  /** Open to bids: the call was published. OCDS `active`. */
  | 'LAUNCHED'
  /** Announced, not yet open to bids. OCDS `planning`/`planned`. */
  | 'PLANNED'
  /** Admitted to the next stage of the procedure. */
  | 'PRESELECTED'
  /** Evaluated, and another bid was preferred. */
  | 'REJECTED'
  /** Made. Also the status of a bid of which nothing else is known. OCDS `pending`, `valid`. */
  | 'SUBMITTED'
  /** Ended without an award because no bid could be taken. OCDS `unsuccessful`; eForms `clos-nw`. */
  | 'UNSUCCESSFUL'
  /** Taken back by the bidder. OCDS `withdrawn`. */
  | 'WITHDRAWN'
  /** Awarded the contract, or a part of it. */
  | 'WON';

/** Conditions on Tender rows; all that are given must hold. */
export type TenderFilter = {
  /** It is one of these tenders, at most 100. The empty list has none. */
  among?: Array<NodeBy> | null | undefined;
  /** All of these hold. */
  and?: Array<TenderFilter> | null | undefined;
  /** Last awarded in this span, as known now. Sources such as DECP date awards and no calls. */
  awardedOn?: DateRange | null | undefined;
  /** This organisation is a party of a bid on it, actual or expected. */
  bidder?: NodeBy | null | undefined;
  /** A party of a bid on it is in this region of NUTS or in one within it: `FRB`. A company is where the establishment is by which the bid names it; where no document says where that is, where its seat is. */
  bidderRegion?: string | null | undefined;
  /** Its first buyer is this organisation. */
  buyer?: NodeBy | null | undefined;
  /** Country of performance or of the buyer, ISO 3166 alpha-2. */
  country?: string | null | undefined;
  /** One of its CPV codes starts with these two to eight digits: `72` is the division of IT services. */
  cpv?: string | null | undefined;
  /** Its `date`, whichever it is, is in this span. */
  date?: DateRange | null | undefined;
  /** Bids were due in this span. */
  deadline?: DateRange | null | undefined;
  /** Whether a buyer of it is a party of a bid on it, as known now. */
  hasBidByBuyer?: boolean | null | undefined;
  /** Whether documents name a bid on it, actual or expected. How many were received may be published without naming any: `publishedBidCount`. */
  hasBids?: boolean | null | undefined;
  /** Whether documents name who won it, or a lot of it. */
  hasNamedWinner?: boolean | null | undefined;
  /** Whether all its contracts are published under longer numbers, too, as known now: `false` lists each contract once. */
  isDuplicate?: boolean | null | undefined;
  /** These values are absent (`true`), or there (`false`). */
  isNull?: TenderIsNull | null | undefined;
  /** The day since which the node is known. */
  knownFrom?: DateRange | null | undefined;
  /** The name starts with this, whatever its case and accents. Aliases are not looked at: `search` does. */
  nameStartsWith?: string | null | undefined;
  /** This does not hold, or is not known. */
  not?: TenderFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<TenderFilter> | null | undefined;
  /** The procedure is of one of these kinds. */
  procedure?: Array<ProcedureKind> | null | undefined;
  /** So many bids were received, as published: `{min: 1, max: 1}` finds tenders with a single bid. */
  publishedBidCount?: IntegerRange | null | undefined;
  /** The call was first published in this span: `published`. */
  publishedOn?: DateRange | null | undefined;
  /** This organisation published a document that states it. */
  publisher?: NodeBy | null | undefined;
  /** One of these flags stands on it, or on a bid, amount, event or buyer of it. */
  qualityFlag?: Array<QualityFlagKind> | null | undefined;
  /** It is performed in this region of NUTS or in one within it: `FRB`. Where no document says in which region it is performed, its buyer is there. As known now. */
  region?: string | null | undefined;
  /** It requires this regulation. */
  requires?: NodeBy | null | undefined;
  /** Data of this kind tell of it: `ocds`, `decp`, `eforms`. What an editor wrote is of none. */
  source?: string | null | undefined;
  /** At least one bid on it has one of these standings. */
  standing?: Array<Standing> | null | undefined;
  /** It ended in one of these ways, or has reached one of these stages. */
  status?: Array<TenderStatus> | null | undefined;
  /** The name and aliases of now hold all these words, whatever their case, accents, script and order. Unlike `search` it guesses nothing: no near spellings, and no word as the start of another. */
  text?: string | null | undefined;
  /** Its value is in this span. */
  value?: MoneyRange | null | undefined;
  /** Whether its value leaves anything out, as known now. Tenders without a value are found by neither. */
  valueIsPartial?: boolean | null | undefined;
  /** Its value is known, or missing for one of these reasons. */
  valueStatus?: Array<ValueStatus> | null | undefined;
};

/** Which values Tender rows lack, or have; all that is given must hold. */
export type TenderIsNull = {
  /** `true`: rows without what `awardedOn` asks about; `false`: rows that have it. */
  awardedOn?: boolean | null | undefined;
  /** `true`: rows without what `buyer` asks about; `false`: rows that have it. */
  buyer?: boolean | null | undefined;
  /** `true`: rows without what `country` asks about; `false`: rows that have it. */
  country?: boolean | null | undefined;
  /** `true`: rows without what `date` asks about; `false`: rows that have it. */
  date?: boolean | null | undefined;
  /** `true`: rows without what `deadline` asks about; `false`: rows that have it. */
  deadline?: boolean | null | undefined;
  /** `true`: rows without what `procedure` asks about; `false`: rows that have it. */
  procedure?: boolean | null | undefined;
  /** `true`: rows without what `publishedBidCount` asks about; `false`: rows that have it. */
  publishedBidCount?: boolean | null | undefined;
  /** `true`: rows without what `publishedOn` asks about; `false`: rows that have it. */
  publishedOn?: boolean | null | undefined;
  /** `true`: rows without what `status` asks about; `false`: rows that have it. */
  status?: boolean | null | undefined;
  /** `true`: rows without what `value` asks about; `false`: rows that have it. */
  value?: boolean | null | undefined;
};

/** Orders of lists of Tender rows. Ties are in order of id. */
export type TenderOrder =
  /** Awarded first, first, as known now; those without a date before all others. */
  | 'AWARDED_ASC'
  /** Awarded last, first, as known now; those without a date at the end. */
  | 'AWARDED_DESC'
  /** Earliest `date` first, as known now. */
  | 'DATE_ASC'
  /** Latest `date` first, as known now. */
  | 'DATE_DESC'
  /** Earliest deadline first; those without one before all others. */
  | 'DEADLINE_ASC'
  /** Latest deadline first; those without one at the end. */
  | 'DEADLINE_DESC'
  /** Known first, first. */
  | 'KNOWN_FROM_ASC'
  /** Known last, first. */
  | 'KNOWN_FROM_DESC'
  /** By name, A to Z, whatever the case and accents. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC'
  /** Published first, first; those without a date before all others. */
  | 'PUBLISHED_ASC'
  /** Published last, first; those without a date at the end. */
  | 'PUBLISHED_DESC'
  /** Smallest amount first, as for `VALUE_DESC`; those without an amount before all others, those whose amount is not believed after them. */
  | 'VALUE_ASC'
  /** Greatest amount first, counted in minor units whatever the currency: filter by currency to compare. Those whose amount is not believed (IMPLAUSIBLE_AMOUNT among `qualityFlags`) come behind all others, those without an amount at the end. */
  | 'VALUE_DESC';

/** How a tender or lot ended, else what stage it has reached. */
export type TenderStatus =
  /** Decided: at least one award was made. OCDS `complete`; eForms result notice. */
  | 'AWARDED'
  /** Withdrawn by the buyer before or instead of an award. OCDS `cancelled`. */
  | 'CANCELLED'
  /** No longer open to bids, not yet decided. */
  | 'CLOSED'
  /** Open to bids: the call was published. OCDS `active`. */
  | 'LAUNCHED'
  /** Announced, not yet open to bids. OCDS `planning`/`planned`. */
  | 'PLANNED'
  /** Ended without an award because no bid could be taken. OCDS `unsuccessful`; eForms `clos-nw`. */
  | 'UNSUCCESSFUL';

/** What kind of value it is, from the least to the most advanced. */
export type ValuationKind =
  /** Value after amendments. DECP `modifications/montant`. */
  | 'AMENDED'
  /** Value of the awards. OCDS `awards/value`; eForms BT-161. */
  | 'AWARD'
  /** Money set aside. OCDS `planning/budget`. */
  | 'BUDGET'
  /** Value of the contracts as signed. OCDS `contracts/value`; DECP `montant`. */
  | 'CONTRACT'
  /** Estimated value of the tender. OCDS `tender/value`; eForms BT-27. */
  | 'ESTIMATE';

/** What the value of a tender is made of. */
export type ValueBasis =
  /** The money set aside: there is no estimate either. */
  | 'BUDGET'
  /** What was estimated, of the whole or summed: nothing that was awarded has an amount. */
  | 'ESTIMATE'
  /** The amount of the only award or lot that has one. */
  | 'ONE_AWARD'
  /** One amount that several contracts of different holders state: the most that may be spent on all of them, which counts once. */
  | 'SHARED_CEILING'
  /** An amount that a document states of the whole. */
  | 'STATED'
  /** The sum of the most advanced amounts of several awards or lots. */
  | 'SUM_OF_AWARDS';

/** Whether an amount is known, and why not. */
export type ValueStatus =
  /** The amount is stated. */
  | 'KNOWN'
  /** A document says that the amount has not been published. */
  | 'NOT_PUBLISHED'
  /** No document of the graph says anything about it. */
  | 'UNKNOWN'
  /** The amount is kept from the public on purpose. eForms unpublished fields. */
  | 'WITHHELD';

/** Whether an organisation meets what a tender requires. */
export type Verdict =
  /** A source states as fact that it was refused, or that what it held has expired, and none states later that it may hold it. */
  | 'NO'
  /** It is obtaining it; or holds it or is obtaining it, the source does not say which; or holding it is expected, unconfirmed, disputed, or contradicted on the same day. */
  | 'POSSIBLE'
  /** No document says. Not the same as NO. */
  | 'UNKNOWN'
  /** A source states as fact that it holds what is required. */
  | 'YES';

export type NearNamesQueryVariables = Exact<{
  text: string;
  types?: Array<NodeType> | NodeType | null | undefined;
}>;


export type NearNamesQuery = { search: { nodes: Array<{ node:
        | Link_Article_Fragment
        | Link_Organisation_Fragment
        | Link_Person_Fragment
        | Link_Regulation_Fragment
        | Link_Tender_Fragment
       }> } };

export type ArticleQueryVariables = Exact<{
  slug: string;
  language: Language;
  after?: string | null | undefined;
  own?: EvidenceFilter | null | undefined;
  analyses: boolean;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type ArticleQuery = (
  { article: { slug: string, title: string, kind: ArticleKind, description: string | null, url: string | null, published: string | null, language: string | null, section: string | null, body: string | null, aliases: Array<string>, identifiers: Array<{ scheme: string, value: string }>, qualityFlags: Array<FlagFragment>, authors: { nodes: Array<(
        { from:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         | null }
        & Standing_Authorship_Fragment
      )> }, publishers: { nodes: Array<(
        { from:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         | null }
        & Standing_Authorship_Fragment
      )> }, claimCounts?: Array<{ kind: ClaimKind, count: number }>, claims: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Assessment_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Authorship_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Bid_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Citation_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Hosting_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Involvement_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Issuance_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Office_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Ownership_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_ProcurementRole_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Qualification_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Requirement_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Subjection_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Succession_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_TenderEvent_Fragment
        )
        | (
          { kind: ClaimKind, cited: { nodes: Array<{ locator: string | null, quote: string | null, stance: Stance, attributedTo:
                | Link_Article_Fragment
                | Link_Organisation_Fragment
                | Link_Person_Fragment
                | Link_Regulation_Fragment
                | Link_Tender_Fragment
               | null }> } }
          & Spoken_Valuation_Fragment
        )
      > }, takenBack: { totalCount: number, nodes: Array<
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Assessment_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Authorship_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Bid_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Citation_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Hosting_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Involvement_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Issuance_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Office_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Ownership_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_ProcurementRole_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Qualification_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Requirement_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Subjection_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Succession_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_TenderEvent_Fragment
        )
        | (
          { knownUntil: string | null, withdrawnBy: { slug: string, title: string } | null }
          & Spoken_Valuation_Fragment
        )
      > }, mentioned: { totalCount: number, nodes: Array<{ name: string, locator: string | null, startOffset: number | null, endOffset: number | null, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }> }, cites: { totalCount: number, nodes: Array<(
        { cited:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }
        & Standing_Citation_Fragment
      )> }, citedBy: { totalCount: number, nodes: Array<(
        { citing: Link_Article_Fragment }
        & Standing_Citation_Fragment
      )> }, findings: { totalCount: number, nodes: Array<Spoken_Assessment_Fragment> }, placements: { totalCount: number, nodes: Array<{ locator: string, import: { file: string, source: string, finished: string | null } }> } } | null }
  & DataStateFragment
);

export type ArticlesQueryVariables = Exact<{
  filter?: ArticleFilter | null | undefined;
  order: ArticleOrder;
  first: number;
  after?: string | null | undefined;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type ArticlesQuery = (
  { articles: { totalCount: number, hiddenCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, title: string, kind: ArticleKind, language: string | null, published: string | null, publishers: { nodes: Array<{ from:
            | Link_Article_Fragment
            | Link_Organisation_Fragment
            | Link_Person_Fragment
            | Link_Regulation_Fragment
            | Link_Tender_Fragment
           | null }> }, claims: { totalCount: number } }> } }
  & DataStateFragment
);

export type ChangesOfQueryVariables = Exact<{
  of: NodeBy;
  from: string;
  to: string;
  first: number;
  language: Language;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type ChangesOfQuery = (
  { walk: { things: Array<{ node:
        | Link_Article_Fragment
        | Link_Organisation_Fragment
        | Link_Person_Fragment
        | Link_Regulation_Fragment
        | Link_Tender_Fragment
       }> }, days: { days: Array<string>, complete: boolean } | null, diff: { complete: boolean, addedCount: number, withdrawnCount: number, changedCount: number, attributes: Array<{ attribute: string, before: string | null, after: string | null }>, added: Array<
      | (
        { knownFrom: string, told: string }
        & Spoken_Assessment_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Authorship_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Bid_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Citation_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Hosting_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Involvement_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Issuance_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Office_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Ownership_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_ProcurementRole_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Qualification_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Requirement_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Subjection_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Succession_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_TenderEvent_Fragment
      )
      | (
        { knownFrom: string, told: string }
        & Spoken_Valuation_Fragment
      )
    >, withdrawn: Array<
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Assessment_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Authorship_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Bid_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Citation_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Hosting_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Involvement_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Issuance_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Office_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Ownership_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_ProcurementRole_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Qualification_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Requirement_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Subjection_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Succession_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_TenderEvent_Fragment
      )
      | (
        { knownUntil: string | null, told: string, withdrawnBy: { slug: string, title: string } | null }
        & Spoken_Valuation_Fragment
      )
    >, changed: Array<{ claim:
        | (
          { told: string }
          & Spoken_Assessment_Fragment
        )
        | (
          { told: string }
          & Spoken_Authorship_Fragment
        )
        | (
          { told: string }
          & Spoken_Bid_Fragment
        )
        | (
          { told: string }
          & Spoken_Citation_Fragment
        )
        | (
          { told: string }
          & Spoken_Hosting_Fragment
        )
        | (
          { told: string }
          & Spoken_Involvement_Fragment
        )
        | (
          { told: string }
          & Spoken_Issuance_Fragment
        )
        | (
          { told: string }
          & Spoken_Office_Fragment
        )
        | (
          { told: string }
          & Spoken_Ownership_Fragment
        )
        | (
          { told: string }
          & Spoken_ProcurementRole_Fragment
        )
        | (
          { told: string }
          & Spoken_Qualification_Fragment
        )
        | (
          { told: string }
          & Spoken_Requirement_Fragment
        )
        | (
          { told: string }
          & Spoken_Subjection_Fragment
        )
        | (
          { told: string }
          & Spoken_Succession_Fragment
        )
        | (
          { told: string }
          & Spoken_TenderEvent_Fragment
        )
        | (
          { told: string }
          & Spoken_Valuation_Fragment
        )
      , changes: Array<{ attribute: string, before: string | null, after: string | null }> }> } | null }
  & DataStateFragment
);

export type ChangesQueryVariables = Exact<{
  filter?: TenderFilter | null | undefined;
  from: string;
  to: string;
  first: number;
  after?: string | null | undefined;
  language: Language;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type ChangesQuery = (
  { tenderChanges: { totalCount: number, complete: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ tender: { slug: string, title: string, titleIsMakeshift: boolean, status: TenderStatus | null, identifiers: Array<{ value: string }>, buyer: { slug: string, name: string } | null }, document: { day: string, statesCount: number, withdrawsCount: number, article: { slug: string, title: string, url: string | null } | null, withdraws: Array<
          | (
            Standing_Assessment_Fragment
            & Told_Assessment_Fragment
          )
          | (
            Standing_Authorship_Fragment
            & Told_Authorship_Fragment
          )
          | (
            Standing_Bid_Fragment
            & Told_Bid_Fragment
          )
          | (
            Standing_Citation_Fragment
            & Told_Citation_Fragment
          )
          | (
            Standing_Hosting_Fragment
            & Told_Hosting_Fragment
          )
          | (
            Standing_Involvement_Fragment
            & Told_Involvement_Fragment
          )
          | (
            Standing_Issuance_Fragment
            & Told_Issuance_Fragment
          )
          | (
            Standing_Office_Fragment
            & Told_Office_Fragment
          )
          | (
            Standing_Ownership_Fragment
            & Told_Ownership_Fragment
          )
          | (
            Standing_ProcurementRole_Fragment
            & Told_ProcurementRole_Fragment
          )
          | (
            Standing_Qualification_Fragment
            & Told_Qualification_Fragment
          )
          | (
            Standing_Requirement_Fragment
            & Told_Requirement_Fragment
          )
          | (
            Standing_Subjection_Fragment
            & Told_Subjection_Fragment
          )
          | (
            Standing_Succession_Fragment
            & Told_Succession_Fragment
          )
          | (
            Standing_TenderEvent_Fragment
            & Told_TenderEvent_Fragment
          )
          | (
            Standing_Valuation_Fragment
            & Told_Valuation_Fragment
          )
        >, changes: Array<{ attribute: string, before: string | null, after: string | null }> } }> } }
  & DataStateFragment
);

export type ClaimQueryVariables = Exact<{
  id: string;
  name: string;
  isNamed: boolean;
  language: Language;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type ClaimQuery = (
  { byId?:
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | Record<PropertyKey, never>
   | null, claim?:
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
    | { id: string, kind: ClaimKind, name: string, sentence: string, standing: Standing, modality: Modality, state: ClaimState, validFrom: string | null, validUntil: string | null, knownFrom: string, knownUntil: string | null, created: string, updated: string, revision: number, note: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, qualityFlags: Array<FlagFragment>, ends: Array<{ name: string, node:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }>, evidence: { totalCount: number, nodes: Array<(
          { id: string, state: ClaimState, knownFrom: string, knownUntil: string | null, withdrawnBy: { slug: string, title: string, published: string | null } | null, citation: { text: string, bibtex: string, csl: string, locator: string | null } | null }
          & PlaceFragment
        )> } }
   | null }
  & DataStateFragment
);

export type ClaimsOfQueryVariables = Exact<{
  of: NodeBy;
  filter?: ClaimFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  language: Language;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type ClaimsOfQuery = (
  { walk: { things: Array<{ node:
        | (
          { claimCounts: Array<{ kind: ClaimKind, count: number }>, claims: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Assessment_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Authorship_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Bid_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Citation_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Hosting_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Involvement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Issuance_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Office_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Ownership_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_ProcurementRole_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Qualification_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Requirement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Subjection_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Succession_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_TenderEvent_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Valuation_Fragment
              )
            > } }
          & Link_Article_Fragment
        )
        | (
          { claimCounts: Array<{ kind: ClaimKind, count: number }>, claims: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Assessment_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Authorship_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Bid_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Citation_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Hosting_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Involvement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Issuance_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Office_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Ownership_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_ProcurementRole_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Qualification_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Requirement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Subjection_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Succession_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_TenderEvent_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Valuation_Fragment
              )
            > } }
          & Link_Organisation_Fragment
        )
        | (
          { claimCounts: Array<{ kind: ClaimKind, count: number }>, claims: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Assessment_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Authorship_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Bid_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Citation_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Hosting_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Involvement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Issuance_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Office_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Ownership_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_ProcurementRole_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Qualification_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Requirement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Subjection_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Succession_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_TenderEvent_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Valuation_Fragment
              )
            > } }
          & Link_Person_Fragment
        )
        | (
          { claimCounts: Array<{ kind: ClaimKind, count: number }>, claims: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Assessment_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Authorship_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Bid_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Citation_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Hosting_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Involvement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Issuance_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Office_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Ownership_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_ProcurementRole_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Qualification_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Requirement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Subjection_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Succession_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_TenderEvent_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Valuation_Fragment
              )
            > } }
          & Link_Regulation_Fragment
        )
        | (
          { claimCounts: Array<{ kind: ClaimKind, count: number }>, claims: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Assessment_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Authorship_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Bid_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Citation_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Hosting_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Involvement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Issuance_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Office_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Ownership_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_ProcurementRole_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Qualification_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Requirement_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Subjection_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Succession_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_TenderEvent_Fragment
              )
              | (
                { kind: ClaimKind, knownFrom: string }
                & Spoken_Valuation_Fragment
              )
            > } }
          & Link_Tender_Fragment
        )
       }> } }
  & DataStateFragment
);

export type SelectionCoBiddingQueryVariables = Exact<{
  filter?: TenderFilter | null | undefined;
  isTogether: boolean;
  always: boolean;
  isAgainst: boolean;
  oneSided: boolean;
  after?: string | null | undefined;
  afterRivals?: string | null | undefined;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type SelectionCoBiddingQuery = (
  { coBiddings?: { totalCount: number, complete: boolean, duplicateCount: number, bids: { certain: number, possible: number }, jointBids: { certain: number, possible: number }, coverage: { complete: number, winnersOnly: number, partial: number, unknown: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ tenderCount: number, first: string | null, last: string | null, organisations: Array<{ slug: string, name: string }>, jointBids: { certain: number, possible: number }, bidsOfEach: Array<{ certain: number, possible: number }>, won: { certain: number, possible: number }, bids: Array<(
        { tender: { slug: string, title: string, titleIsMakeshift: boolean, identifiers: Array<{ value: string }> } }
        & Standing_Bid_Fragment
      )> }> }, rivalries?: { totalCount: number, complete: boolean, duplicateCount: number, bids: { certain: number, possible: number }, coverage: { complete: number, winnersOnly: number, partial: number, unknown: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<(
      { tenderCount: number, first: string | null, last: string | null, bothWon: { certain: number, possible: number }, neitherWon: { certain: number, possible: number }, contests: Array<{ outcome: ContestOutcome, tender: { slug: string, title: string, titleIsMakeshift: boolean, identifiers: Array<{ value: string }> }, bids: Array<Standing_Bid_Fragment>, rivalBids: Array<Standing_Bid_Fragment> }> }
      & PairOfRivalsFragment
    )>, matrix: { organisations: Array<{ slug: string, name: string }>, rivalries: Array<PairOfRivalsFragment> } } }
  & DataStateFragment
);

export type PairOfRivalsFragment = { organisations: Array<{ slug: string, name: string }>, contestCount: { certain: number, possible: number }, wonByEach: Array<{ certain: number, possible: number }>, neverWinner: { slug: string } | null };

export type SelectionFiguresQueryVariables = Exact<{
  filter?: TenderFilter | null | undefined;
  withoutWinner: TenderFilter;
  level: number;
  rank: BidderRanking;
  currency?: string | null | undefined;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type SelectionFiguresQuery = (
  { tenderStatistics: { allTendersRead: boolean, total: (
      { duplicateCount: number }
      & GroupFiguresFragment
    ), topBidders: { bidderCount: number, complete: boolean, nodes: Array<{ wonCount: number, bidCount: number, unknownAmountCount: number, flaggedAmountCount: number, organisation: Link_Organisation_Fragment, awarded: Array<{ amount: string, currency: string }> }> }, topBuyers: { buyerCount: number, nodes: Array<{ organisation: Link_Organisation_Fragment, figures: GroupFiguresFragment }> }, byRegion: Array<{ region: string | null, sharedCount: number, figures: GroupFiguresFragment }>, byCpvDivision: Array<{ division: string | null, sharedCount: number, figures: GroupFiguresFragment }>, byYear: Array<{ year: number | null, figures: GroupFiguresFragment }>, byMonth: Array<{ month: string | null, figures: GroupFiguresFragment }> }, withoutWinner: { totalCount: number } }
  & DataStateFragment
);

export type GroupFiguresFragment = { tenderCount: number, unknownValueCount: number, withoutBidCount: number, singleBids: { certain: number, possible: number, unknown: number }, values: Array<{ count: number, estimateCount: number, partialCount: number, ceilingCount: number, flaggedCount: number, unusualCount: number, sum: { amount: string, currency: string }, sumWithoutUnusual: { amount: string, currency: string } }> };

export type GraphThingsQueryVariables = Exact<{
  seeds: Array<NodeBy> | NodeBy;
  openings: Array<Opening> | Opening;
  excludeKinds?: Array<ClaimKind> | ClaimKind | null | undefined;
  perOpening: number;
  from: NodeBy;
  to: NodeBy;
  hasPath: boolean;
  valid?: string | null | undefined;
}>;


export type GraphThingsQuery = (
  { around: { complete: boolean, changeDays: Array<string>, things: Array<{ opening: number, via:
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
       | null, node:
        | GraphNode_Article_Fragment
        | GraphNode_Organisation_Fragment
        | GraphNode_Person_Fragment
        | GraphNode_Regulation_Fragment
        | GraphNode_Tender_Fragment
       }> }, seeds: { things: Array<{ node:
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
       }> }, paths?: { paths: Array<{ steps: Array<{ claim:
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
          | { id: string, kind: ClaimKind }
        , from:
          | GraphNode_Article_Fragment
          | GraphNode_Organisation_Fragment
          | GraphNode_Person_Fragment
          | GraphNode_Regulation_Fragment
          | GraphNode_Tender_Fragment
        , to:
          | GraphNode_Article_Fragment
          | GraphNode_Organisation_Fragment
          | GraphNode_Person_Fragment
          | GraphNode_Regulation_Fragment
          | GraphNode_Tender_Fragment
         }> }> } | null }
  & DataStateFragment
);

export type GraphMoreQueryVariables = Exact<{
  seeds: Array<NodeBy> | NodeBy;
  openings: Array<Opening> | Opening;
  excludeKinds?: Array<ClaimKind> | ClaimKind | null | undefined;
  perOpening: number;
  filter?: TenderFilter | null | undefined;
  isSheet: boolean;
  valid?: string | null | undefined;
}>;


export type GraphMoreQuery = { more: { complete: boolean, changeDays: Array<string>, things?: Array<{ opening: number, via:
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
        | { kind: ClaimKind }
       | null, node:
        | GraphNode_Article_Fragment
        | GraphNode_Organisation_Fragment
        | GraphNode_Person_Fragment
        | GraphNode_Regulation_Fragment
        | GraphNode_Tender_Fragment
       }> }, today?: { totalCount: number, nodes: Array<SheetTenderFragment> } };

export type GraphQueryVariables = Exact<{
  things: Array<NodeBy> | NodeBy;
  excludeKinds?: Array<ClaimKind> | ClaimKind | null | undefined;
  isWalk: boolean;
  filter?: TenderFilter | null | undefined;
  isSheet: boolean;
  tenders: Array<NodeBy> | NodeBy;
  openings: Array<Opening> | Opening;
  picked: Array<string> | string;
  language: Language;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type GraphQuery = (
  { walk?: { complete: boolean, things: Array<{ node:
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
        | { id: string, claimCounts: Array<{ kind: ClaimKind, count: number }> }
       }>, claims: Array<
      | GraphClaim_Assessment_Fragment
      | GraphClaim_Authorship_Fragment
      | GraphClaim_Bid_Fragment
      | GraphClaim_Citation_Fragment
      | GraphClaim_Hosting_Fragment
      | GraphClaim_Involvement_Fragment
      | GraphClaim_Issuance_Fragment
      | GraphClaim_Office_Fragment
      | GraphClaim_Ownership_Fragment
      | GraphClaim_ProcurementRole_Fragment
      | GraphClaim_Qualification_Fragment
      | GraphClaim_Requirement_Fragment
      | GraphClaim_Subjection_Fragment
      | GraphClaim_Succession_Fragment
      | GraphClaim_TenderEvent_Fragment
      | GraphClaim_Valuation_Fragment
    > }, tenders?: { totalCount: number, nodes: Array<SheetTenderFragment> }, bids?: { changeDays: Array<string> }, picked: Array<
    | PickedNode_Article_Fragment
    | PickedClaim_Assessment_Fragment
    | PickedClaim_Authorship_Fragment
    | PickedClaim_Bid_Fragment
    | PickedClaim_Citation_Fragment
    | PickedClaim_Hosting_Fragment
    | PickedClaim_Involvement_Fragment
    | PickedClaim_Issuance_Fragment
    | PickedClaim_Office_Fragment
    | PickedNode_Organisation_Fragment
    | PickedClaim_Ownership_Fragment
    | PickedNode_Person_Fragment
    | PickedClaim_ProcurementRole_Fragment
    | PickedClaim_Qualification_Fragment
    | PickedNode_Regulation_Fragment
    | PickedClaim_Requirement_Fragment
    | PickedClaim_Subjection_Fragment
    | PickedClaim_Succession_Fragment
    | PickedNode_Tender_Fragment
    | PickedClaim_TenderEvent_Fragment
    | PickedClaim_Valuation_Fragment
    | Record<PropertyKey, never>
   | null> }
  & DataStateFragment
);

type GraphNode_Article_Fragment = (
  { id: string }
  & Link_Article_Fragment
);

type GraphNode_Organisation_Fragment = (
  { id: string }
  & Link_Organisation_Fragment
);

type GraphNode_Person_Fragment = (
  { id: string }
  & Link_Person_Fragment
);

type GraphNode_Regulation_Fragment = (
  { id: string }
  & Link_Regulation_Fragment
);

type GraphNode_Tender_Fragment = (
  { date: string, dateKind: TenderDateKind, id: string }
  & Link_Tender_Fragment
);

export type GraphNodeFragment =
  | GraphNode_Article_Fragment
  | GraphNode_Organisation_Fragment
  | GraphNode_Person_Fragment
  | GraphNode_Regulation_Fragment
  | GraphNode_Tender_Fragment
;

type GraphClaim_Assessment_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Authorship_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Bid_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, bidStatus: BidStatus, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Citation_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Hosting_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Involvement_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Issuance_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Office_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Ownership_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_ProcurementRole_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Qualification_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, held: QualificationStatus, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Requirement_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Subjection_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Succession_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_TenderEvent_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

type GraphClaim_Valuation_Fragment = { id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, ends: Array<{ name: string, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     }> };

export type GraphClaimFragment =
  | GraphClaim_Assessment_Fragment
  | GraphClaim_Authorship_Fragment
  | GraphClaim_Bid_Fragment
  | GraphClaim_Citation_Fragment
  | GraphClaim_Hosting_Fragment
  | GraphClaim_Involvement_Fragment
  | GraphClaim_Issuance_Fragment
  | GraphClaim_Office_Fragment
  | GraphClaim_Ownership_Fragment
  | GraphClaim_ProcurementRole_Fragment
  | GraphClaim_Qualification_Fragment
  | GraphClaim_Requirement_Fragment
  | GraphClaim_Subjection_Fragment
  | GraphClaim_Succession_Fragment
  | GraphClaim_TenderEvent_Fragment
  | GraphClaim_Valuation_Fragment
;

type PickedNode_Article_Fragment = { __typename: 'Article', id: string, slug: string, name: string, claimCounts: Array<{ kind: ClaimKind, count: number }> };

type PickedNode_Organisation_Fragment = { __typename: 'Organisation', id: string, slug: string, name: string, identifiers: Array<{ scheme: string, value: string }>, claimCounts: Array<{ kind: ClaimKind, count: number }> };

type PickedNode_Person_Fragment = { __typename: 'Person', id: string, slug: string, name: string, claimCounts: Array<{ kind: ClaimKind, count: number }> };

type PickedNode_Regulation_Fragment = { __typename: 'Regulation', id: string, slug: string, name: string, claimCounts: Array<{ kind: ClaimKind, count: number }> };

type PickedNode_Tender_Fragment = { __typename: 'Tender', title: string, titleIsMakeshift: boolean, valueStatus: ValueStatus, id: string, slug: string, name: string, value: { amount: string, currency: string } | null, claimCounts: Array<{ kind: ClaimKind, count: number }> };

export type PickedNodeFragment =
  | PickedNode_Article_Fragment
  | PickedNode_Organisation_Fragment
  | PickedNode_Person_Fragment
  | PickedNode_Regulation_Fragment
  | PickedNode_Tender_Fragment
;

type PickedClaim_Assessment_Fragment = { __typename: 'Assessment', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Authorship_Fragment = { __typename: 'Authorship', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Bid_Fragment = { __typename: 'Bid', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Citation_Fragment = { __typename: 'Citation', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Hosting_Fragment = { __typename: 'Hosting', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Involvement_Fragment = { __typename: 'Involvement', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Issuance_Fragment = { __typename: 'Issuance', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Office_Fragment = { __typename: 'Office', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Ownership_Fragment = { __typename: 'Ownership', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_ProcurementRole_Fragment = { __typename: 'ProcurementRole', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Qualification_Fragment = { __typename: 'Qualification', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Requirement_Fragment = { __typename: 'Requirement', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Subjection_Fragment = { __typename: 'Subjection', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Succession_Fragment = { __typename: 'Succession', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_TenderEvent_Fragment = { __typename: 'TenderEvent', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

type PickedClaim_Valuation_Fragment = { __typename: 'Valuation', id: string, name: string, kind: ClaimKind, standing: Standing, modality: Modality, state: ClaimState, knownFrom: string, knownUntil: string | null, sentence: string, ends: Array<{ node:
      | (
        { id: string }
        & Link_Article_Fragment
      )
      | (
        { id: string }
        & Link_Organisation_Fragment
      )
      | (
        { id: string }
        & Link_Person_Fragment
      )
      | (
        { id: string }
        & Link_Regulation_Fragment
      )
      | (
        { id: string }
        & Link_Tender_Fragment
      )
     }>, evidence: { totalCount: number, nodes: Array<PlaceFragment> } };

export type PickedClaimFragment =
  | PickedClaim_Assessment_Fragment
  | PickedClaim_Authorship_Fragment
  | PickedClaim_Bid_Fragment
  | PickedClaim_Citation_Fragment
  | PickedClaim_Hosting_Fragment
  | PickedClaim_Involvement_Fragment
  | PickedClaim_Issuance_Fragment
  | PickedClaim_Office_Fragment
  | PickedClaim_Ownership_Fragment
  | PickedClaim_ProcurementRole_Fragment
  | PickedClaim_Qualification_Fragment
  | PickedClaim_Requirement_Fragment
  | PickedClaim_Subjection_Fragment
  | PickedClaim_Succession_Fragment
  | PickedClaim_TenderEvent_Fragment
  | PickedClaim_Valuation_Fragment
;

export type SheetColumnFragment = { id: string, slug: string, title: string, titleIsMakeshift: boolean, date: string, dateKind: TenderDateKind, publishedBidCount: number | null, buyer: { slug: string, name: string } | null };

export type SheetTenderFragment = (
  { bids: { totalCount: number, nodes: Array<SheetBidFragment> } }
  & SheetColumnFragment
);

export type SheetBidFragment = { id: string, status: BidStatus, standing: Standing, ends: Array<{ name: string, node:
      | { id: string, slug: string, name: string }
      | { id: string, slug: string, name: string, identifiers: Array<{ value: string }> }
      | { id: string, slug: string, name: string }
      | { id: string, slug: string, name: string }
      | { id: string, slug: string, name: string }
     }> };

export type HelpQueryVariables = Exact<{
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type HelpQuery = (
  SourcesFragment
  & DataStateFragment
);

export type HomeQueryVariables = Exact<{
  today: string;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type HomeQuery = (
  { tenders: { totalCount: number }, organisations: { totalCount: number }, people: { totalCount: number }, regulations: { totalCount: number }, articles: { totalCount: number, hiddenCount: number, nodes: Array<{ slug: string, title: string, published: string | null, kind: ArticleKind, publishers: { nodes: Array<{ from:
            | { __typename: 'Article', name: string, slug: string }
            | { __typename: 'Organisation', name: string, slug: string }
            | { __typename: 'Person', name: string, slug: string }
            | { __typename: 'Regulation', name: string, slug: string }
            | { __typename: 'Tender', name: string, slug: string }
           | null }> }, claimsAbout: { totalCount: number } }> } }
  & SourcesFragment
  & DataStateFragment
);

export type OrganisationQueryVariables = Exact<{
  slug: string;
  language: Language;
  after?: string | null | undefined;
  bidder?: TenderFilter | null | undefined;
  buyer?: TenderFilter | null | undefined;
  analyses: boolean;
  flags: boolean;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type OrganisationQuery = (
  { organisation: { id: string, slug: string, name: string, kind: OrganisationKind, country: string | null, description: string | null, website: string | null, founded: string | null, category: string | null, activity: string | null, knownFrom: string, aliases: Array<string>, headcount: { min: number | null, max: number | null } | null, address: { locality: string | null, region: string | null, country: string | null } | null, identifiers: Array<{ scheme: string, value: string }>, qualityFlags: Array<FlagFragment>, establishments: { totalCount: number, nodes: Array<{ scheme: string, value: string, name: string | null, locality: string | null, country: string | null }> }, bids: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<OrganisationBidFragment> }, procurements: { totalCount: number, nodes: Array<ContractFragment> }, owners: { totalCount: number, nodes: Array<Spoken_Ownership_Fragment> }, holdings: { totalCount: number, nodes: Array<Spoken_Ownership_Fragment> }, hostedBy: { totalCount: number, nodes: Array<Spoken_Hosting_Fragment> }, hosts: { totalCount: number, nodes: Array<Spoken_Hosting_Fragment> }, qualifications: { totalCount: number, nodes: Array<Spoken_Qualification_Fragment> }, subjections: { totalCount: number, nodes: Array<Spoken_Subjection_Fragment> }, issuances: { totalCount: number, nodes: Array<Spoken_Issuance_Fragment> }, officers: { totalCount: number, nodes: Array<Spoken_Office_Fragment> }, involvements: { totalCount: number, nodes: Array<Spoken_Involvement_Fragment> }, involvedParties: { totalCount: number, nodes: Array<Spoken_Involvement_Fragment> }, findings: { totalCount: number, nodes: Array<Spoken_Assessment_Fragment> }, assessments: { totalCount: number, nodes: Array<Spoken_Assessment_Fragment> }, bidOutcomes?: { bidCount: number, complete: boolean, nodes: Array<{ outcome: BidOutcome, count: number, uncertainCount: number, unknownValueCount: number, flaggedValueCount: number, ceilingValueCount: number, sums: Array<{ amount: string, currency: string }> }> }, activityByYear?: Array<{ year: number | null, bidCount: number, boughtCount: number }>, possiblySame?: Array<{ isLikely: boolean, reasons: Array<{ code: LikenessCode }>, against: Array<{ code: LikenessCode }>, node:
        | Link_Article_Fragment
        | (
          { country: string | null, knownFrom: string, aliases: Array<string>, identifiers: Array<{ scheme: string, value: string }>, address: { locality: string | null, region: string | null, country: string | null } | null }
          & Link_Organisation_Fragment
        )
        | Link_Person_Fragment
        | Link_Regulation_Fragment
        | Link_Tender_Fragment
       }>, bidBuyers?: Array<{ tenderCount: number, organisation: Link_Organisation_Fragment }>, coBidders?: { totalCount: number, complete: boolean, nodes: Array<{ tenderCount: number, organisation: Link_Organisation_Fragment, jointBids: { certain: number, possible: number }, won: { certain: number, possible: number } }> }, rivals?: { totalCount: number, complete: boolean, coverage: { complete: number, partial: number, unknown: number, winnersOnly: number }, nodes: Array<{ tenderCount: number, organisation: Link_Organisation_Fragment, won: { certain: number, possible: number }, lost: { certain: number, possible: number } }> }, topBidders?: { bidderCount: number, tenderCount: number, complete: boolean, nodes: Array<{ bidCount: number, wonCount: number, unknownAmountCount: number, organisation: Link_Organisation_Fragment, awarded: Array<{ amount: string, currency: string }> }> }, exposures?: { totalCount: number, complete: boolean, nodes: Array<{ standing: Standing, modality: Modality, chainCount: number, regulation: Link_Regulation_Fragment, chains: Array<{ standing: Standing, modality: Modality, steps: Array<{ reading: string, from:
              | Link_Article_Fragment
              | Link_Organisation_Fragment
              | Link_Person_Fragment
              | Link_Regulation_Fragment
              | Link_Tender_Fragment
            , to:
              | Link_Article_Fragment
              | Link_Organisation_Fragment
              | Link_Person_Fragment
              | Link_Regulation_Fragment
              | Link_Tender_Fragment
            , claim:
              | Standing_Assessment_Fragment
              | Standing_Authorship_Fragment
              | Standing_Bid_Fragment
              | Standing_Citation_Fragment
              | Standing_Hosting_Fragment
              | Standing_Involvement_Fragment
              | Standing_Issuance_Fragment
              | Standing_Office_Fragment
              | Standing_Ownership_Fragment
              | Standing_ProcurementRole_Fragment
              | Standing_Qualification_Fragment
              | Standing_Requirement_Fragment
              | Standing_Subjection_Fragment
              | Standing_Succession_Fragment
              | Standing_TenderEvent_Fragment
              | Standing_Valuation_Fragment
             | null }> }> }> } } | null, bidTenders?: SmallSheetFragment, boughtTenders?: SmallSheetFragment, supplierFlags?: { totalCount: number, complete: boolean, nodes: Array<RedFlagFragment> }, buyerFlags?: { totalCount: number, complete: boolean, nodes: Array<RedFlagFragment> } }
  & DataStateFragment
);

export type SmallSheetFragment = { totalCount: number, nodes: Array<(
    { bids: { totalCount: number, nodes: Array<SheetBidFragment> } }
    & SheetColumnFragment
  )> };

export type OrganisationBidFragment = (
  { status: BidStatus, outcome: BidOutcome, outcomeIsStated: boolean, date: string | null, valueStatus: ValueStatus, value: { amount: string, currency: string } | null, lot: { number: string } | null, tender: { slug: string, title: string, titleIsMakeshift: boolean, buyer: { slug: string, name: string } | null }, parties: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ role: PartyRole, organisation: { slug: string, name: string } }> }, qualityFlags: Array<FlagFragment> }
  & Standing_Bid_Fragment
);

export type ContractFragment = (
  { role: ProcurementRoleKind, tender: { slug: string, title: string, titleIsMakeshift: boolean, date: string, status: TenderStatus | null, valueStatus: ValueStatus, value: { amount: string, currency: string } | null } }
  & Standing_ProcurementRole_Fragment
);

export type RedFlagFragment = { outcome: IndicatorOutcome, group: IndicatorGroup, value: number | null, threshold: number | null, indicator: { id: IndicatorId }, organisation: Link_Organisation_Fragment | null, tender: { slug: string, title: string, titleIsMakeshift: boolean } | null };

export type OrganisationsQueryVariables = Exact<{
  filter?: OrganisationFilter | null | undefined;
  order: OrganisationOrder;
  first: number;
  after?: string | null | undefined;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type OrganisationsQuery = (
  { organisations: { totalCount: number, hiddenCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, kind: OrganisationKind, country: string | null, address: { locality: string | null, nuts: string | null } | null, identifiers: Array<{ scheme: string, value: string }>, bids: { totalCount: number }, procurements: { totalCount: number } }> } }
  & DataStateFragment
);

export type PathQueryVariables = Exact<{
  from: string;
  to: string;
  max: number;
  standing?: Array<Standing> | Standing | null | undefined;
  isAsked: boolean;
  hasFrom: boolean;
  hasTo: boolean;
  language: Language;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type PathQuery = (
  { first?: { things: Array<{ node:
        | Link_Article_Fragment
        | Link_Organisation_Fragment
        | Link_Person_Fragment
        | Link_Regulation_Fragment
        | Link_Tender_Fragment
       }> }, second?: { things: Array<{ node:
        | Link_Article_Fragment
        | Link_Organisation_Fragment
        | Link_Person_Fragment
        | Link_Regulation_Fragment
        | Link_Tender_Fragment
       }> }, nearFirst?: Array<
    | Link_Article_Fragment
    | Link_Organisation_Fragment
    | Link_Person_Fragment
    | Link_Regulation_Fragment
    | Link_Tender_Fragment
  >, nearSecond?: Array<
    | Link_Article_Fragment
    | Link_Organisation_Fragment
    | Link_Person_Fragment
    | Link_Regulation_Fragment
    | Link_Tender_Fragment
  >, paths?: { complete: boolean, reason: StopReason | null, paths: Array<{ hops: number, standing: Standing, modality: Modality, knownFrom: string, parallelCount: number, steps: Array<{ reading: string, from:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
        , to:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
        , claim:
          | Standing_Assessment_Fragment
          | Standing_Authorship_Fragment
          | Standing_Bid_Fragment
          | Standing_Citation_Fragment
          | Standing_Hosting_Fragment
          | Standing_Involvement_Fragment
          | Standing_Issuance_Fragment
          | Standing_Office_Fragment
          | Standing_Ownership_Fragment
          | Standing_ProcurementRole_Fragment
          | Standing_Qualification_Fragment
          | Standing_Requirement_Fragment
          | Standing_Subjection_Fragment
          | Standing_Succession_Fragment
          | Standing_TenderEvent_Fragment
          | Standing_Valuation_Fragment
         }> }> } | null }
  & DataStateFragment
);

export type PeopleQueryVariables = Exact<{
  filter?: PersonFilter | null | undefined;
  order: PersonOrder;
  first: number;
  after?: string | null | undefined;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type PeopleQuery = (
  { people: { totalCount: number, hiddenCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, description: string | null, knownFrom: string, holdings: { totalCount: number, nodes: Array<{ owned: Link_Organisation_Fragment }> }, offices: { totalCount: number, nodes: Array<{ title: string | null, organisation: Link_Organisation_Fragment }> } }> } }
  & DataStateFragment
);

export type PersonQueryVariables = Exact<{
  slug: string;
  language: Language;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type PersonQuery = (
  { person: { slug: string, name: string, description: string | null, givenName: string | null, familyName: string | null, knownFrom: string, aliases: Array<string>, identifiers: Array<{ scheme: string, value: string }>, qualityFlags: Array<FlagFragment>, offices: { totalCount: number, nodes: Array<Spoken_Office_Fragment> }, holdings: { totalCount: number, nodes: Array<Spoken_Ownership_Fragment> }, involvements: { totalCount: number, nodes: Array<Spoken_Involvement_Fragment> }, involvedParties: { totalCount: number, nodes: Array<Spoken_Involvement_Fragment> }, assessments: { totalCount: number, nodes: Array<Spoken_Assessment_Fragment> }, authorships: { totalCount: number, nodes: Array<(
        { article: (
          { published: string | null }
          & Link_Article_Fragment
        ) }
        & Standing_Authorship_Fragment
      )> }, mentions: { totalCount: number, nodes: Array<{ name: string, locator: string | null, article: (
          { published: string | null }
          & Link_Article_Fragment
        ) }> } } | null }
  & DataStateFragment
);

export type SelectionRedFlagsQueryVariables = Exact<{
  filter?: TenderFilter | null | undefined;
  ids?: Array<IndicatorId> | IndicatorId | null | undefined;
  first: number;
  after?: string | null | undefined;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type SelectionRedFlagsQuery = (
  { indicators: { totalCount: number, complete: boolean, tenderCount: number, counts: Array<{ group: IndicatorGroup, flagged: number, clear: number, notApplicable: number, indicator: { id: IndicatorId }, reasons: Array<{ reason: IndicatorExclusion, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ outcome: IndicatorOutcome, value: number | null, threshold: number | null, reason: IndicatorExclusion | null, group: IndicatorGroup, indicator: { id: IndicatorId }, tender: { slug: string, title: string, titleIsMakeshift: boolean } | null, organisation: { slug: string, name: string } | null, inputs: Array<{ name: string, value: string | null, claim:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null, organisation: { slug: string, name: string } | null, tender: { slug: string, title: string, titleIsMakeshift: boolean } | null }> }> } }
  & DataStateFragment
);

export type RegulationQueryVariables = Exact<{
  slug: string;
  language: Language;
  analyses: boolean;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type RegulationQuery = (
  { regulation: { slug: string, name: string, kind: RegulationKind, description: string | null, jurisdiction: string | null, version: string | null, adopted: string | null, inForce: string | null, aliases: Array<string>, identifiers: Array<{ scheme: string, value: string }>, qualityFlags: Array<FlagFragment>, replacedBy: { nodes: Array<Spoken_Succession_Fragment> }, replaces: { nodes: Array<Spoken_Succession_Fragment> }, issuers: { totalCount: number, nodes: Array<Spoken_Issuance_Fragment> }, requiredBy: { totalCount: number, nodes: Array<(
        { level: RequirementLevel, tender: Link_Tender_Fragment }
        & Standing_Requirement_Fragment
      )> }, qualified: { totalCount: number, nodes: Array<(
        { status: QualificationStatus, scope: string | null, validFrom: string | null, validUntil: string | null, organisation: Link_Organisation_Fragment }
        & Standing_Qualification_Fragment
      )> }, subjects: { totalCount: number, nodes: Array<Spoken_Subjection_Fragment> }, involvedParties: { totalCount: number, nodes: Array<Spoken_Involvement_Fragment> }, assessments: { totalCount: number, nodes: Array<Spoken_Assessment_Fragment> }, mentions: { totalCount: number, nodes: Array<{ name: string, locator: string | null, article: (
          { published: string | null }
          & Link_Article_Fragment
        ) }> }, exposed?: { totalCount: number, complete: boolean, nodes: Array<{ standing: Standing, modality: Modality, chainCount: number, organisation: Link_Organisation_Fragment, chains: Array<{ standing: Standing, modality: Modality, steps: Array<{ reading: string, from:
              | Link_Article_Fragment
              | Link_Organisation_Fragment
              | Link_Person_Fragment
              | Link_Regulation_Fragment
              | Link_Tender_Fragment
            , to:
              | Link_Article_Fragment
              | Link_Organisation_Fragment
              | Link_Person_Fragment
              | Link_Regulation_Fragment
              | Link_Tender_Fragment
            , claim:
              | Standing_Assessment_Fragment
              | Standing_Authorship_Fragment
              | Standing_Bid_Fragment
              | Standing_Citation_Fragment
              | Standing_Hosting_Fragment
              | Standing_Involvement_Fragment
              | Standing_Issuance_Fragment
              | Standing_Office_Fragment
              | Standing_Ownership_Fragment
              | Standing_ProcurementRole_Fragment
              | Standing_Qualification_Fragment
              | Standing_Requirement_Fragment
              | Standing_Subjection_Fragment
              | Standing_Succession_Fragment
              | Standing_TenderEvent_Fragment
              | Standing_Valuation_Fragment
             | null }> }> }> } } | null }
  & DataStateFragment
);

export type RegulationsQueryVariables = Exact<{
  filter?: RegulationFilter | null | undefined;
  order: RegulationOrder;
  first: number;
  after?: string | null | undefined;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type RegulationsQuery = (
  { regulations: { totalCount: number, hiddenCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, kind: RegulationKind, jurisdiction: string | null, adopted: string | null, requiredBy: { totalCount: number }, qualified: { totalCount: number } }> } }
  & DataStateFragment
);

export type SearchQueryVariables = Exact<{
  text: string;
  types?: Array<NodeType> | NodeType | null | undefined;
  after?: string | null | undefined;
  isAsked: boolean;
  tenders: boolean;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type SearchQuery = (
  { search?: { complete: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ match: SearchMatch, field: MatchedField, highlight: Array<{ text: string, isMatch: boolean }>, node:
        | { __typename: 'Article', published: string | null, language: string | null, name: string, slug: string, publishers: { nodes: Array<{ from:
                | { __typename: 'Article', name: string, slug: string }
                | { __typename: 'Organisation', name: string, slug: string }
                | { __typename: 'Person', name: string, slug: string }
                | { __typename: 'Regulation', name: string, slug: string }
                | { __typename: 'Tender', name: string, slug: string }
               | null }> } }
        | { __typename: 'Organisation', kind: OrganisationKind, country: string | null, name: string, slug: string, address: { locality: string | null } | null, identifiers: Array<{ scheme: string, value: string }> }
        | { __typename: 'Person', description: string | null, name: string, slug: string }
        | { __typename: 'Regulation', jurisdiction: string | null, adopted: string | null, name: string, slug: string }
        | { __typename: 'Tender', titleIsMakeshift: boolean, status: TenderStatus | null, date: string, dateKind: TenderDateKind, name: string, slug: string, buyer: { slug: string, name: string } | null }
       }> }, tenderStatistics?: { allTendersRead: boolean, byYear: Array<{ year: number | null, figures: { tenderCount: number } }>, byAwardYear: Array<{ year: number | null, figures: { tenderCount: number } }>, byRegion: Array<{ region: string | null, figures: { tenderCount: number } }> }, ocds?: { totalCount: number }, eforms?: { totalCount: number }, decp?: { totalCount: number }, prozorro?: { totalCount: number }, anac?: { totalCount: number } }
  & DataStateFragment
);

export type SuggestQueryVariables = Exact<{
  text: string;
  isAsked: boolean;
  types?: Array<NodeType> | NodeType | null | undefined;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type SuggestQuery = (
  { suggestions?: Array<{ field: MatchedField, highlight: Array<{ text: string }>, node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & DataStateFragment
);

export type TenderQueryVariables = Exact<{
  slug: string;
  language: Language;
  after?: string | null | undefined;
  analyses: boolean;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type TenderQuery = (
  { tender: { slug: string, title: string, titleIsMakeshift: boolean, isDuplicate: boolean, description: string | null, status: TenderStatus | null, purpose: string | null, country: string | null, procedure: ProcedureKind | null, procedureDetails: string | null, cpvs: Array<string>, places: Array<string>, published: string | null, bidsFrom: string | null, deadline: string | null, awarded: string | null, date: string, dateKind: TenderDateKind, publishedBidCount: number | null, valueBasis: ValueBasis | null, valueKind: ValuationKind | null, valueParts: number | null, valueStatus: ValueStatus, valueGaps: string | null, valueIsCeiling: boolean | null, repeatedAmountCount: number | null, aliases: Array<string>, value: { amount: string, currency: string } | null, buyer: { slug: string } | null, identifiers: Array<{ scheme: string, value: string }>, qualityFlags: Array<FlagFragment>, sameAs: { totalCount: number, nodes: Array<{ slug: string, title: string, titleIsMakeshift: boolean, identifiers: Array<{ value: string }> }> }, replacedBy: { nodes: Array<(
        { relation: SuccessionRelation, successor:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }
        & Standing_Succession_Fragment
      )> }, replaces: { nodes: Array<(
        { relation: SuccessionRelation, predecessor:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         }
        & Standing_Succession_Fragment
      )> }, procurementRoles: { totalCount: number, nodes: Array<(
        { role: ProcurementRoleKind, organisation: { slug: string, name: string } }
        & Standing_ProcurementRole_Fragment
      )> }, bids: { totalCount: number, withdrawnCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<BidRowFragment> }, lots: { totalCount: number, nodes: Array<{ number: string, position: number, title: string | null, status: TenderStatus | null, publishedBidCount: number | null }> }, requirements: { totalCount: number, nodes: Array<(
        { level: RequirementLevel, regulation: { slug: string, name: string } }
        & Standing_Requirement_Fragment
      )> }, assessments: { totalCount: number, nodes: Array<(
        { aspect: string, finding: string, assessor:
          | Link_Article_Fragment
          | Link_Organisation_Fragment
          | Link_Person_Fragment
          | Link_Regulation_Fragment
          | Link_Tender_Fragment
         | null }
        & Standing_Assessment_Fragment
      )> }, involvedParties: { totalCount: number, nodes: Array<Spoken_Involvement_Fragment> }, events: { totalCount: number, nodes: Array<HappeningFragment> }, bidEvents: { totalCount: number, nodes: Array<HappeningFragment> }, valuations: { totalCount: number, nodes: Array<(
        { valuation: ValuationKind, valueStatus: ValueStatus, date: string | null, part: string | null, value: { amount: string, currency: string } | null, lot: { number: string, position: number } | null, qualityFlags: Array<FlagFragment> }
        & Standing_Valuation_Fragment
      )> }, competition?: { coverage: BidderCoverage, publishedBidCount: number | null, bids: { certain: number, possible: number, unknown: number | null } }, eligibility?: { candidates: { totalCount: number, complete: boolean, nodes: Array<{ verdict: Verdict, bidding: Modality | null, organisation: { slug: string, name: string }, findings: Array<{ verdict: Verdict, requirement: { id: string }, because: Array<Standing_Qualification_Fragment> }> }> } }, indicators?: { totalCount: number, complete: boolean, nodes: Array<{ outcome: IndicatorOutcome, value: number | null, threshold: number | null, reason: IndicatorExclusion | null, indicator: { id: IndicatorId }, organisation: { slug: string, name: string } | null, inputs: Array<{ name: string, value: string | null, claim:
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
           | null, organisation: { slug: string, name: string } | null, tender: { slug: string, title: string, titleIsMakeshift: boolean } | null }> }> }, history?: { totalCount: number, nodes: Array<{ day: string, statesCount: number, withdrawsCount: number, article: { slug: string, title: string } | null, changes: Array<{ attribute: string, before: string | null, after: string | null }> }> } } | null }
  & DataStateFragment
);

export type HappeningFragment = (
  { event: TenderEventKind, date: string | null, reason: string | null, lot: { number: string, position: number } | null }
  & Standing_TenderEvent_Fragment
);

export type BidRowFragment = (
  { status: BidStatus, outcome: BidOutcome, outcomeIsStated: boolean, rank: number | null, grouping: Grouping, note: string | null, valueStatus: ValueStatus, value: { amount: string, currency: string } | null, lot: { number: string, position: number, title: string | null, bids: { totalCount: number } } | null, parties: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ role: PartyRole, organisation: { slug: string, name: string } }> }, qualityFlags: Array<FlagFragment> }
  & Standing_Bid_Fragment
);

export type TendersQueryVariables = Exact<{
  filter?: TenderFilter | null | undefined;
  order: TenderOrder;
  first: number;
  after?: string | null | undefined;
  analyses: boolean;
  known?: string | null | undefined;
  valid?: string | null | undefined;
}>;


export type TendersQuery = (
  { tenders: { totalCount: number, hiddenCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, title: string, titleIsMakeshift: boolean, status: TenderStatus | null, date: string, dateKind: TenderDateKind, published: string | null, deadline: string | null, awarded: string | null, publishedBidCount: number | null, valueStatus: ValueStatus, valueBasis: ValueBasis | null, valueParts: number | null, value: { amount: string, currency: string } | null, identifiers: Array<{ scheme: string, value: string }>, buyer: { slug: string, name: string } | null, qualityFlags: Array<FlagFragment> }> }, tenderStatistics?: { allTendersRead: boolean, total: { tenderCount: number, duplicateCount: number, unknownValueCount: number, withoutBidCount: number, singleBids: { certain: number, possible: number, unknown: number }, values: Array<{ count: number, estimateCount: number, partialCount: number, ceilingCount: number, flaggedCount: number, unusualCount: number, sum: { amount: string, currency: string }, sumWithoutUnusual: { amount: string, currency: string } }> } } }
  & DataStateFragment
);

export type DataStateFragment = { dataState: { importNumber: number, imported: string | null, newestDocument: string | null } };

export type PlaceFragment = { locator: string | null, quote: string | null, note: string | null, stance: Stance, standing: EvidenceStanding, article: { slug: string, title: string, published: string | null, url: string | null } | null, attributedTo:
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
   | null };

type Standing_Assessment_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Authorship_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Bid_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Citation_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Hosting_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Involvement_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Issuance_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Office_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Ownership_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_ProcurementRole_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Qualification_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Requirement_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Subjection_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Succession_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_TenderEvent_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

type Standing_Valuation_Fragment = { id: string, standing: Standing, modality: Modality, evidence: { pageInfo: { hasNextPage: boolean }, nodes: Array<PlaceFragment> } };

export type StandingFragment =
  | Standing_Assessment_Fragment
  | Standing_Authorship_Fragment
  | Standing_Bid_Fragment
  | Standing_Citation_Fragment
  | Standing_Hosting_Fragment
  | Standing_Involvement_Fragment
  | Standing_Issuance_Fragment
  | Standing_Office_Fragment
  | Standing_Ownership_Fragment
  | Standing_ProcurementRole_Fragment
  | Standing_Qualification_Fragment
  | Standing_Requirement_Fragment
  | Standing_Subjection_Fragment
  | Standing_Succession_Fragment
  | Standing_TenderEvent_Fragment
  | Standing_Valuation_Fragment
;

export type FlagFragment = { field: string, flag: QualityFlagKind, leftOut: boolean, published: string };

export type SourcesFragment = { ocds: ReadFragment, eforms: ReadFragment, decp: ReadFragment, prozorro: ReadFragment, anac: ReadFragment, bods: ReadFragment, dossier: ReadFragment };

export type ReadFragment = { totalCount: number, nodes: Array<{ started: string, finished: string | null }> };

type Spoken_Assessment_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Assessment_Fragment
);

type Spoken_Authorship_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Authorship_Fragment
);

type Spoken_Bid_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Bid_Fragment
);

type Spoken_Citation_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Citation_Fragment
);

type Spoken_Hosting_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Hosting_Fragment
);

type Spoken_Involvement_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Involvement_Fragment
);

type Spoken_Issuance_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Issuance_Fragment
);

type Spoken_Office_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Office_Fragment
);

type Spoken_Ownership_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Ownership_Fragment
);

type Spoken_ProcurementRole_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_ProcurementRole_Fragment
);

type Spoken_Qualification_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Qualification_Fragment
);

type Spoken_Requirement_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Requirement_Fragment
);

type Spoken_Subjection_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Subjection_Fragment
);

type Spoken_Succession_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Succession_Fragment
);

type Spoken_TenderEvent_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_TenderEvent_Fragment
);

type Spoken_Valuation_Fragment = (
  { sentence: string, validUntil: string | null, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> }
  & Standing_Valuation_Fragment
);

export type SpokenFragment =
  | Spoken_Assessment_Fragment
  | Spoken_Authorship_Fragment
  | Spoken_Bid_Fragment
  | Spoken_Citation_Fragment
  | Spoken_Hosting_Fragment
  | Spoken_Involvement_Fragment
  | Spoken_Issuance_Fragment
  | Spoken_Office_Fragment
  | Spoken_Ownership_Fragment
  | Spoken_ProcurementRole_Fragment
  | Spoken_Qualification_Fragment
  | Spoken_Requirement_Fragment
  | Spoken_Subjection_Fragment
  | Spoken_Succession_Fragment
  | Spoken_TenderEvent_Fragment
  | Spoken_Valuation_Fragment
;

type Told_Assessment_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Authorship_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Bid_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Citation_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Hosting_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Involvement_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Issuance_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Office_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Ownership_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_ProcurementRole_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Qualification_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Requirement_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Subjection_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Succession_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_TenderEvent_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

type Told_Valuation_Fragment = { sentence: string, ends: Array<{ node:
      | Link_Article_Fragment
      | Link_Organisation_Fragment
      | Link_Person_Fragment
      | Link_Regulation_Fragment
      | Link_Tender_Fragment
     }> };

export type ToldFragment =
  | Told_Assessment_Fragment
  | Told_Authorship_Fragment
  | Told_Bid_Fragment
  | Told_Citation_Fragment
  | Told_Hosting_Fragment
  | Told_Involvement_Fragment
  | Told_Issuance_Fragment
  | Told_Office_Fragment
  | Told_Ownership_Fragment
  | Told_ProcurementRole_Fragment
  | Told_Qualification_Fragment
  | Told_Requirement_Fragment
  | Told_Subjection_Fragment
  | Told_Succession_Fragment
  | Told_TenderEvent_Fragment
  | Told_Valuation_Fragment
;

type Link_Article_Fragment = { __typename: 'Article', name: string, slug: string };

type Link_Organisation_Fragment = { __typename: 'Organisation', name: string, slug: string };

type Link_Person_Fragment = { __typename: 'Person', name: string, slug: string };

type Link_Regulation_Fragment = { __typename: 'Regulation', name: string, slug: string };

type Link_Tender_Fragment = { __typename: 'Tender', titleIsMakeshift: boolean, name: string, slug: string };

export type LinkFragment =
  | Link_Article_Fragment
  | Link_Organisation_Fragment
  | Link_Person_Fragment
  | Link_Regulation_Fragment
  | Link_Tender_Fragment
;

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PairOfRivalsFragmentDoc = new TypedDocumentString(`
    fragment PairOfRivals on Rivalry {
  organisations {
    slug
    name
  }
  contestCount {
    certain
    possible
  }
  wonByEach {
    certain
    possible
  }
  neverWinner {
    slug
  }
}
    `, {"fragmentName":"PairOfRivals"}) as unknown as TypedDocumentString<PairOfRivalsFragment, unknown>;
export const GroupFiguresFragmentDoc = new TypedDocumentString(`
    fragment GroupFigures on TenderFigures {
  tenderCount
  unknownValueCount
  withoutBidCount
  singleBids {
    certain
    possible
    unknown
  }
  values {
    count
    estimateCount
    partialCount
    ceilingCount
    flaggedCount
    unusualCount
    sum {
      amount
      currency
    }
    sumWithoutUnusual {
      amount
      currency
    }
  }
}
    `, {"fragmentName":"GroupFigures"}) as unknown as TypedDocumentString<GroupFiguresFragment, unknown>;
export const LinkFragmentDoc = new TypedDocumentString(`
    fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}
    `, {"fragmentName":"Link"}) as unknown as TypedDocumentString<LinkFragment, unknown>;
export const GraphNodeFragmentDoc = new TypedDocumentString(`
    fragment GraphNode on Entity {
  ...Link
  id
  ... on Tender {
    date
    dateKind
  }
}
    fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`, {"fragmentName":"GraphNode"}) as unknown as TypedDocumentString<GraphNodeFragment, unknown>;
export const GraphClaimFragmentDoc = new TypedDocumentString(`
    fragment GraphClaim on Claim {
  id
  name
  kind
  standing
  modality
  ends {
    name
    node {
      id
    }
  }
  ... on Bid {
    bidStatus: status
  }
  ... on Qualification {
    held: status
  }
}
    `, {"fragmentName":"GraphClaim"}) as unknown as TypedDocumentString<GraphClaimFragment, unknown>;
export const PickedNodeFragmentDoc = new TypedDocumentString(`
    fragment PickedNode on Entity {
  __typename
  id
  slug
  name
  claimCounts {
    kind
    count
  }
  ... on Tender {
    title
    titleIsMakeshift
    value {
      amount
      currency
    }
    valueStatus
  }
  ... on Organisation {
    identifiers(first: 2) {
      scheme
      value
    }
  }
}
    `, {"fragmentName":"PickedNode"}) as unknown as TypedDocumentString<PickedNodeFragment, unknown>;
export const PlaceFragmentDoc = new TypedDocumentString(`
    fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
    `, {"fragmentName":"Place"}) as unknown as TypedDocumentString<PlaceFragment, unknown>;
export const PickedClaimFragmentDoc = new TypedDocumentString(`
    fragment PickedClaim on Claim {
  __typename
  id
  name
  kind
  standing
  modality
  state
  knownFrom
  knownUntil
  sentence(language: $language)
  ends {
    node {
      id
      ...Link
    }
  }
  evidence(first: 8) {
    totalCount
    nodes {
      ...Place
    }
  }
}
    fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`, {"fragmentName":"PickedClaim"}) as unknown as TypedDocumentString<PickedClaimFragment, unknown>;
export const SheetColumnFragmentDoc = new TypedDocumentString(`
    fragment SheetColumn on Tender {
  id
  slug
  title
  titleIsMakeshift
  date
  dateKind
  publishedBidCount
  buyer {
    slug
    name
  }
}
    `, {"fragmentName":"SheetColumn"}) as unknown as TypedDocumentString<SheetColumnFragment, unknown>;
export const SheetBidFragmentDoc = new TypedDocumentString(`
    fragment SheetBid on Bid {
  id
  status
  standing
  ends {
    name
    node {
      id
      slug
      name
      ... on Organisation {
        identifiers(first: 1) {
          value
        }
      }
    }
  }
}
    `, {"fragmentName":"SheetBid"}) as unknown as TypedDocumentString<SheetBidFragment, unknown>;
export const SheetTenderFragmentDoc = new TypedDocumentString(`
    fragment SheetTender on Tender {
  ...SheetColumn
  bids(first: 17, orderBy: RECORDED_ASC) {
    totalCount
    nodes {
      ...SheetBid
    }
  }
}
    fragment SheetColumn on Tender {
  id
  slug
  title
  titleIsMakeshift
  date
  dateKind
  publishedBidCount
  buyer {
    slug
    name
  }
}
fragment SheetBid on Bid {
  id
  status
  standing
  ends {
    name
    node {
      id
      slug
      name
      ... on Organisation {
        identifiers(first: 1) {
          value
        }
      }
    }
  }
}`, {"fragmentName":"SheetTender"}) as unknown as TypedDocumentString<SheetTenderFragment, unknown>;
export const SmallSheetFragmentDoc = new TypedDocumentString(`
    fragment SmallSheet on TenderConnection {
  totalCount
  nodes {
    ...SheetColumn
    bids(first: 9, orderBy: RECORDED_ASC) {
      totalCount
      nodes {
        ...SheetBid
      }
    }
  }
}
    fragment SheetColumn on Tender {
  id
  slug
  title
  titleIsMakeshift
  date
  dateKind
  publishedBidCount
  buyer {
    slug
    name
  }
}
fragment SheetBid on Bid {
  id
  status
  standing
  ends {
    name
    node {
      id
      slug
      name
      ... on Organisation {
        identifiers(first: 1) {
          value
        }
      }
    }
  }
}`, {"fragmentName":"SmallSheet"}) as unknown as TypedDocumentString<SmallSheetFragment, unknown>;
export const StandingFragmentDoc = new TypedDocumentString(`
    fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
    fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}`, {"fragmentName":"Standing"}) as unknown as TypedDocumentString<StandingFragment, unknown>;
export const FlagFragmentDoc = new TypedDocumentString(`
    fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}
    `, {"fragmentName":"Flag"}) as unknown as TypedDocumentString<FlagFragment, unknown>;
export const OrganisationBidFragmentDoc = new TypedDocumentString(`
    fragment OrganisationBid on Bid {
  ...Standing
  status
  outcome
  outcomeIsStated
  date
  valueStatus
  value {
    amount
    currency
  }
  lot {
    number
  }
  tender {
    slug
    title
    titleIsMakeshift
    buyer {
      slug
      name
    }
  }
  parties(first: 3) {
    pageInfo {
      hasNextPage
    }
    nodes {
      role
      organisation {
        slug
        name
      }
    }
  }
  qualityFlags(first: 2) {
    ...Flag
  }
}
    fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}`, {"fragmentName":"OrganisationBid"}) as unknown as TypedDocumentString<OrganisationBidFragment, unknown>;
export const ContractFragmentDoc = new TypedDocumentString(`
    fragment Contract on ProcurementRole {
  ...Standing
  role
  tender {
    slug
    title
    titleIsMakeshift
    date
    status
    valueStatus
    value {
      amount
      currency
    }
  }
}
    fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}`, {"fragmentName":"Contract"}) as unknown as TypedDocumentString<ContractFragment, unknown>;
export const RedFlagFragmentDoc = new TypedDocumentString(`
    fragment RedFlag on IndicatorResult {
  outcome
  group
  value
  threshold
  indicator {
    id
  }
  organisation {
    ...Link
  }
  tender {
    slug
    title
    titleIsMakeshift
  }
}
    fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`, {"fragmentName":"RedFlag"}) as unknown as TypedDocumentString<RedFlagFragment, unknown>;
export const HappeningFragmentDoc = new TypedDocumentString(`
    fragment Happening on TenderEvent {
  ...Standing
  event
  date
  reason
  lot {
    number
    position
  }
}
    fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}`, {"fragmentName":"Happening"}) as unknown as TypedDocumentString<HappeningFragment, unknown>;
export const BidRowFragmentDoc = new TypedDocumentString(`
    fragment BidRow on Bid {
  ...Standing
  status
  outcome
  outcomeIsStated
  rank
  grouping
  note
  valueStatus
  value {
    amount
    currency
  }
  lot {
    number
    position
    title
    bids(first: 1) {
      totalCount
    }
  }
  parties(first: 5) {
    pageInfo {
      hasNextPage
    }
    nodes {
      role
      organisation {
        slug
        name
      }
    }
  }
  qualityFlags(first: 2) {
    ...Flag
  }
}
    fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}`, {"fragmentName":"BidRow"}) as unknown as TypedDocumentString<BidRowFragment, unknown>;
export const DataStateFragmentDoc = new TypedDocumentString(`
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
    `, {"fragmentName":"DataState"}) as unknown as TypedDocumentString<DataStateFragment, unknown>;
export const ReadFragmentDoc = new TypedDocumentString(`
    fragment Read on ImportConnection {
  totalCount
  nodes {
    started
    finished
  }
}
    `, {"fragmentName":"Read"}) as unknown as TypedDocumentString<ReadFragment, unknown>;
export const SourcesFragmentDoc = new TypedDocumentString(`
    fragment Sources on Query {
  ocds: imports(first: 1, filter: {source: "ocds"}) {
    ...Read
  }
  eforms: imports(first: 1, filter: {source: "eforms"}) {
    ...Read
  }
  decp: imports(first: 1, filter: {source: "decp"}) {
    ...Read
  }
  prozorro: imports(first: 1, filter: {source: "prozorro"}) {
    ...Read
  }
  anac: imports(first: 1, filter: {source: "anac"}) {
    ...Read
  }
  bods: imports(first: 1, filter: {source: "bods"}) {
    ...Read
  }
  dossier: imports(first: 1, filter: {source: "dossier"}) {
    ...Read
  }
}
    fragment Read on ImportConnection {
  totalCount
  nodes {
    started
    finished
  }
}`, {"fragmentName":"Sources"}) as unknown as TypedDocumentString<SourcesFragment, unknown>;
export const SpokenFragmentDoc = new TypedDocumentString(`
    fragment Spoken on Claim {
  ...Standing
  sentence(language: $language, withSource: false)
  validUntil
  ends {
    node {
      ...Link
    }
  }
}
    fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`, {"fragmentName":"Spoken"}) as unknown as TypedDocumentString<SpokenFragment, unknown>;
export const ToldFragmentDoc = new TypedDocumentString(`
    fragment Told on Claim {
  sentence(language: $language)
  ends {
    node {
      ...Link
    }
  }
}
    fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`, {"fragmentName":"Told"}) as unknown as TypedDocumentString<ToldFragment, unknown>;
export const NearNamesDocument = new TypedDocumentString(`
    query NearNames($text: String!, $types: [NodeType!]) {
  search(text: $text, types: $types, first: 6) {
    nodes {
      node {
        ...Link
      }
    }
  }
}
    fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<NearNamesQuery, NearNamesQueryVariables>;
export const ArticleDocument = new TypedDocumentString(`
    query Article($slug: String!, $language: Language!, $after: String, $own: EvidenceFilter, $analyses: Boolean!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  article(by: {slug: $slug}) {
    slug
    title
    kind
    description
    url
    published
    language
    section
    body
    aliases(first: 5)
    identifiers(first: 10) {
      scheme
      value
    }
    qualityFlags(first: 10) {
      ...Flag
    }
    authors(first: 10) {
      nodes {
        ...Standing
        from {
          ...Link
        }
      }
    }
    publishers(first: 10) {
      nodes {
        ...Standing
        from {
          ...Link
        }
      }
    }
    claimCounts @include(if: $analyses) {
      kind
      count
    }
    claims(first: 60, after: $after, filter: {state: [CURRENT]}) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Spoken
        kind
        cited: evidence(first: 3, filter: $own) {
          nodes {
            locator
            quote
            stance
            attributedTo {
              ...Link
            }
          }
        }
      }
    }
    takenBack: claims(first: 20, filter: {state: [WITHDRAWN]}) {
      totalCount
      nodes {
        ...Spoken
        knownUntil
        withdrawnBy {
          slug
          title
        }
      }
    }
    mentioned(first: 100) {
      totalCount
      nodes {
        name
        locator
        startOffset
        endOffset
        node {
          ...Link
        }
      }
    }
    cites(first: 20) {
      totalCount
      nodes {
        ...Standing
        cited {
          ...Link
        }
      }
    }
    citedBy(first: 20) {
      totalCount
      nodes {
        ...Standing
        citing {
          ...Link
        }
      }
    }
    findings(first: 10) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    placements(first: 5) {
      totalCount
      nodes {
        locator
        import {
          file
          source
          finished
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}
fragment Spoken on Claim {
  ...Standing
  sentence(language: $language, withSource: false)
  validUntil
  ends {
    node {
      ...Link
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<ArticleQuery, ArticleQueryVariables>;
export const ArticlesDocument = new TypedDocumentString(`
    query Articles($filter: ArticleFilter, $order: ArticleOrder!, $first: Int!, $after: String, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  articles(filter: $filter, orderBy: $order, first: $first, after: $after) {
    totalCount
    hiddenCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      title
      kind
      language
      published
      publishers(first: 1) {
        nodes {
          from {
            ...Link
          }
        }
      }
      claims(first: 1) {
        totalCount
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<ArticlesQuery, ArticlesQueryVariables>;
export const ChangesOfDocument = new TypedDocumentString(`
    query ChangesOf($of: NodeBy!, $from: Date!, $to: Date!, $first: Int!, $language: Language!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  walk(seeds: [$of], limit: 1) {
    things {
      node {
        ...Link
      }
    }
  }
  days(of: $of) {
    days
    complete
  }
  diff(of: $of, from: $from, to: $to) {
    complete
    attributes {
      attribute
      before
      after
    }
    addedCount
    added(first: $first) {
      ...Spoken
      told: sentence(language: $language)
      knownFrom
    }
    withdrawnCount
    withdrawn(first: $first) {
      ...Spoken
      told: sentence(language: $language)
      knownUntil
      withdrawnBy {
        slug
        title
      }
    }
    changedCount
    changed(first: $first) {
      claim {
        ...Spoken
        told: sentence(language: $language)
      }
      changes {
        attribute
        before
        after
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Spoken on Claim {
  ...Standing
  sentence(language: $language, withSource: false)
  validUntil
  ends {
    node {
      ...Link
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<ChangesOfQuery, ChangesOfQueryVariables>;
export const ChangesDocument = new TypedDocumentString(`
    query Changes($filter: TenderFilter, $from: Date!, $to: Date!, $first: Int!, $after: String, $language: Language!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  tenderChanges(
    filter: $filter
    from: $from
    to: $to
    first: $first
    after: $after
  ) {
    totalCount
    complete
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      tender {
        slug
        title
        titleIsMakeshift
        status
        identifiers(first: 1) {
          value
        }
        buyer {
          slug
          name
        }
      }
      document {
        day
        article {
          slug
          title
          url
        }
        statesCount
        withdrawsCount
        withdraws(first: 3) {
          ...Standing
          ...Told
        }
        changes {
          attribute
          before
          after
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Told on Claim {
  sentence(language: $language)
  ends {
    node {
      ...Link
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<ChangesQuery, ChangesQueryVariables>;
export const ClaimDocument = new TypedDocumentString(`
    query Claim($id: ID!, $name: String!, $isNamed: Boolean!, $language: Language!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  byId: node(id: $id) @skip(if: $isNamed) {
    ... on Claim {
      name
    }
  }
  claim(name: $name) @include(if: $isNamed) {
    id
    kind
    name
    sentence(language: $language)
    standing
    modality
    state
    validFrom
    validUntil
    knownFrom
    knownUntil
    created
    updated
    revision
    note
    withdrawnBy {
      slug
      title
      published
    }
    qualityFlags(first: 10) {
      ...Flag
    }
    ends {
      name
      node {
        ...Link
      }
    }
    evidence(first: 50) {
      totalCount
      nodes {
        ...Place
        id
        state
        knownFrom
        knownUntil
        withdrawnBy {
          slug
          title
          published
        }
        citation {
          text(language: $language)
          bibtex
          csl
          locator
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<ClaimQuery, ClaimQueryVariables>;
export const ClaimsOfDocument = new TypedDocumentString(`
    query ClaimsOf($of: NodeBy!, $filter: ClaimFilter, $first: Int!, $after: String, $language: Language!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  walk(seeds: [$of], limit: 1) {
    things {
      node {
        ...Link
        claimCounts {
          kind
          count
        }
        claims(filter: $filter, first: $first, after: $after, orderBy: RECORDED_DESC) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...Spoken
            kind
            knownFrom
          }
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Spoken on Claim {
  ...Standing
  sentence(language: $language, withSource: false)
  validUntil
  ends {
    node {
      ...Link
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<ClaimsOfQuery, ClaimsOfQueryVariables>;
export const SelectionCoBiddingDocument = new TypedDocumentString(`
    query SelectionCoBidding($filter: TenderFilter, $isTogether: Boolean!, $always: Boolean!, $isAgainst: Boolean!, $oneSided: Boolean!, $after: String, $afterRivals: String, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  coBiddings(filter: $filter, always: $always, first: 30, after: $after) @include(if: $isTogether) {
    totalCount
    complete
    duplicateCount
    bids {
      certain
      possible
    }
    jointBids {
      certain
      possible
    }
    coverage {
      complete
      winnersOnly
      partial
      unknown
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      organisations {
        slug
        name
      }
      jointBids {
        certain
        possible
      }
      bidsOfEach {
        certain
        possible
      }
      won {
        certain
        possible
      }
      tenderCount
      first
      last
      bids(first: 2) {
        ...Standing
        tender {
          slug
          title
          titleIsMakeshift
          identifiers(first: 1) {
            value
          }
        }
      }
    }
  }
  rivalries(filter: $filter, oneSided: $oneSided, first: 30, after: $afterRivals) @include(if: $isAgainst) {
    totalCount
    complete
    duplicateCount
    bids {
      certain
      possible
    }
    coverage {
      complete
      winnersOnly
      partial
      unknown
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...PairOfRivals
      bothWon {
        certain
        possible
      }
      neitherWon {
        certain
        possible
      }
      tenderCount
      first
      last
      contests(first: 2) {
        outcome
        tender {
          slug
          title
          titleIsMakeshift
          identifiers(first: 1) {
            value
          }
        }
        bids(first: 1) {
          ...Standing
        }
        rivalBids(first: 1) {
          ...Standing
        }
      }
    }
    matrix(first: 66) {
      organisations {
        slug
        name
      }
      rivalries {
        ...PairOfRivals
      }
    }
  }
  ...DataState
}
    fragment PairOfRivals on Rivalry {
  organisations {
    slug
    name
  }
  contestCount {
    certain
    possible
  }
  wonByEach {
    certain
    possible
  }
  neverWinner {
    slug
  }
}
fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}`) as unknown as TypedDocumentString<SelectionCoBiddingQuery, SelectionCoBiddingQueryVariables>;
export const SelectionFiguresDocument = new TypedDocumentString(`
    query SelectionFigures($filter: TenderFilter, $withoutWinner: TenderFilter!, $level: Int!, $rank: BidderRanking!, $currency: String, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  tenderStatistics(filter: $filter) {
    allTendersRead
    total {
      duplicateCount
      ...GroupFigures
    }
    topBidders(first: 20, by: $rank, currency: $currency) {
      bidderCount
      complete
      nodes {
        organisation {
          ...Link
        }
        wonCount
        bidCount
        unknownAmountCount
        flaggedAmountCount
        awarded {
          amount
          currency
        }
      }
    }
    topBuyers(first: 20) {
      buyerCount
      nodes {
        organisation {
          ...Link
        }
        figures {
          ...GroupFigures
        }
      }
    }
    byRegion(level: $level) {
      region
      sharedCount
      figures {
        ...GroupFigures
      }
    }
    byCpvDivision {
      division
      sharedCount
      figures {
        ...GroupFigures
      }
    }
    byYear(of: DATE) {
      year
      figures {
        ...GroupFigures
      }
    }
    byMonth(of: DATE) {
      month
      figures {
        ...GroupFigures
      }
    }
  }
  withoutWinner: tenders(first: 1, filter: $withoutWinner) {
    totalCount
  }
  ...DataState
}
    fragment GroupFigures on TenderFigures {
  tenderCount
  unknownValueCount
  withoutBidCount
  singleBids {
    certain
    possible
    unknown
  }
  values {
    count
    estimateCount
    partialCount
    ceilingCount
    flaggedCount
    unusualCount
    sum {
      amount
      currency
    }
    sumWithoutUnusual {
      amount
      currency
    }
  }
}
fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<SelectionFiguresQuery, SelectionFiguresQueryVariables>;
export const GraphThingsDocument = new TypedDocumentString(`
    query GraphThings($seeds: [NodeBy!]!, $openings: [Opening!]!, $excludeKinds: [ClaimKind!], $perOpening: Int!, $from: NodeBy!, $to: NodeBy!, $hasPath: Boolean!, $valid: Date) @asOf(validOn: $valid) {
  around: walk(
    seeds: $seeds
    openings: $openings
    excludeKinds: $excludeKinds
    perOpening: $perOpening
    limit: 400
  ) {
    complete
    changeDays
    things {
      opening
      via {
        kind
      }
      node {
        ...GraphNode
      }
    }
  }
  seeds: walk(seeds: $seeds, limit: 60) {
    things {
      node {
        id
        claimCounts {
          kind
          count
        }
      }
    }
  }
  paths(from: $from, to: $to, first: 1) @include(if: $hasPath) {
    paths {
      steps {
        claim {
          id
          kind
        }
        from {
          ...GraphNode
        }
        to {
          ...GraphNode
        }
      }
    }
  }
  ...DataState
}
    fragment GraphNode on Entity {
  ...Link
  id
  ... on Tender {
    date
    dateKind
  }
}
fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<GraphThingsQuery, GraphThingsQueryVariables>;
export const GraphMoreDocument = new TypedDocumentString(`
    query GraphMore($seeds: [NodeBy!]!, $openings: [Opening!]!, $excludeKinds: [ClaimKind!], $perOpening: Int!, $filter: TenderFilter, $isSheet: Boolean!, $valid: Date) @asOf(validOn: $valid) {
  more: walk(
    seeds: $seeds
    openings: $openings
    excludeKinds: $excludeKinds
    perOpening: $perOpening
    limit: 400
  ) {
    complete
    changeDays
    things @skip(if: $isSheet) {
      opening
      via {
        kind
      }
      node {
        ...GraphNode
      }
    }
  }
  today: tenders(filter: $filter, first: 60, orderBy: DATE_DESC) @include(if: $isSheet) {
    totalCount
    nodes {
      ...SheetTender
    }
  }
}
    fragment GraphNode on Entity {
  ...Link
  id
  ... on Tender {
    date
    dateKind
  }
}
fragment SheetColumn on Tender {
  id
  slug
  title
  titleIsMakeshift
  date
  dateKind
  publishedBidCount
  buyer {
    slug
    name
  }
}
fragment SheetTender on Tender {
  ...SheetColumn
  bids(first: 17, orderBy: RECORDED_ASC) {
    totalCount
    nodes {
      ...SheetBid
    }
  }
}
fragment SheetBid on Bid {
  id
  status
  standing
  ends {
    name
    node {
      id
      slug
      name
      ... on Organisation {
        identifiers(first: 1) {
          value
        }
      }
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<GraphMoreQuery, GraphMoreQueryVariables>;
export const GraphDocument = new TypedDocumentString(`
    query Graph($things: [NodeBy!]!, $excludeKinds: [ClaimKind!], $isWalk: Boolean!, $filter: TenderFilter, $isSheet: Boolean!, $tenders: [NodeBy!]!, $openings: [Opening!]!, $picked: [ID!]!, $language: Language!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  walk(seeds: $things, excludeKinds: $excludeKinds, limit: 400) @include(if: $isWalk) {
    complete
    things {
      node {
        id
        claimCounts {
          kind
          count
        }
      }
    }
    claims {
      ...GraphClaim
    }
  }
  tenders(filter: $filter, first: 60, orderBy: DATE_DESC) @include(if: $isSheet) {
    totalCount
    nodes {
      ...SheetTender
    }
  }
  bids: walk(seeds: $tenders, openings: $openings, perOpening: 17, limit: 400) @include(if: $isSheet) {
    changeDays
  }
  picked: nodes(ids: $picked) {
    ...PickedNode
    ...PickedClaim
  }
  ...DataState
}
    fragment GraphClaim on Claim {
  id
  name
  kind
  standing
  modality
  ends {
    name
    node {
      id
    }
  }
  ... on Bid {
    bidStatus: status
  }
  ... on Qualification {
    held: status
  }
}
fragment PickedNode on Entity {
  __typename
  id
  slug
  name
  claimCounts {
    kind
    count
  }
  ... on Tender {
    title
    titleIsMakeshift
    value {
      amount
      currency
    }
    valueStatus
  }
  ... on Organisation {
    identifiers(first: 2) {
      scheme
      value
    }
  }
}
fragment PickedClaim on Claim {
  __typename
  id
  name
  kind
  standing
  modality
  state
  knownFrom
  knownUntil
  sentence(language: $language)
  ends {
    node {
      id
      ...Link
    }
  }
  evidence(first: 8) {
    totalCount
    nodes {
      ...Place
    }
  }
}
fragment SheetColumn on Tender {
  id
  slug
  title
  titleIsMakeshift
  date
  dateKind
  publishedBidCount
  buyer {
    slug
    name
  }
}
fragment SheetTender on Tender {
  ...SheetColumn
  bids(first: 17, orderBy: RECORDED_ASC) {
    totalCount
    nodes {
      ...SheetBid
    }
  }
}
fragment SheetBid on Bid {
  id
  status
  standing
  ends {
    name
    node {
      id
      slug
      name
      ... on Organisation {
        identifiers(first: 1) {
          value
        }
      }
    }
  }
}
fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<GraphQuery, GraphQueryVariables>;
export const HelpDocument = new TypedDocumentString(`
    query Help($known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  ...Sources
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Sources on Query {
  ocds: imports(first: 1, filter: {source: "ocds"}) {
    ...Read
  }
  eforms: imports(first: 1, filter: {source: "eforms"}) {
    ...Read
  }
  decp: imports(first: 1, filter: {source: "decp"}) {
    ...Read
  }
  prozorro: imports(first: 1, filter: {source: "prozorro"}) {
    ...Read
  }
  anac: imports(first: 1, filter: {source: "anac"}) {
    ...Read
  }
  bods: imports(first: 1, filter: {source: "bods"}) {
    ...Read
  }
  dossier: imports(first: 1, filter: {source: "dossier"}) {
    ...Read
  }
}
fragment Read on ImportConnection {
  totalCount
  nodes {
    started
    finished
  }
}`) as unknown as TypedDocumentString<HelpQuery, HelpQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home($today: PartialDate!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  tenders(first: 1) {
    totalCount
  }
  organisations(first: 1) {
    totalCount
  }
  people(first: 1) {
    totalCount
  }
  regulations(first: 1) {
    totalCount
  }
  articles(first: 8, filter: {publishedOn: {until: $today}}) {
    totalCount
    hiddenCount
    nodes {
      slug
      title
      published
      kind
      publishers(first: 1) {
        nodes {
          from {
            __typename
            name
            slug
          }
        }
      }
      claimsAbout(first: 1) {
        totalCount
      }
    }
  }
  ...Sources
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Sources on Query {
  ocds: imports(first: 1, filter: {source: "ocds"}) {
    ...Read
  }
  eforms: imports(first: 1, filter: {source: "eforms"}) {
    ...Read
  }
  decp: imports(first: 1, filter: {source: "decp"}) {
    ...Read
  }
  prozorro: imports(first: 1, filter: {source: "prozorro"}) {
    ...Read
  }
  anac: imports(first: 1, filter: {source: "anac"}) {
    ...Read
  }
  bods: imports(first: 1, filter: {source: "bods"}) {
    ...Read
  }
  dossier: imports(first: 1, filter: {source: "dossier"}) {
    ...Read
  }
}
fragment Read on ImportConnection {
  totalCount
  nodes {
    started
    finished
  }
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const OrganisationDocument = new TypedDocumentString(`
    query Organisation($slug: String!, $language: Language!, $after: String, $bidder: TenderFilter, $buyer: TenderFilter, $analyses: Boolean!, $flags: Boolean!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  organisation(by: {slug: $slug}) {
    id
    slug
    name
    kind
    country
    description
    website
    founded
    category
    activity
    knownFrom
    headcount {
      min
      max
    }
    address {
      locality
      region
      country
    }
    aliases(first: 10)
    identifiers(first: 12) {
      scheme
      value
    }
    qualityFlags(first: 10) {
      ...Flag
    }
    establishments(first: 12) {
      totalCount
      nodes {
        scheme
        value
        name
        locality
        country
      }
    }
    bids(first: 30, after: $after, orderBy: DATE_DESC) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...OrganisationBid
      }
    }
    procurements(first: 15, orderBy: RECORDED_DESC) {
      totalCount
      nodes {
        ...Contract
      }
    }
    owners(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    holdings(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    hostedBy(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    hosts(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    qualifications(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    subjections(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    issuances(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    officers(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    involvements(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    involvedParties(first: 5) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    findings(first: 8) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    assessments(first: 20) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    bidOutcomes @include(if: $analyses) {
      bidCount
      complete
      nodes {
        outcome
        count
        uncertainCount
        unknownValueCount
        flaggedValueCount
        ceilingValueCount
        sums {
          amount
          currency
        }
      }
    }
    activityByYear @include(if: $analyses) {
      year
      bidCount
      boughtCount
    }
    possiblySame(first: 3) @include(if: $analyses) {
      isLikely
      reasons {
        code
      }
      against {
        code
      }
      node {
        ...Link
        ... on Organisation {
          country
          knownFrom
          aliases(first: 4)
          identifiers(first: 4) {
            scheme
            value
          }
          address {
            locality
            region
            country
          }
        }
      }
    }
    bidBuyers(first: 10) @include(if: $analyses) {
      organisation {
        ...Link
      }
      tenderCount
    }
    coBidders(first: 10) @include(if: $analyses) {
      totalCount
      complete
      nodes {
        organisation {
          ...Link
        }
        tenderCount
        jointBids {
          certain
          possible
        }
        won {
          certain
          possible
        }
      }
    }
    rivals(first: 10) @include(if: $analyses) {
      totalCount
      complete
      coverage {
        complete
        partial
        unknown
        winnersOnly
      }
      nodes {
        organisation {
          ...Link
        }
        tenderCount
        won {
          certain
          possible
        }
        lost {
          certain
          possible
        }
      }
    }
    topBidders(first: 10) @include(if: $analyses) {
      bidderCount
      tenderCount
      complete
      nodes {
        organisation {
          ...Link
        }
        bidCount
        wonCount
        unknownAmountCount
        awarded {
          amount
          currency
        }
      }
    }
    exposures(first: 8) @include(if: $analyses) {
      totalCount
      complete
      nodes {
        standing
        modality
        chainCount
        regulation {
          ...Link
        }
        chains(first: 2) {
          standing
          modality
          steps {
            reading(language: $language)
            from {
              ...Link
            }
            to {
              ...Link
            }
            claim {
              ...Standing
            }
          }
        }
      }
    }
  }
  bidTenders: tenders(filter: $bidder, first: 10, orderBy: DATE_DESC) @include(if: $analyses) {
    ...SmallSheet
  }
  boughtTenders: tenders(filter: $buyer, first: 10, orderBy: DATE_DESC) @include(if: $analyses) {
    ...SmallSheet
  }
  supplierFlags: indicators(filter: $bidder, first: 20) @include(if: $flags) {
    totalCount
    complete
    nodes {
      ...RedFlag
    }
  }
  buyerFlags: indicators(filter: $buyer, first: 20) @include(if: $flags) {
    totalCount
    complete
    nodes {
      ...RedFlag
    }
  }
  ...DataState
}
    fragment SheetColumn on Tender {
  id
  slug
  title
  titleIsMakeshift
  date
  dateKind
  publishedBidCount
  buyer {
    slug
    name
  }
}
fragment SheetBid on Bid {
  id
  status
  standing
  ends {
    name
    node {
      id
      slug
      name
      ... on Organisation {
        identifiers(first: 1) {
          value
        }
      }
    }
  }
}
fragment SmallSheet on TenderConnection {
  totalCount
  nodes {
    ...SheetColumn
    bids(first: 9, orderBy: RECORDED_ASC) {
      totalCount
      nodes {
        ...SheetBid
      }
    }
  }
}
fragment OrganisationBid on Bid {
  ...Standing
  status
  outcome
  outcomeIsStated
  date
  valueStatus
  value {
    amount
    currency
  }
  lot {
    number
  }
  tender {
    slug
    title
    titleIsMakeshift
    buyer {
      slug
      name
    }
  }
  parties(first: 3) {
    pageInfo {
      hasNextPage
    }
    nodes {
      role
      organisation {
        slug
        name
      }
    }
  }
  qualityFlags(first: 2) {
    ...Flag
  }
}
fragment Contract on ProcurementRole {
  ...Standing
  role
  tender {
    slug
    title
    titleIsMakeshift
    date
    status
    valueStatus
    value {
      amount
      currency
    }
  }
}
fragment RedFlag on IndicatorResult {
  outcome
  group
  value
  threshold
  indicator {
    id
  }
  organisation {
    ...Link
  }
  tender {
    slug
    title
    titleIsMakeshift
  }
}
fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}
fragment Spoken on Claim {
  ...Standing
  sentence(language: $language, withSource: false)
  validUntil
  ends {
    node {
      ...Link
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<OrganisationQuery, OrganisationQueryVariables>;
export const OrganisationsDocument = new TypedDocumentString(`
    query Organisations($filter: OrganisationFilter, $order: OrganisationOrder!, $first: Int!, $after: String, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  organisations(filter: $filter, orderBy: $order, first: $first, after: $after) {
    totalCount
    hiddenCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      name
      kind
      country
      address {
        locality
        nuts
      }
      identifiers(first: 2) {
        scheme
        value
      }
      bids(first: 1) {
        totalCount
      }
      procurements(first: 1) {
        totalCount
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}`) as unknown as TypedDocumentString<OrganisationsQuery, OrganisationsQueryVariables>;
export const PathDocument = new TypedDocumentString(`
    query Path($from: String!, $to: String!, $max: Int!, $standing: [Standing!], $isAsked: Boolean!, $hasFrom: Boolean!, $hasTo: Boolean!, $language: Language!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  first: walk(seeds: [{slug: $from}], limit: 1) @include(if: $hasFrom) {
    things {
      node {
        ...Link
      }
    }
  }
  second: walk(seeds: [{slug: $to}], limit: 1) @include(if: $hasTo) {
    things {
      node {
        ...Link
      }
    }
  }
  nearFirst: suggest(prefix: $from, first: 6) @include(if: $hasFrom) {
    ...Link
  }
  nearSecond: suggest(prefix: $to, first: 6) @include(if: $hasTo) {
    ...Link
  }
  paths(
    from: {slug: $from}
    to: {slug: $to}
    maxHops: $max
    standing: $standing
    first: 5
  ) @include(if: $isAsked) {
    complete
    reason
    paths {
      hops
      standing
      modality
      knownFrom
      parallelCount
      steps {
        reading(language: $language)
        from {
          ...Link
        }
        to {
          ...Link
        }
        claim {
          ...Standing
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<PathQuery, PathQueryVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People($filter: PersonFilter, $order: PersonOrder!, $first: Int!, $after: String, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  people(filter: $filter, orderBy: $order, first: $first, after: $after) {
    totalCount
    hiddenCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      name
      description
      knownFrom
      holdings(first: 10) {
        totalCount
        nodes {
          owned {
            ...Link
          }
        }
      }
      offices(first: 2) {
        totalCount
        nodes {
          title
          organisation {
            ...Link
          }
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const PersonDocument = new TypedDocumentString(`
    query Person($slug: String!, $language: Language!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  person(by: {slug: $slug}) {
    slug
    name
    description
    givenName
    familyName
    knownFrom
    aliases(first: 10)
    identifiers(first: 10) {
      scheme
      value
    }
    qualityFlags(first: 10) {
      ...Flag
    }
    offices(first: 30) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    holdings(first: 20) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    involvements(first: 20) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    involvedParties(first: 10) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    assessments(first: 10) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    authorships(first: 15) {
      totalCount
      nodes {
        ...Standing
        article {
          ...Link
          published
        }
      }
    }
    mentions(first: 20) {
      totalCount
      nodes {
        name
        locator
        article {
          ...Link
          published
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}
fragment Spoken on Claim {
  ...Standing
  sentence(language: $language, withSource: false)
  validUntil
  ends {
    node {
      ...Link
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<PersonQuery, PersonQueryVariables>;
export const SelectionRedFlagsDocument = new TypedDocumentString(`
    query SelectionRedFlags($filter: TenderFilter, $ids: [IndicatorId!], $first: Int!, $after: String, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  indicators(filter: $filter, ids: $ids, first: $first, after: $after) {
    totalCount
    complete
    tenderCount
    counts {
      indicator {
        id
      }
      group
      flagged
      clear
      notApplicable
      reasons {
        reason
        count
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      outcome
      value
      threshold
      reason
      group
      indicator {
        id
      }
      tender {
        slug
        title
        titleIsMakeshift
      }
      organisation {
        slug
        name
      }
      inputs {
        name
        value
        claim {
          id
        }
        organisation {
          slug
          name
        }
        tender {
          slug
          title
          titleIsMakeshift
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}`) as unknown as TypedDocumentString<SelectionRedFlagsQuery, SelectionRedFlagsQueryVariables>;
export const RegulationDocument = new TypedDocumentString(`
    query Regulation($slug: String!, $language: Language!, $analyses: Boolean!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  regulation(by: {slug: $slug}) {
    slug
    name
    kind
    description
    jurisdiction
    version
    adopted
    inForce
    aliases(first: 10)
    identifiers(first: 10) {
      scheme
      value
    }
    qualityFlags(first: 10) {
      ...Flag
    }
    replacedBy(first: 5) {
      nodes {
        ...Spoken
      }
    }
    replaces(first: 5) {
      nodes {
        ...Spoken
      }
    }
    issuers(first: 10) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    requiredBy(first: 20) {
      totalCount
      nodes {
        ...Standing
        level
        tender {
          ...Link
        }
      }
    }
    qualified(first: 40) {
      totalCount
      nodes {
        ...Standing
        status
        scope
        validFrom
        validUntil
        organisation {
          ...Link
        }
      }
    }
    subjects(first: 20) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    involvedParties(first: 10) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    assessments(first: 10) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    mentions(first: 15) {
      totalCount
      nodes {
        name
        locator
        article {
          ...Link
          published
        }
      }
    }
    exposed(first: 15) @include(if: $analyses) {
      totalCount
      complete
      nodes {
        standing
        modality
        chainCount
        organisation {
          ...Link
        }
        chains(first: 1) {
          standing
          modality
          steps {
            reading(language: $language)
            from {
              ...Link
            }
            to {
              ...Link
            }
            claim {
              ...Standing
            }
          }
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}
fragment Spoken on Claim {
  ...Standing
  sentence(language: $language, withSource: false)
  validUntil
  ends {
    node {
      ...Link
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<RegulationQuery, RegulationQueryVariables>;
export const RegulationsDocument = new TypedDocumentString(`
    query Regulations($filter: RegulationFilter, $order: RegulationOrder!, $first: Int!, $after: String, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  regulations(filter: $filter, orderBy: $order, first: $first, after: $after) {
    totalCount
    hiddenCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      name
      kind
      jurisdiction
      adopted
      requiredBy(first: 1) {
        totalCount
      }
      qualified(first: 1) {
        totalCount
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}`) as unknown as TypedDocumentString<RegulationsQuery, RegulationsQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $types: [NodeType!], $after: String, $isAsked: Boolean!, $tenders: Boolean!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  search(text: $text, types: $types, first: 20, after: $after) @include(if: $isAsked) {
    complete
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      match
      field
      highlight {
        text
        isMatch
      }
      node {
        __typename
        name
        slug
        ... on Tender {
          titleIsMakeshift
          status
          date
          dateKind
          buyer {
            slug
            name
          }
        }
        ... on Organisation {
          kind
          country
          address {
            locality
          }
          identifiers(first: 1) {
            scheme
            value
          }
        }
        ... on Person {
          description
        }
        ... on Regulation {
          jurisdiction
          adopted
        }
        ... on Article {
          published
          language
          publishers(first: 1) {
            nodes {
              from {
                __typename
                name
                slug
              }
            }
          }
        }
      }
    }
  }
  tenderStatistics(filter: {text: $text}) @include(if: $tenders) {
    allTendersRead
    byYear {
      year
      figures {
        tenderCount
      }
    }
    byAwardYear: byYear(of: AWARDED) {
      year
      figures {
        tenderCount
      }
    }
    byRegion(level: 1) {
      region
      figures {
        tenderCount
      }
    }
  }
  ocds: tenders(first: 1, filter: {text: $text, source: "ocds"}) @include(if: $tenders) {
    totalCount
  }
  eforms: tenders(first: 1, filter: {text: $text, source: "eforms"}) @include(if: $tenders) {
    totalCount
  }
  decp: tenders(first: 1, filter: {text: $text, source: "decp"}) @include(if: $tenders) {
    totalCount
  }
  prozorro: tenders(first: 1, filter: {text: $text, source: "prozorro"}) @include(if: $tenders) {
    totalCount
  }
  anac: tenders(first: 1, filter: {text: $text, source: "anac"}) @include(if: $tenders) {
    totalCount
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SuggestDocument = new TypedDocumentString(`
    query Suggest($text: String!, $isAsked: Boolean!, $types: [NodeType!], $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  suggestions(prefix: $text, first: 8, types: $types) @include(if: $isAsked) {
    field
    highlight {
      text
    }
    node {
      ...Link
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<SuggestQuery, SuggestQueryVariables>;
export const TenderDocument = new TypedDocumentString(`
    query Tender($slug: String!, $language: Language!, $after: String, $analyses: Boolean!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  tender(by: {slug: $slug}) {
    slug
    title
    titleIsMakeshift
    isDuplicate
    description
    status
    purpose
    country
    procedure
    procedureDetails
    cpvs(first: 10)
    places(first: 10)
    published
    bidsFrom
    deadline
    awarded
    date
    dateKind
    publishedBidCount
    value {
      amount
      currency
    }
    buyer {
      slug
    }
    valueBasis
    valueKind
    valueParts
    valueStatus
    valueGaps
    valueIsCeiling
    repeatedAmountCount
    aliases(first: 10)
    identifiers(first: 10) {
      scheme
      value
    }
    qualityFlags(first: 20) {
      ...Flag
    }
    sameAs(first: 3) {
      totalCount
      nodes {
        slug
        title
        titleIsMakeshift
        identifiers(first: 1) {
          value
        }
      }
    }
    replacedBy(first: 5) {
      nodes {
        ...Standing
        relation
        successor {
          ...Link
        }
      }
    }
    replaces(first: 5) {
      nodes {
        ...Standing
        relation
        predecessor {
          ...Link
        }
      }
    }
    procurementRoles(first: 10) {
      totalCount
      nodes {
        ...Standing
        role
        organisation {
          slug
          name
        }
      }
    }
    bids(first: 70, after: $after, orderBy: RECORDED_ASC) {
      totalCount
      withdrawnCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...BidRow
      }
    }
    lots(first: 100) {
      totalCount
      nodes {
        number
        position
        title
        status
        publishedBidCount
      }
    }
    requirements(first: 20) {
      totalCount
      nodes {
        ...Standing
        level
        regulation {
          slug
          name
        }
      }
    }
    assessments(first: 20) {
      totalCount
      nodes {
        ...Standing
        aspect
        finding
        assessor {
          ...Link
        }
      }
    }
    involvedParties(first: 15) {
      totalCount
      nodes {
        ...Spoken
      }
    }
    events(
      first: 40
      filter: {event: [PLANNED, LAUNCHED, CLOSED, AWARDED, UNSUCCESSFUL, CANCELLED]}
    ) {
      totalCount
      nodes {
        ...Happening
      }
    }
    bidEvents: events(
      first: 20
      filter: {event: [EXPECTED, SUBMITTED, PRESELECTED, WITHDRAWN, DISQUALIFIED, REJECTED, WON]}
    ) {
      totalCount
      nodes {
        ...Happening
      }
    }
    valuations(first: 30) {
      totalCount
      nodes {
        ...Standing
        valuation
        valueStatus
        value {
          amount
          currency
        }
        date
        part
        lot {
          number
          position
        }
        qualityFlags(first: 2) {
          ...Flag
        }
      }
    }
    competition @include(if: $analyses) {
      coverage
      publishedBidCount
      bids {
        certain
        possible
        unknown
      }
    }
    eligibility @include(if: $analyses) {
      candidates(first: 20) {
        totalCount
        complete
        nodes {
          verdict
          bidding
          organisation {
            slug
            name
          }
          findings {
            verdict
            requirement {
              id
            }
            because(first: 1) {
              ...Standing
            }
          }
        }
      }
    }
    indicators(first: 20) @include(if: $analyses) {
      totalCount
      complete
      nodes {
        outcome
        value
        threshold
        reason
        indicator {
          id
        }
        organisation {
          slug
          name
        }
        inputs {
          name
          value
          claim {
            id
          }
          organisation {
            slug
            name
          }
          tender {
            slug
            title
            titleIsMakeshift
          }
        }
      }
    }
    history(first: 20) @include(if: $analyses) {
      totalCount
      nodes {
        day
        statesCount
        withdrawsCount
        article {
          slug
          title
        }
        changes {
          attribute
          before
          after
        }
      }
    }
  }
  ...DataState
}
    fragment Happening on TenderEvent {
  ...Standing
  event
  date
  reason
  lot {
    number
    position
  }
}
fragment BidRow on Bid {
  ...Standing
  status
  outcome
  outcomeIsStated
  rank
  grouping
  note
  valueStatus
  value {
    amount
    currency
  }
  lot {
    number
    position
    title
    bids(first: 1) {
      totalCount
    }
  }
  parties(first: 5) {
    pageInfo {
      hasNextPage
    }
    nodes {
      role
      organisation {
        slug
        name
      }
    }
  }
  qualityFlags(first: 2) {
    ...Flag
  }
}
fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Place on Evidence {
  locator
  quote
  note
  stance
  standing
  article {
    slug
    title
    published
    url
  }
  attributedTo {
    name
  }
}
fragment Standing on Claim {
  id
  standing
  modality
  evidence(first: 2) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...Place
    }
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}
fragment Spoken on Claim {
  ...Standing
  sentence(language: $language, withSource: false)
  validUntil
  ends {
    node {
      ...Link
    }
  }
}
fragment Link on Entity {
  __typename
  name
  slug
  ... on Tender {
    titleIsMakeshift
  }
}`) as unknown as TypedDocumentString<TenderQuery, TenderQueryVariables>;
export const TendersDocument = new TypedDocumentString(`
    query Tenders($filter: TenderFilter, $order: TenderOrder!, $first: Int!, $after: String, $analyses: Boolean!, $known: Date, $valid: Date) @asOf(knownOn: $known, validOn: $valid) {
  tenders(filter: $filter, orderBy: $order, first: $first, after: $after) {
    totalCount
    hiddenCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      title
      titleIsMakeshift
      status
      date
      dateKind
      published
      deadline
      awarded
      publishedBidCount
      value {
        amount
        currency
      }
      valueStatus
      valueBasis
      valueParts
      identifiers(first: 1) {
        scheme
        value
      }
      buyer {
        slug
        name
      }
      qualityFlags(first: 3) {
        ...Flag
      }
    }
  }
  tenderStatistics(filter: $filter) @include(if: $analyses) {
    allTendersRead
    total {
      tenderCount
      duplicateCount
      unknownValueCount
      withoutBidCount
      singleBids {
        certain
        possible
        unknown
      }
      values {
        count
        estimateCount
        partialCount
        ceilingCount
        flaggedCount
        unusualCount
        sum {
          amount
          currency
        }
        sumWithoutUnusual {
          amount
          currency
        }
      }
    }
  }
  ...DataState
}
    fragment DataState on Query {
  dataState {
    importNumber
    imported
    newestDocument
  }
}
fragment Flag on QualityFlag {
  field
  flag
  leftOut
  published
}`) as unknown as TypedDocumentString<TendersQuery, TendersQueryVariables>;