import { formatOf } from '../format.ts';
import type { Language } from '../language.ts';

/** What importers call notices, by the codes of their formats, and the same in French. */
export const NOTICE_KINDS: Readonly<Record<string, string>> = {
  'Award amendment notice': 'Rectificatif d’attribution',
  'Award cancellation notice': 'Annulation d’attribution',
  'Award notice': 'Avis d’attribution',
  'Award notice update': 'Mise à jour d’avis d’attribution',
  'Bid notice': 'Avis d’offres',
  'Compiled release': 'Publication d’ensemble',
  'Contract amendment notice': 'Avenant',
  'Contract award notice': 'Avis d’attribution',
  'Contract award notice for public transport': 'Avis d’attribution de transport public',
  'Contract completion notice': 'Avis de fin de contrat',
  'Contract modification notice': 'Avis de modification',
  'Contract notice': 'Avis de marché',
  'Contract notice update': 'Mise à jour d’avis de marché',
  'Contract termination notice': 'Avis de résiliation',
  'Design contest notice': 'Avis de concours',
  'Design contest result notice': 'Avis de résultat de concours',
  'Implementation notice': 'Avis d’exécution',
  'Planning notice': 'Avis de préinformation',
  'Planning notice calling for competition': 'Avis de préinformation valant mise en concurrence',
  'Planning notice for public transport': 'Avis de préinformation de transport public',
  'Planning notice on a buyer profile': 'Avis de préinformation sur un profil d’acheteur',
  'Planning notice shortening time limits': 'Avis de préinformation réduisant les délais',
  'Planning notice update': 'Mise à jour d’avis de préinformation',
  'Preliminary market consultation': 'Consultation préalable du marché',
  'Procurement notice': 'Avis',
  'Qualification system notice': 'Avis de système de qualification',
  'Subcontract notice': 'Avis de sous-traitance',
  'Tender amendment notice': 'Rectificatif d’appel d’offres',
  'Tender cancellation notice': 'Annulation d’appel d’offres',
  'Tender notice': 'Avis d’appel d’offres',
  'Tender notice update': 'Mise à jour d’avis d’appel d’offres',
  'Voluntary ex-ante transparency notice': 'Avis de transparence ex ante volontaire',
};

const STATEMENTS: Readonly<Record<string, string>> = {
  Entity: 'Déclaration d’entité',
  Person: 'Déclaration de personne',
  'Ownership-or-control': 'Déclaration de propriété ou de contrôle',
};

const COLON = '\u202f: ';

/** A title that an importer made, and how it reads in French; parts that were published stay as they are. */
type Made = readonly [pattern: RegExp, french: (...parts: (string | undefined)[]) => string | undefined];

const MADE: readonly Made[] = [
  [
    /^(Award notice|Amendment|Subcontract)(?: (\S*))? of (concession )?contract(?: (.*?))?(?: of (.*))?$/,
    (what, number, concession, contract, buyer) => {
      const kind = {
        'Award notice': 'Avis d’attribution',
        Amendment: 'Avenant',
        Subcontract: 'Sous-traitance',
      }[what ?? ''];
      const of = concession === undefined ? 'du contrat' : 'de la concession';
      return joined([kind, number, of, contract, buyer && `de ${buyer}`]);
    },
  ],
  [
    /^(Entity|Person|Ownership-or-control) statement (\S+)$/,
    (type, id) => joined([STATEMENTS[type ?? ''], id]),
  ],
  [
    /^ProZorro tender (\S+), as of (\d{4}-\d\d-\d\d)$/,
    (number, day) => `Marché ProZorro ${number}, état du ${formatOf('fr').date(day ?? '')}`,
  ],
  [
    /^Law 190 data set(?: (\d{4}))?(?: of (.*))?$/,
    (year, body) => joined(['Données de la loi 190', year, body && `de ${body}`]),
  ],
  [
    /^(Change to )?([A-Z]?[a-z][a-z -]+?)( \d\S*)?(: [\s\S]*)?$/,
    (change, kind = '', number = '', title = '') => {
      const french = NOTICE_KINDS[kind.charAt(0).toUpperCase() + kind.slice(1)];
      if (french === undefined || number + title === '') return undefined;
      const told = title.replace(/^: /, COLON);
      return change === undefined
        ? `${french}${number}${told}`
        : `Modification${COLON}${french.charAt(0).toLowerCase()}${french.slice(1)}${number}${told}`;
    },
  ],
];

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/**
 * A document's title in the reader's language. Notices of registers have none: importers make one of their kind and number, in English;
 * what was published of it, such as the name of the contract, stays as it is.
 */
export function documentTitle(language: Language, title: string): string {
  return (language === 'fr' && inFrench(title)) || title;
}

/** Whether an importer made the title, whatever the language of the document. */
export function isTitleMade(title: string): boolean {
  return inFrench(title) !== undefined;
}

function inFrench(title: string): string | undefined {
  for (const [pattern, french] of MADE) {
    const match = pattern.exec(title);
    const made = match && french(...match.slice(1));
    if (made) return made;
  }
  return undefined;
}
