import type { Random } from './seeded-random.ts';

const KINDS = [
  'Supply of',
  'Maintenance of',
  'Framework for',
  'Provision of',
  'Renewal of',
  'Design and build of',
];
const THINGS = [
  'hospital beds',
  'road markings',
  'office furniture',
  'cloud hosting',
  'school meals',
  'street lighting',
  'laboratory equipment',
  'vehicle hire',
  'grounds care',
  'heating systems',
];
const PLACES = [
  'northern districts',
  'county offices',
  'primary schools',
  'regional depots',
  'the port area',
];
const WORDS =
  'the contractor shall provide all services described in annex with due care and within agreed time limits including delivery installation training warranty and removal of packaging at the sites named by the authority prices are firm for first year then adjusted by published index quality weighs forty percent price sixty'.split(
    ' ',
  );
const FIRST = [
  'Alder',
  'Birch',
  'Cobalt',
  'Delta',
  'Ember',
  'Falcon',
  'Granite',
  'Harbour',
  'Indigo',
  'Juniper',
];
const SECOND = [
  'Bridge',
  'Works',
  'Systems',
  'Services',
  'Supplies',
  'Partners',
  'Engineering',
  'Care',
  'Logistics',
];
const FORMS = ['Ltd', 'Limited', 'plc', 'LLP', 'Group Ltd'];

/** About 50 characters, as titles have. */
export function generatedTitle(random: Random): string {
  return `${random.oneOf(KINDS)} ${random.oneOf(THINGS)} for ${random.oneOf(PLACES)}, lot area ${1 + random.below(900)}`;
}

/** 200 to 1,100 characters, most of them short. */
export function generatedDescription(random: Random): string {
  const length = 200 + Math.floor(900 * random.fraction() ** 3);
  let text = '';
  while (text.length < length) text += `${random.oneOf(WORDS)} `;
  return text.trimEnd();
}

/** A name of its own for each number. */
export function generatedName(random: Random, number: number): string {
  const place = number.toString(36).toUpperCase();
  return `${random.oneOf(FIRST)} ${random.oneOf(SECOND)} ${place} ${random.oneOf(FORMS)}`;
}
