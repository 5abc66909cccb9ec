import { words } from '../language.ts';

/** What the list of a thing's claims says. */
export const claimsOfWords = words(
  {
    title: 'Claims',
    titleOf: (name: string) => `Claims about ${name}`,
    lead: 'What documents say of it that links it to something else or measures it, recorded last first.',
    count: (count: number, shown: string) => `${shown} ${count === 1 ? 'claim' : 'claims'}`,
    ofKind: (kind: string) => `of the kind “${kind}”`,
    kinds: 'Kinds',
    all: 'All kinds',
    known: 'known since',
    first: 'First page',
    none: 'There is none of this kind.',
  },
  {
    title: 'Affirmations',
    titleOf: (name: string) => `Affirmations sur ${name}`,
    lead: 'Ce que des documents en disent qui le relie à autre chose ou le mesure, les dernières enregistrées d’abord.',
    count: (count: number, shown: string) => `${shown} ${count === 1 ? 'affirmation' : 'affirmations'}`,
    ofKind: (kind: string) => `du genre « ${kind} »`,
    kinds: 'Genres',
    all: 'Tous les genres',
    known: 'connue depuis',
    first: 'Première page',
    none: 'Il n’y en a aucune de ce genre.',
  },
);
