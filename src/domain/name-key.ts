import anyAscii from 'any-ascii';

const MAX_SLUG_CHARACTERS = 80;

/** In the sorting key of a name: what an index of PostgreSQL holds of a text, 2,700 bytes, is not filled by so many of four bytes. */
const MAX_SORTED_CHARACTERS = 500;

/** Letters that Unicode does not decompose and people write in plain letters all the same. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  // A sigma at a word's end is the same letter.
  ς: 'σ',
};

/**
 * Marks that any script borrows: accents of Latin, Greek and Cyrillic, vowel points of Arabic. Marks of one script (Indic
 * vowels) and those that make another kana are letters and stay.
 */
const ACCENTS = /[[\p{Mn}&&\p{Script=Inherited}]--[\u3099\u309a]]/gv;

/** What takes more than lower case to make plain; most names in procurement data do not. */
const NOT_ASCII = /[^\p{ASCII}]/u;

/** Soft hyphens, joiners, direction marks: not seen in print, so no part of a name. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * The name as it sorts and matches: without accents, case and punctuation, one space between words; letters of all scripts
 * are kept. "L'Œuvre, SA" becomes "l oeuvre sa" and "L'Œuvre S.A." "l oeuvre s a": what a legal form is, is not decided here.
 *
 * Applying it twice changes nothing. A name of signs alone is its own key in lower case, so only a blank name has an empty one.
 */
export function nameKey(name: string): string {
  const plain = NOT_ASCII.test(name)
    ? plainText(name)
    : name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
  return plain === '' ? name.trim().toLowerCase() : plain;
}

function plainText(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(INVISIBLE, '')
    .replace(/[ßœæøłđðþħŧıς]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * The start of a name's key, by which names are sorted in lists and looked up: of names that are the same for 500 characters, the older
 * one comes first.
 */
export function sortedName(name: string): string {
  const key = nameKey(name);
  if (key.length <= MAX_SORTED_CHARACTERS) return key;
  // A character takes one or two units.
  return Array.from(key.slice(0, 2 * MAX_SORTED_CHARACTERS))
    .slice(0, MAX_SORTED_CHARACTERS)
    .join('');
}

/**
 * The name as part of an address: `[a-z0-9-]`, at most 80 characters, cut between words; other scripts are transliterated.
 *
 * Applying it twice changes nothing. Never empty: `n` when no letter or digit is left. Not unique: the caller numbers namesakes.
 */
export function slugify(name: string): string {
  // Soft and hard signs would become apostrophes and split words.
  const slug = anyAscii(name.normalize('NFC').replace(/[ьъ]/gi, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'n' : cutBetweenWords(slug);
}

function cutBetweenWords(slug: string): string {
  if (slug.length <= MAX_SLUG_CHARACTERS) return slug;
  const end = slug.lastIndexOf('-', MAX_SLUG_CHARACTERS);
  return slug.slice(0, end > 0 ? end : MAX_SLUG_CHARACTERS);
}
