import { type Language, words } from '../language.ts';
import type { View } from '../view.ts';
import { commonWords } from './common.ts';
import { cpvName } from './cpv-name.ts';
import { regionName } from './region-name.ts';
import { tenderWords } from './tender.ts';
import { madeTenderTitle } from './tender-title.ts';
import { vocabulary } from './vocabulary.ts';

/** Names of what a document may say otherwise that the page of a tender has no word for. */
const NAMES = words(
  {
    name: 'Title',
    description: 'Description',
    procedureDetails: 'Procedure in the words of the source',
    country: 'Country',
    publishedBidCount: 'Bids received',
    places: 'Places of performance',
    valueKind: 'Kind of value',
    status: 'Status',
    value: 'Value',
    rank: 'Rank',
    grouping: 'Bids as',
  },
  {
    name: 'Intitulé',
    description: 'Description',
    procedureDetails: 'Procédure selon la source',
    country: 'Pays',
    publishedBidCount: 'Offres reçues',
    places: 'Lieux d’exécution',
    valueKind: 'Nature du montant',
    status: 'État',
    value: 'Montant',
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
  return namesIn(language)[attribute];
}

function namesIn(language: Language): Readonly<Record<string, string>> {
  const {
    procedure,
    published,
    bidsFrom,
    deadline,
    purpose,
    cpv: cpvs,
    awarded,
    standing,
  } = tenderWords[language];
  return { ...NAMES[language], procedure, published, bidsFrom, deadline, purpose, cpvs, awarded, standing };
}

/** A value as pages show it elsewhere: words for what the API enumerates, dates and countries by their names. */
export function attributeValue({ language, format }: View, attribute: string, value: string): string {
  if (DATES.has(attribute)) return format.date(value);
  if (attribute === 'country') return format.country(value);
  if (attribute === 'places') return eachOf(value, (code) => regionName({ language, format }, code));
  if (attribute === 'cpvs') return eachOf(value, (code) => cpvName(language, code));
  if (attribute === 'name') return madeTenderTitle(language, value)?.whole ?? value;
  return wordsOf(language, attribute)[value] ?? value;
}

/** Lists stand as their elements with commas between them. */
function eachOf(value: string, nameOf: (code: string) => string): string {
  return value.split(', ').map(nameOf).join(', ');
}

function wordsOf(language: Language, attribute: string): Readonly<Record<string, string>> {
  const { tenderStatus, bidStatus, procedure, valuation } = vocabulary[language];
  if (attribute === 'status') return { ...bidStatus, ...tenderStatus };
  if (attribute === 'procedure') return procedure;
  if (attribute === 'valueKind') return valuation;
  if (attribute === 'grouping') return GROUPINGS[language];
  return attribute === 'standing' ? commonWords[language].standing : {};
}
