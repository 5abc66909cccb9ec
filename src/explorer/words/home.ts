import { words } from '../language.ts';
import { counted } from './common.ts';

/** What the first page says. */
export const homeWords = words(
  {
    documentTitle: 'Who buys, who bids, who says so',
    title:
      'Who bid on which tender, who owns and hosts whom, which law reaches whom, and which document says so.',
    hint: 'Organisation, tender, person, law or article; or an identifier such as a SIREN',
    there: 'What there is',
    tenders: ['tender', 'tenders'] as readonly string[],
    organisations: ['organisation', 'organisations'] as readonly string[],
    people: ['person', 'people'] as readonly string[],
    regulations: ['law or certification', 'laws and certifications'] as readonly string[],
    articles: ['article or notice', 'articles and notices'] as readonly string[],
    newest: 'Newest documents',
    claims: (count: number) => counted(count, 'claim', 'claims'),
    ways: 'Three ways in',
    go: 'Show',
    whoBid: 'Who bid on …',
    whoBidHint: 'a tender or contract',
    whoExposed: 'Who is exposed to …',
    whoExposedHint: 'a law or certification',
    whatNew: 'What changed after …',
    allTenders: 'Over all tenders',
    figures: 'Figures: who wins, where and when',
    together: 'Who bids together or against each other',
    redFlags: 'Red flags',
    sources: 'Where it comes from',
    source: {
      ocds: 'OCDS',
      eforms: 'eForms (TED)',
      decp: 'DECP',
      prozorro: 'ProZorro',
      anac: 'ANAC',
      bods: 'BODS',
      dossier: '',
    },
    filesOf: (source: string, count: number) =>
      source === ''
        ? `${count === 1 ? 'dossier' : 'dossiers'} written by hand`
        : `${count === 1 ? 'file' : 'files'} of ${source}`,
    readOn: (day: string) => `last read on ${day}`,
    noImports: 'Nothing was imported from files of publishers.',
    newestDocument: (day: string) => `The newest document was published on ${day}.`,
  },
  {
    documentTitle: 'Qui achète, qui répond, qui le dit',
    title:
      'Qui a répondu à quel marché, qui détient et héberge qui, quelle loi atteint qui, et quel document le dit.',
    hint: 'Organisation, marché, personne, loi ou article ; ou un identifiant tel qu’un SIREN',
    there: 'Ce qu’il y a',
    tenders: ['marché', 'marchés'],
    organisations: ['organisation', 'organisations'],
    people: ['personne', 'personnes'],
    regulations: ['loi ou certification', 'lois et certifications'],
    articles: ['article ou avis', 'articles et avis'],
    newest: 'Documents les plus récents',
    claims: (count: number) => counted(count, 'affirmation', 'affirmations'),
    ways: 'Trois entrées',
    go: 'Voir',
    whoBid: 'Qui a répondu à …',
    whoBidHint: 'un marché ou contrat',
    whoExposed: 'Qui est exposé à …',
    whoExposedHint: 'une loi ou certification',
    whatNew: 'Ce qui a changé après le …',
    allTenders: 'Sur tous les marchés',
    figures: 'Chiffres : qui gagne, où et quand',
    together: 'Qui répond ensemble ou l’un contre l’autre',
    redFlags: 'Signaux d’alerte',
    sources: 'D’où cela vient',
    source: {
      ocds: 'OCDS',
      eforms: 'eForms (TED)',
      decp: 'DECP',
      prozorro: 'ProZorro',
      anac: 'ANAC',
      bods: 'BODS',
      dossier: '',
    },
    filesOf: (source: string, count: number) =>
      source === ''
        ? `${count === 1 ? 'dossier écrit' : 'dossiers écrits'} à la main`
        : `${count === 1 ? 'fichier' : 'fichiers'} ${source}`,
    readOn: (day: string) => `lu en dernier le ${day}`,
    noImports: 'Rien n’a été importé de fichiers d’éditeurs.',
    newestDocument: (day: string) => `Le document le plus récent a été publié le ${day}.`,
  },
);
