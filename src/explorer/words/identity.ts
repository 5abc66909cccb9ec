import { words } from '../language.ts';

/** Attributes of nodes and claims of which something may be doubtful; what is called otherwise is a path in its source. */
const FIELDS_EN: Readonly<Record<string, string>> = {
  buyer: 'Buyer',
  cpvs: 'CPV',
  description: 'Description',
  identifiers: 'Identifiers',
  lots: 'Lots',
  name: 'Name',
  parties: 'Parties',
  places: 'Places of performance',
  published: 'Day of publication',
  publishedBidCount: 'Bids received',
  text: 'Text',
  value: 'Value',
};
const FIELDS_FR: Readonly<Record<string, string>> = {
  buyer: 'Acheteur',
  cpvs: 'CPV',
  description: 'Description',
  identifiers: 'Identifiants',
  lots: 'Lots',
  name: 'Nom',
  parties: 'Parties',
  places: 'Lieux d’exécution',
  published: 'Jour de publication',
  publishedBidCount: 'Offres reçues',
  text: 'Texte',
  value: 'Montant',
};

/** What pages of all nodes say of names, identifiers and doubtful data. */
export const identityWords = words(
  {
    identifiers: 'Identifiers',
    otherNames: 'Other names',
    others: (count: number) => `${count} more`,
    doubts: 'Doubtful data',
    fields: FIELDS_EN,
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
    fields: FIELDS_FR,
    leftOut: 'écarté',
    kept: 'gardé tel que publié',
    mentions: 'Où il en est question',
    saidOf: 'Ce qu’on en dit',
    involved: 'Qui d’autre y a pris part',
  },
);
