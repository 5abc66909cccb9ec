/**
 * Which day's document each attribute of a row comes from, as text: empty when nothing is stated, one day when all stated
 * attributes come from it, else JSON by name, where "" stands for the names that are not there.
 */
export type Stamps = Readonly<Record<string, string>>;

const NONE: Stamps = {};

/** A generated slug gives way to one that is given by hand; of those the first stays. */
const GIVEN_SLUG = 'slug';

export function parseStamps(text: string): Stamps {
  if (text === '') return NONE;
  return text.startsWith('{') ? (JSON.parse(text) as Stamps) : { '': text };
}

/** The day that an attribute comes from; empty text, before all days, when that is not known. */
export function stampOf(stamps: Stamps, attribute: string): string {
  return stamps[attribute] ?? stamps[''] ?? '';
}

/** The stamps of the stated attributes in their one spelling: equal stamps are equal texts. */
export function formatStamps(days: ReadonlyMap<string, string>, hasGivenSlug = false): string {
  let latest = '';
  for (const day of days.values()) if (day > latest) latest = day;
  const others: [string, string][] = [...days].filter(([, day]) => day !== latest);
  if (hasGivenSlug) others.push([GIVEN_SLUG, 'given']);
  return others.length === 0 ? latest : JSON.stringify(Object.fromEntries([['', latest], ...others]));
}

export function hasGivenSlug(stamps: Stamps): boolean {
  return GIVEN_SLUG in stamps;
}

/** The stamps of a row whose slug was given by hand. */
export function withGivenSlug(text: string): string {
  return JSON.stringify({ ...parseStamps(text), [GIVEN_SLUG]: 'given' });
}
