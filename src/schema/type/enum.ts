import type { ImportStatus } from '../../db/tables/import.ts';
import type {
  AmountQualifier,
  AuthorshipRole,
  BidStatus,
  ClaimKind,
  ClaimState,
  EvidenceStanding,
  InvolvementRole,
  Modality,
  ProcurementRole,
  RequirementLevel,
  Stance,
  Standing,
  SuccessionRelation,
  ValuationKind,
} from '../../domain/claim.ts';
import type { ValueStatus } from '../../domain/money.ts';
import type {
  ArticleKind,
  NodeType,
  OrganisationKind,
  RegulationKind,
  TenderStatus,
} from '../../domain/node.ts';
import { QUALITY_FLAG_MEANINGS, type QualityFlag } from '../../domain/quality.ts';
import { BID_STATUS, WORDS } from '../../model/words.ts';
import type { Enums } from './backing.ts';
import type { Builder } from './builder.ts';

/** An enum of the API: what it is about, and what each word means. */
export interface EnumDeclaration {
  readonly doc: string;
  readonly words: Readonly<Record<string, string>>;
}

/** The values of an enum type, each with what it means. */
export function describedWords<W extends string>(meanings: Readonly<Record<W, string>>) {
  const values = Object.entries(meanings).map(([word, description]) => [word, { description }]);
  return Object.fromEntries(values) as Record<W, { description: string }>;
}

/** Makes an enum that fields and arguments name: of exactly the words that stand behind it, each with what it means. */
export function addEnum<N extends keyof Enums>(
  builder: Builder,
  name: N,
  description: string,
  meanings: Readonly<Record<Enums[N], string>>,
): void {
  builder.enumType<string, Record<Enums[N], { description: string }>>(name, {
    description,
    values: describedWords(meanings),
  });
}

function words<W extends string>(doc: string, meanings: Record<W, string>): EnumDeclaration {
  return { doc, words: meanings };
}

const TENDER_STATUS: Record<TenderStatus, string> = {
  PLANNED: 'Announced, not yet open to bids. OCDS `planning`/`planned`.',
  LAUNCHED: 'Open to bids: the call was published. OCDS `active`.',
  CLOSED: 'No longer open to bids, not yet decided.',
  AWARDED: 'Decided: at least one award was made. OCDS `complete`; eForms result notice.',
  CANCELLED: 'Withdrawn by the buyer before or instead of an award. OCDS `cancelled`.',
  UNSUCCESSFUL:
    'Ended without an award because no bid could be taken. OCDS `unsuccessful`; eForms `clos-nw`.',
};

const AUTHORSHIP_ROLE: Record<AuthorshipRole, string> = {
  AUTHOR: 'Wrote the document.',
  PUBLISHER: 'Published or presented the document.',
};

/** Every enum of the API by name. A word that the domain has and this list lacks does not compile. */
export const ENUMS: Readonly<Record<string, EnumDeclaration>> = {
  ...Object.fromEntries(WORDS.map(({ name, doc, meanings }) => [name, { doc, words: meanings }])),
  NodeType: words<NodeType>('The five kinds of things in the graph.', {
    ARTICLE: 'A source document: press article, report, notice, press release, legal text.',
    ORGANISATION: 'A public body, company, court, medium or other organisation.',
    PERSON: 'A human being in a public role.',
    REGULATION: 'A law, directive, certification or contract rule.',
    TENDER: 'A public procurement procedure. OCDS `tender`; eForms procedure.',
  }),
  ClaimKind: words<ClaimKind>('What a claim says.', {
    BID: 'Organisations bid on a tender.',
    PROCUREMENT_ROLE: 'An organisation buys, or stands behind a tender in another way.',
    TENDER_EVENT: 'Something happened to a tender, a lot or a bid.',
    VALUATION: 'What a tender or lot is worth.',
    REQUIREMENT: 'A tender requires that bidders hold or obey a regulation.',
    SUCCESSION: 'A tender or regulation replaces, amends or repeals another.',
    QUALIFICATION: 'Where an organisation stands with a certification.',
    SUBJECTION: 'An organisation must obey a law.',
    ISSUANCE: 'An organisation made a law or grants a certification.',
    HOSTING: "An organisation hosts another's data or service.",
    OWNERSHIP: 'An organisation or person owns or controls an organisation.',
    OFFICE: 'A person holds a position in an organisation.',
    INVOLVEMENT: 'A person or organisation did something about a node.',
    ASSESSMENT: 'An organisation or document found something about a node.',
    CITATION: 'A document relies on another.',
    AUTHORSHIP: 'A person or organisation wrote or published a document.',
  }),
  Standing: words<Standing>('How sure a claim is, by who says it and how.', {
    OFFICIAL: 'An official document states it.',
    REPORTED: 'A source states it as fact.',
    UNCONFIRMED:
      'A source states it and says that it is not confirmed, or no document of the graph states it.',
    DISPUTED: 'A source denies it.',
  }),
  EvidenceStanding: words<EvidenceStanding>(
    'The standing that one piece of evidence alone would give its claim.',
    {
      OFFICIAL: 'The document is official.',
      REPORTED: 'The document states it as fact.',
      UNCONFIRMED: 'The document states it and says that it is not confirmed, or there is no document.',
    },
  ),
  Modality: words<Modality>('Whether something is so, or expected.', {
    ACTUAL: 'It is, or was, so.',
    EXPECTED: 'Announced or foreseen, and not yet so.',
  }),
  Stance: words<Stance>('On which side of a claim a document stands.', {
    SUPPORTS: 'The document says it.',
    DISPUTES: 'The document denies it.',
  }),
  ArticleKind: words<ArticleKind>('What kind of document an article is.', {
    NEWS: 'A press article.',
    REPORT: 'An audit, study or parliamentary report.',
    NOTICE: 'A procurement notice or dataset record, such as those of TED, BOAMP and DECP.',
    PRESS_RELEASE: "An organisation's own announcement.",
    LEGAL_TEXT: 'The text of a law or regulation.',
    OTHER: 'Another document.',
  }),
  OrganisationKind: words<OrganisationKind>('What kind of organisation it is.', {
    PUBLIC_BODY: 'An agency, authority or other public body.',
    GOVERNMENT: 'A state, or its government or ministry.',
    COMPANY: 'A company.',
    BUSINESS_UNIT: 'A part, brand or division of a company.',
    MEDIA: 'A newspaper, broadcaster or other medium.',
    COURT: 'A court, or a court of auditors.',
    ASSOCIATION: 'An association or foundation.',
    OTHER: 'Another kind, or a kind that no source states.',
  }),
  RegulationKind: words<RegulationKind>('What kind of rule a regulation is.', {
    STATUTE: 'A law of a state.',
    DIRECTIVE: 'A directive of the European Union.',
    EU_REGULATION: 'A regulation of the European Union.',
    CERTIFICATION: 'A certification or qualification that an organisation can hold.',
    CONTRACT_RULE: 'A rule of public contracts.',
    OTHER: 'Another kind, or a kind that no source states.',
  }),
  TenderStatus: words<TenderStatus>('What the last event of a tender says.', TENDER_STATUS),
  TenderEventKind: words<TenderStatus | BidStatus>(
    'What happened: to a tender or lot one of the tender statuses, to a bid one of the bid statuses.',
    { ...TENDER_STATUS, ...BID_STATUS.meanings },
  ),
  ProcurementRoleKind: words<ProcurementRole>(
    'What an organisation is to a tender besides bidding. OCDS party roles.',
    {
      BUYER: 'Pays for it. OCDS `buyer`; eForms buyer; DECP `acheteur`.',
      PROCURING_ENTITY: 'Runs the procedure. OCDS `procuringEntity`.',
      BENEFICIARY: 'Gets the use of it.',
      FUNDER: 'Gives money for it. OCDS `funder`.',
    },
  ),
  ValuationKind: words<ValuationKind>('What kind of value it is, from the least to the most advanced.', {
    BUDGET: 'Money set aside. OCDS `planning/budget`.',
    ESTIMATE: 'Estimated value of the tender. OCDS `tender/value`; eForms BT-27.',
    AWARD: 'Value of the awards. OCDS `awards/value`; eForms BT-161.',
    CONTRACT: 'Value of the contracts as signed. OCDS `contracts/value`; DECP `montant`.',
    AMENDED: 'Value after amendments. DECP `modifications/montant`.',
  }),
  ValueStatus: words<ValueStatus>('Whether an amount is known, and why not.', {
    KNOWN: 'The amount is stated.',
    UNKNOWN: 'No document of the graph says anything about it.',
    NOT_PUBLISHED: 'A document says that the amount has not been published.',
    WITHHELD: 'The amount is kept from the public on purpose. eForms unpublished fields.',
  }),
  ClaimState: words<ClaimState>('Whether documents still say so, as of the day asked.', {
    CURRENT: 'At least one document that says so has not been superseded.',
    WITHDRAWN:
      'Each document that said so was superseded by a later one that no longer does: a claim that was taken back, not one that ended.',
  }),
  RequirementLevel: words<RequirementLevel>('How strongly a tender requires something.', {
    MANDATORY: 'Bidders without it are excluded.',
    PREFERRED: 'It counts in favour of a bid.',
  }),
  SuccessionRelation: words<SuccessionRelation>('What the later of two does to the earlier.', {
    REPLACES: 'Stands in its place.',
    AMENDS: 'Changes it.',
    REPEALS: 'Ends it; of regulations only.',
  }),
  InvolvementRole: words<InvolvementRole>('What somebody did about something.', {
    INITIATED: 'Set it in motion.',
    DECIDED: 'Took the decision.',
    HEARD: 'Was heard about it, by a parliament or an inquiry.',
    REVEALED: 'Made it public.',
    CRITICISED: 'Criticised it.',
    ANNOUNCED: 'Announced it.',
    PUBLISHED: 'Published it.',
    OTHER: 'Something else; the note says what.',
  }),
  AuthorshipRole: words<AuthorshipRole>('What somebody is to a document.', AUTHORSHIP_ROLE),
  QualityFlagKind: words<QualityFlag>(
    'Why a published value is suspect, or was left out.',
    QUALITY_FLAG_MEANINGS,
  ),
  ImportStatus: words<ImportStatus>('How an import of a file stands.', {
    RUNNING: 'It runs, or was killed.',
    COMPLETE: 'The file was read to its end.',
    STOPPED: 'It was asked to end before the end of the file; it can be resumed.',
    UNUSABLE: 'The file, or one in it, could not be read to its end.',
  }),
  AmountQualifier: words<AmountQualifier>('How a stated amount bounds the real one.', {
    EXACT: 'The amount itself.',
    ABOUT: 'An amount near it.',
    MORE_THAN: 'At least that much.',
    LESS_THAN: 'At most that much.',
  }),
};
