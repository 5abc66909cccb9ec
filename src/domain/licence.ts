/** Terms under which data may be used again. */
export interface Licence {
  readonly name: string;
  readonly url: string;
}

const CC_BY_4: Licence = {
  name: 'Creative Commons Attribution 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
};

/**
 * By the name of a source: the licence under which all data of its kind are published. A source is missing here whose publishers
 * each choose their own: what a single file says of its licence is not kept.
 */
const LICENCES: ReadonlyMap<string, Licence> = new Map([
  // French essential data of public contracts, as data.gouv.fr publishes them.
  [
    'decp',
    {
      name: 'Licence Ouverte 2.0',
      url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    },
  ],
  // TED: Commission Decision 2011/833/EU on reuse.
  ['eforms', CC_BY_4],
]);

/** The licence of all data that a source reads; undefined when they have no common one, or none is stated. */
export function licenceOf(source: string): Licence | undefined {
  return LICENCES.get(source);
}
