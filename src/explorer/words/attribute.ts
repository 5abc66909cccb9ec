import { type Language, words } from '../language.ts';
import type { View } from '../view.ts';
import { commonWords } from './common.ts';
import { vocabulary } from './vocabulary.ts';

/** Names of what a document may say otherwise: attributes of tenders, and of claims. */
const NAMES = words(
  {
    name: 'Title',
    description: 'Description',
    procedure: 'Procedure',
    procedureDetails: 'Procedure in the words of the source',
    published: 'Published',
    bidsFrom: 'Bids from',
    deadline: 'Deadline',
    country: 'Country',
    publishedBidCount: 'Bids received',
    purpose: 'Purpose',
    cpvs: 'CPV',
    places: 'Places of performance',
    awarded: 'Awarded',
    valueKind: 'Kind of value',
    status: 'Status',
    value: 'Value',
    standing: 'Standing',
    rank: 'Rank',
    grouping: 'Bids as',
  },
  {
    name: 'Intitulé',
    description: 'Description',
    procedure: 'Procédure',
    procedureDetails: 'Procédure selon la source',
    published: 'Publié',
    bidsFrom: 'Offres dès',
    deadline: 'Date limite',
    country: 'Pays',
    publishedBidCount: 'Offres reçues',
    purpose: 'Objet',
    cpvs: 'CPV',
    places: 'Lieux d’exécution',
    awarded: 'Attribué',
    valueKind: 'Nature du montant',
    status: 'État',
    value: 'Montant',
    standing: 'Degré de certitude',
    rank: 'Rang',
    grouping: 'Candidature',
  },
);

const GROUPINGS = words(
  { JOINT: 'Each for its own part', SEVERAL: 'Each for the whole', UNKNOWN: 'Not stated' },
  { JOINT: 'Conjointement', SEVERAL: 'Solidairement', UNKNOWN: 'Non précisé' },
);

const DATES: ReadonlySet<string> = new Set(['published', 'bidsFrom', 'deadline', 'awarded']);

/** The name of an attribute in a language; undefined for one that has none there. */
export function attributeName(language: Language, attribute: string): string | undefined {
  return (NAMES[language] as Readonly<Record<string, string>>)[attribute];
}

/** A value as pages show it elsewhere: words for what the API enumerates, dates and countries by their names. */
export function attributeValue({ language, format }: View, attribute: string, value: string): string {
  if (DATES.has(attribute)) return format.date(value);
  if (attribute === 'country') return format.country(value);
  return wordsOf(language, attribute)[value] ?? value;
}

function wordsOf(language: Language, attribute: string): Readonly<Record<string, string>> {
  const { tenderStatus, bidStatus, procedure, valuation } = vocabulary[language];
  if (attribute === 'status') return { ...bidStatus, ...tenderStatus };
  if (attribute === 'procedure') return procedure;
  if (attribute === 'valueKind') return valuation;
  if (attribute === 'grouping') return GROUPINGS[language];
  return attribute === 'standing' ? commonWords[language].standing : {};
}
