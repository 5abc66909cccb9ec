import { type WordOf, words } from '../words.ts';

export const ARTICLE_KIND = words('ArticleKind', 'What kind of document an article is.', {
  NEWS: 'A press article.',
  REPORT: 'An audit, study or parliamentary report.',
  NOTICE: 'A procurement notice or dataset record, such as those of TED, BOAMP and DECP.',
  PRESS_RELEASE: "An organisation's own announcement.",
  LEGAL_TEXT: 'The text of a law or regulation.',
  OTHER: 'Another document.',
});
export type ArticleKind = WordOf<typeof ARTICLE_KIND>;

export const ORGANISATION_KIND = words('OrganisationKind', 'What kind of organisation it is.', {
  PUBLIC_BODY: 'An agency, authority or other public body.',
  GOVERNMENT: 'A state, or its government or ministry.',
  COMPANY: 'A business with a legal form of its own.',
  BUSINESS_UNIT: 'A part, brand or division of a company.',
  MEDIA: 'A newspaper, broadcaster or other medium.',
  COURT: 'A court, or a court of auditors.',
  ASSOCIATION: 'An association or foundation.',
  OTHER: 'Another kind, or a kind that no source states.',
});
export type OrganisationKind = WordOf<typeof ORGANISATION_KIND>;

export const REGULATION_KIND = words('RegulationKind', 'What kind of rule a regulation is.', {
  STATUTE: 'A law of a state.',
  DIRECTIVE: 'A directive of the European Union.',
  EU_REGULATION: 'A regulation of the European Union.',
  CERTIFICATION: 'A certification or qualification that an organisation can hold.',
  CONTRACT_RULE: 'A rule of public contracts.',
  OTHER: 'Another kind, or a kind that no source states.',
});
export type RegulationKind = WordOf<typeof REGULATION_KIND>;

export const PROCEDURE_KIND = words(
  'ProcedureKind',
  'Kind of procurement procedure. eForms BT-105; OCDS `tender/procurementMethod`.',
  {
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
);
export type ProcedureKind = WordOf<typeof PROCEDURE_KIND>;
