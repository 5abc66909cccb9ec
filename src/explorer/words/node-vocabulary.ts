import { type Words, words } from '../language.ts';
import type { ArticleKind, MatchedField, NodeType, OrganisationKind, SearchMatch } from '../operations.ts';

const TYPES_EN: Record<NodeType, string> = {
  ORGANISATION: 'Organisations',
  TENDER: 'Tenders',
  PERSON: 'People',
  REGULATION: 'Laws and certifications',
  ARTICLE: 'Articles and notices',
};
const TYPES_FR: Record<NodeType, string> = {
  ORGANISATION: 'Organisations',
  TENDER: 'Marchés',
  PERSON: 'Personnes',
  REGULATION: 'Lois et certifications',
  ARTICLE: 'Articles et avis',
};

const ORGANISATION_EN: Record<OrganisationKind, string> = {
  COMPANY: 'Company',
  PUBLIC_BODY: 'Public body',
  GOVERNMENT: 'Government',
  COURT: 'Court',
  MEDIA: 'Media',
  ASSOCIATION: 'Association',
  BUSINESS_UNIT: 'Business unit',
  OTHER: 'Kind not stated',
};
const ORGANISATION_FR: Record<OrganisationKind, string> = {
  COMPANY: 'Entreprise',
  PUBLIC_BODY: 'Organisme public',
  GOVERNMENT: 'Gouvernement',
  COURT: 'Juridiction',
  MEDIA: 'Média',
  ASSOCIATION: 'Association',
  BUSINESS_UNIT: 'Unité d’une entreprise',
  OTHER: 'Genre non déclaré',
};

const ARTICLE_EN: Record<ArticleKind, string> = {
  NOTICE: 'Notice',
  NEWS: 'Press article',
  PRESS_RELEASE: 'Press release',
  REPORT: 'Report',
  LEGAL_TEXT: 'Legal text',
  OTHER: 'Document',
};
const ARTICLE_FR: Record<ArticleKind, string> = {
  NOTICE: 'Avis',
  NEWS: 'Article de presse',
  PRESS_RELEASE: 'Communiqué',
  REPORT: 'Rapport',
  LEGAL_TEXT: 'Texte de loi',
  OTHER: 'Document',
};

/** Why a hit was found; where the whole name matches, that needs no word, and for a text its kind is the word. */
const MATCH_EN: Record<SearchMatch, string> = {
  IDENTIFIER: 'by its number',
  NAME: '',
  START: '',
  WORDS: '',
  NEAR: 'spelt nearly so',
  INITIALS: 'by its initials',
  SOME_WORDS: 'has some of the words',
  TEXT: '',
};
const MATCH_FR: Record<SearchMatch, string> = {
  IDENTIFIER: 'par son numéro',
  NAME: '',
  START: '',
  WORDS: '',
  NEAR: 'graphie proche',
  INITIALS: 'par ses initiales',
  SOME_WORDS: 'contient une partie des mots',
  TEXT: '',
};

const FIELD_EN: Record<MatchedField, string> = {
  NAME: '',
  ALIAS: 'also called',
  IDENTIFIER: 'number',
  DESCRIPTION: 'description',
  BODY: 'text',
};
const FIELD_FR: Record<MatchedField, string> = {
  NAME: '',
  ALIAS: 'aussi appelé',
  IDENTIFIER: 'numéro',
  DESCRIPTION: 'description',
  BODY: 'texte',
};

const ENGLISH = {
  types: TYPES_EN,
  organisationKind: ORGANISATION_EN,
  articleKind: ARTICLE_EN,
  match: MATCH_EN,
  field: FIELD_EN,
};

const FRENCH: typeof ENGLISH = {
  types: TYPES_FR,
  organisationKind: ORGANISATION_FR,
  articleKind: ARTICLE_FR,
  match: MATCH_FR,
  field: FIELD_FR,
};

/** Words for kinds of nodes and for how the search found them. */
export const nodeVocabulary: Words<typeof ENGLISH> = words(ENGLISH, FRENCH);
