/** Pieces of a statement: texts and quoted names, words, and all other signs. */
const PIECES = /'(?:[^']|'')*'|"[^"]*"|[A-Za-z_$][\w$]*|[^'"A-Za-z_$]+/g;

const CAMEL_CASE = /^[a-z]\w*[A-Z]\w*$/;

/** Quotes names of result columns, which would lose their case. All other names are in lower case. */
export function nameColumns(text: string): string {
  return text.replace(PIECES, (piece) => (CAMEL_CASE.test(piece) ? `"${piece}"` : piece));
}
