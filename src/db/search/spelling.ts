/** Letters of a word that its fragments are made of. */
const FRAGMENT_LETTERS = 7;
const MIN_LETTERS_OF_FRAGMENTED = 4;
const LETTERS_FOR_ONE_TYPO = 5;
const LETTERS_FOR_TWO_TYPOS = 9;

/** Lengths of words that are kept as words. */
const MIN_WORD = 3;
const MAX_WORD = 30;

/** Whether a word of a name is kept as one: numbers are not, and nothing that nobody types. */
export function isKeptWord(word: string): boolean {
  return word.length >= MIN_WORD && word.length <= MAX_WORD && /[a-z]/.test(word);
}

/**
 * Hashes of a word's first seven letters, and of these with any one left out. Two words that are one letter off each other share one,
 * and so do most that are two letters off. None for words of less than four letters.
 */
export function fragmentsOf(word: string): number[] {
  if (word.length < MIN_LETTERS_OF_FRAGMENTED) return [];
  const start = word.slice(0, FRAGMENT_LETTERS);
  const found = new Set([hashOf(start)]);
  for (let at = 0; at < start.length; at++) found.add(hashOf(start.slice(0, at) + start.slice(at + 1)));
  return [...found];
}

/** FNV-1a, 32 bits, signed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** How many typos a word may have: one from five letters on, two from nine. Digits have none. */
export function typosAllowed(word: string): number {
  if (/\d/.test(word)) return 0;
  if (word.length >= LETTERS_FOR_TWO_TYPOS) return 2;
  return word.length >= LETTERS_FOR_ONE_TYPO ? 1 : 0;
}

/**
 * Fewest letters to add, leave out, change or exchange with their neighbour to make one word the other; `isStart` compares with the
 * nearest start of `other` instead of all of it. Undefined when they are more than `most`.
 */
export function typosBetween(word: string, other: string, most: number, isStart = false): number | undefined {
  if (/\d/.test(other) || word.length - other.length > most) return undefined;
  if (!isStart && other.length - word.length > most) return undefined;
  const end = Math.min(other.length, word.length + most);
  let beforeLast: number[] = [];
  let last = Array.from({ length: end + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    for (let j = 1; j <= end; j++) {
      const isSame = word[i - 1] === other[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isExchanged = i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      if (isExchanged) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  const typos = isStart ? Math.min(...last) : (last[end] ?? most + 1);
  return typos <= most ? typos : undefined;
}
