/** The five kinds of things in the graph, as they are stored and shown. */
export const NODE_TYPES = ['ARTICLE', 'ORGANISATION', 'PERSON', 'REGULATION', 'TENDER'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export const ARTICLE_KINDS = ['NEWS', 'REPORT', 'NOTICE', 'PRESS_RELEASE', 'LEGAL_TEXT', 'OTHER'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

export const ORGANISATION_KINDS = [
  'PUBLIC_BODY',
  'GOVERNMENT',
  'COMPANY',
  'BUSINESS_UNIT',
  'MEDIA',
  'COURT',
  'ASSOCIATION',
  'OTHER',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const REGULATION_KINDS = [
  'STATUTE',
  'DIRECTIVE',
  'EU_REGULATION',
  'CERTIFICATION',
  'CONTRACT_RULE',
  'OTHER',
] as const;
export type RegulationKind = (typeof REGULATION_KINDS)[number];

/** Kinds of procedure: eForms BT-105 and OCDS `tender/procurementMethod`, in one list. */
export const PROCEDURE_KINDS = [
  'OPEN',
  'RESTRICTED',
  'SELECTIVE',
  'NEGOTIATED_WITH_CALL',
  'NEGOTIATED_WITHOUT_CALL',
  'COMPETITIVE_DIALOGUE',
  'INNOVATION_PARTNERSHIP',
  'LIMITED',
  'DIRECT',
  'OTHER',
] as const;
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number];

/** What a tender's last visible event says of it. */
export const TENDER_STATUSES = [
  'PLANNED',
  'LAUNCHED',
  'CLOSED',
  'AWARDED',
  'CANCELLED',
  'UNSUCCESSFUL',
] as const;
export type TenderStatus = (typeof TENDER_STATUSES)[number];
