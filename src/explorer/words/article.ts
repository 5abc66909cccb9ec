import { type Words, words } from '../language.ts';
import type { ArticleKind } from '../operations.ts';
import { counted } from './common.ts';

const KIND_EN: Record<ArticleKind, string> = {
  LEGAL_TEXT: 'Legal text',
  NEWS: 'Press article',
  NOTICE: 'Notice',
  OTHER: 'Document',
  PRESS_RELEASE: 'Press release',
  REPORT: 'Report',
};
const KIND_FR: Record<ArticleKind, string> = {
  LEGAL_TEXT: 'Texte de loi',
  NEWS: 'Article de presse',
  NOTICE: 'Avis',
  OTHER: 'Document',
  PRESS_RELEASE: 'Communiqué',
  REPORT: 'Rapport',
};

export const articleKind: Words<Record<ArticleKind, string>> = words(KIND_EN, KIND_FR);

/** What the page of a document says. */
export const articleWords = words(
  {
    published: 'Published',
    noDate: 'no date stated',
    authors: 'Written by',
    publishers: 'Published by',
    language: 'Language',
    section: 'Section',
    original: 'The document itself',
    text: 'The text',
    textHint:
      'Names that are known lead to their pages. A number leads to the claim that the passage supports.',
    claims: 'What it claims',
    noClaims: 'Nothing is claimed by this document.',
    relyingOn: 'relying on',
    denies: 'Denies it',
    named: 'Whom and what it names',
    cites: 'What it cites',
    citedBy: 'What cites it',
    takenBack: 'What it or others took back since',
    takenBackBy: 'taken back by',
    findings: 'What it finds',
    files: 'Where it stood in imported files',
    ofKind: (count: number) => counted(count, 'claim', 'claims'),
    description: (title: string) => `${title}: what it claims, whom it names, what it cites.`,
  },
  {
    published: 'Publié',
    noDate: 'sans date',
    authors: 'Écrit par',
    publishers: 'Publié par',
    language: 'Langue',
    section: 'Rubrique',
    original: 'Le document lui-même',
    text: 'Le texte',
    textHint: 'Les noms connus mènent à leur page. Un numéro mène à l’affirmation que le passage appuie.',
    claims: 'Ce qu’il affirme',
    noClaims: 'Ce document n’affirme rien.',
    relyingOn: 'd’après',
    denies: 'Le dément',
    named: 'Qui et quoi il nomme',
    cites: 'Ce qu’il cite',
    citedBy: 'Ce qui le cite',
    takenBack: 'Ce qui a été retiré depuis, par lui ou par d’autres',
    takenBackBy: 'retiré par',
    findings: 'Ce qu’il constate',
    files: 'Où il figurait dans les fichiers importés',
    ofKind: (count: number) => counted(count, 'affirmation', 'affirmations'),
    description: (title: string) => `${title} : ce qu’il affirme, qui il nomme, ce qu’il cite.`,
  },
);
