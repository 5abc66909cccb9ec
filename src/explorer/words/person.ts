import { words } from '../language.ts';

/** What the page of a person says. */
export const personWords = words(
  {
    person: 'Person',
    offices: 'Offices',
    holdings: 'What they own',
    involvements: 'What they had a part in',
    authorships: 'What they wrote',
    givenName: 'Given name',
    familyName: 'Family name',
    knownFrom: 'Known since',
    nothing: 'No document claims anything of this person.',
    onlyMentioned: 'No document claims anything of this person; those that mention them are below.',
    mentions: 'Where they are mentioned',
    description: (name: string) => `${name}: offices, holdings and decisions, each with its source.`,
  },
  {
    person: 'Personne',
    offices: 'Fonctions',
    holdings: 'Ce qu’elle détient',
    involvements: 'Ce à quoi elle a pris part',
    authorships: 'Ce qu’elle a écrit',
    givenName: 'Prénom',
    familyName: 'Nom de famille',
    knownFrom: 'Connue depuis',
    nothing: 'Aucun document n’affirme rien de cette personne.',
    onlyMentioned:
      'Aucun document n’affirme rien de cette personne ; ceux qui la mentionnent sont ci-dessous.',
    mentions: 'Où il est question d’elle',
    description: (name: string) =>
      `${name} : fonctions, participations et décisions, chacune avec sa source.`,
  },
);
