/** A word with what is asked of it in every comparison. */
export interface WordForm {
  readonly text: string;
  /** Which letters and digits it has, a bit each. */
  readonly letters: number;
  /** One spelling for letters that transcriptions of personal names write otherwise; empty in names of organisations. */
  readonly sound: string;
}

/** A bit for each letter of a word in `[a-z0-9]`; some share one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) % 32);
  return letters;
}
