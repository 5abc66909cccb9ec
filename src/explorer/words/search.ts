import { words } from '../language.ts';
import { counted } from './common.ts';

/** What the search says. */
export const searchWords = words(
  {
    title: (text: string | undefined) => (text === undefined ? 'Search' : `Search: ${text}`),
    heading: 'Search',
    hint: 'Organisation, tender, person, law or article; or an identifier such as a SIREN',
    all: 'All',
    kinds: 'Kinds of results',
    results: (count: number, more: boolean) =>
      more ? `${count} results and more` : counted(count, 'result', 'results'),
    incomplete: 'There may be more: add a word, or see all',
    allOf: {
      ORGANISATION: 'organisations with it in their name',
      TENDER: 'tenders with it in their title',
      ARTICLE: 'documents with it in their title',
    },
    noResults: 'Nothing of this name is known here.',
    noResultsHelp: 'Try fewer words, a number such as a SIREN, or the name in its own script.',
    didYouMean: 'Nothing is called exactly so. Did you mean',
    questionMark: '?',
    narrow: 'Narrow down the tenders',
    byYear: 'Year of the call',
    byAwardYear: 'Year of the award',
    byRegion: 'Region of performance',
    bySource: 'Kind of source',
    noYear: 'no year',
    more: 'All filters',
    empty: 'Type a name, a contract or a number.',
  },
  {
    title: (text: string | undefined) => (text === undefined ? 'Recherche' : `Recherche : ${text}`),
    heading: 'Recherche',
    hint: 'Organisation, marché, personne, loi ou article ; ou un identifiant tel qu’un SIREN',
    all: 'Tout',
    kinds: 'Genres de résultats',
    results: (count: number, more: boolean) =>
      more ? `${count} résultats et plus` : counted(count, 'résultat', 'résultats'),
    incomplete: 'Il peut y en avoir d’autres : ajoutez un mot, ou voyez tous',
    allOf: {
      ORGANISATION: 'les noms d’organisations qui l’ont',
      TENDER: 'les titres de marchés qui l’ont',
      ARTICLE: 'les titres de documents qui l’ont',
    },
    noResults: 'Rien de ce nom n’est connu ici.',
    noResultsHelp: 'Essayez moins de mots, un numéro tel qu’un SIREN, ou le nom dans son écriture.',
    didYouMean: 'Rien ne s’appelle exactement ainsi. Vouliez-vous dire',
    questionMark: ' ?',
    narrow: 'Restreindre les marchés',
    byYear: 'Année de l’avis',
    byAwardYear: 'Année de l’attribution',
    byRegion: 'Région d’exécution',
    bySource: 'Genre de source',
    noYear: 'sans année',
    more: 'Tous les filtres',
    empty: 'Tapez un nom, un marché ou un numéro.',
  },
);
