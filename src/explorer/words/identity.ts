import { words } from '../language.ts';

/** What pages of all nodes say of names, identifiers and doubtful data. */
export const identityWords = words(
  {
    identifiers: 'Identifiers',
    otherNames: 'Other names',
    others: (count: number) => `${count} more`,
    doubts: 'Doubtful data',
    leftOut: 'left out',
    kept: 'kept as published',
    mentions: 'Where it is mentioned',
    saidOf: 'What is said of it',
    involved: 'Who else had a part in it',
  },
  {
    identifiers: 'Identifiants',
    otherNames: 'Autres noms',
    others: (count: number) => `${count} de plus`,
    doubts: 'Données douteuses',
    leftOut: 'écarté',
    kept: 'gardé tel que publié',
    mentions: 'Où il en est question',
    saidOf: 'Ce qu’on en dit',
    involved: 'Qui d’autre y a pris part',
  },
);
