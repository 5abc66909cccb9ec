const PIECES = /"([^"]*)"( \*)?|[()]|AND|OR/g;
const SIGNS: Readonly<Record<string, string>> = { AND: '&', OR: '|' };

/** A lexeme has less than 2,048 bytes; no word that somebody looks for is that long. */
export const MAX_WORD_LENGTH = 255;

/** Words as FTS5 takes them, as the text of a `tsquery`: words beside each other must all be there, `*` stands for the end of a word. */
export function tsqueryOf(words: string): string {
  let query = '';
  let isAfterOperand = false;
  for (const [piece, word, star] of words.matchAll(PIECES)) {
    const sign = SIGNS[piece];
    if (isAfterOperand && (word !== undefined || piece === '(')) query += '&';
    if (word !== undefined) query += `${lexemeOf(word)}${star ? ':*' : ''}`;
    else query += sign ?? piece;
    isAfterOperand = sign === undefined && piece !== '(';
  }
  return query;
}

function lexemeOf(word: string): string {
  return `'${word.slice(0, MAX_WORD_LENGTH).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
