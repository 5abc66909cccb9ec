import { referencesTo } from './markup.ts';

/** What stands for each character of a name that was erased: places in a text that are counted in characters stay where they are. */
const MASK = '█';

/** A single word of fewer letters is in too many other words and names. */
const LEAST_WORD = 4;

/** Finds and masks the names of one person in texts, whatever their case. */
export interface Masking {
  isIn(text: string): boolean;
  mask(text: string): string;
}

export interface PersonNames {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly givenName?: string | null | undefined;
  readonly familyName?: string | null | undefined;
}

/**
 * What masks these people's names: as they are written, and the given name and the family name in either order. Of names of one word
 * only `name` itself counts, when it has four letters at least. Undefined when no name is left.
 */
export function maskingOf(people: readonly PersonNames[]): Masking | undefined {
  const names = [...new Set(people.flatMap(namesOf))].sort((a, b) => b.length - a.length);
  if (names.length === 0) return undefined;
  const alternatives = names.map((name) => name.split(/\s+/).map(anySpelling).join(BLANKS));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return {
    isIn: (text) => text.search(pattern) >= 0,
    mask: (text) => text.replace(pattern, (found) => MASK.repeat(found.length)),
  };
}

const BLANKS = `(?:\\s|${referencesTo('\u00a0').join('|')})+`;

/** The word, also where letters and signs stand as in HTML, as they may in what is kept of a document. */
function anySpelling(word: string): string {
  return Array.from(word, (character) =>
    /[A-Za-z0-9]/.test(character)
      ? character
      : `(?:${[RegExp.escape(character), ...referencesTo(character)].join('|')})`,
  ).join('');
}

function namesOf({ name, aliases, givenName, familyName }: PersonNames): string[] {
  const whole = [name, ...aliases].map((each) => each.trim()).filter((each) => /\S\s+\S/u.test(each));
  if (whole.length === 0 && name.trim().length >= LEAST_WORD) whole.push(name.trim());
  if (!givenName || !familyName) return whole;
  return [
    ...whole,
    `${givenName} ${familyName}`,
    `${familyName} ${givenName}`,
    `${familyName}, ${givenName}`,
  ];
}
