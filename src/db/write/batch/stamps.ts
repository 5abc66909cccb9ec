/**
 * Which day's document each attribute of a row comes from, as text: empty when nothing is stated, one day when all stated
 * attributes come from it, else JSON by name, where "" stands for the names that are not there.
 */
export type Stamps = Readonly<Record<string, string>>;

const NONE: Stamps = {};

/** What stands for the day of a name that was made for want of one: any name that a document states outweighs it. */
export const MAKESHIFT = '';
/** What stands for the day of a company's name that documents say of its establishments only: one that names the company outweighs it. */
export const OF_ESTABLISHMENTS = '0';
/** The same of a name that no document says as it stands: theirs without what they add in brackets. */
export const FROM_ESTABLISHMENTS = '1';

/** Whether documents name only the establishments of a company, by the stamp of its name. */
export function isByEstablishments(stamp: string): boolean {
  return stamp === OF_ESTABLISHMENTS || stamp === FROM_ESTABLISHMENTS;
}

/** Most companies are named so, and all else of them is of one day: the day and a sign. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  [OF_ESTABLISHMENTS, '*'],
  [FROM_ESTABLISHMENTS, '+'],
]);

/** A generated slug gives way to one that is given by hand; of those the first stays. */
const GIVEN_SLUG = 'slug';

export function parseStamps(text: string): Stamps {
  if (text === '') return NONE;
  if (text.startsWith('{')) return JSON.parse(text) as Stamps;
  for (const [name, sign] of SIGNS) if (text.endsWith(sign)) return { '': text.slice(0, -1), name };
  return { '': text };
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
  const [first] = others;
  if (others.length === 1 && first?.[0] === 'name' && SIGNS.has(first[1]))
    return latest + SIGNS.get(first[1]);
  return others.length === 0 ? latest : JSON.stringify(Object.fromEntries([['', latest], ...others]));
}

export function hasGivenSlug(stamps: Stamps): boolean {
  return GIVEN_SLUG in stamps;
}

/** The stamps of a company that documents name by its establishments, with another stamp of its name. */
export function withNameStamp(text: string, stamp: string): string {
  const stamps = parseStamps(text);
  const entry = 'name' in stamps ? 'name' : '';
  if (text.startsWith('{')) return JSON.stringify({ ...stamps, [entry]: stamp });
  return entry === '' ? stamp : `${stamps['']}${SIGNS.get(stamp)}`;
}

/** The stamps of a row whose slug was given by hand. */
export function withGivenSlug(text: string): string {
  return JSON.stringify({ ...parseStamps(text), [GIVEN_SLUG]: 'given' });
}
