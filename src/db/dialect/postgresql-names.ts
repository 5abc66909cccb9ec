/** Pieces of a statement: texts and quoted names, words, and all other signs. */
const PIECES = /'(?:[^']|'')*'|"[^"]*"|[A-Za-z_$][\w$]*|[^'"A-Za-z_$]+/g;

const CAMEL_CASE = /^[a-z]\w*[A-Z]\w*$/;

/** Quotes names of result columns, which would lose their case. All other names are in lower case. */
export function nameColumns(text: string): string {
  return text.replace(PIECES, (piece) => (CAMEL_CASE.test(piece) ? `"${piece}"` : piece));
}

/** What may follow a subquery that has no name. */
const NO_NAME = /^\s*(?:[),;]|$|(?:WHERE|ORDER|LIMIT|GROUP|JOIN|UNION|LEFT|OFFSET|CROSS)\b)/;

/** Names each subquery that is read from: before version 16 it has to have a name. */
export function nameSubqueries(text: string): string {
  let named = '';
  let count = 0;
  let word = '';
  let done = 0;
  /** Of each bracket that is open whether a subquery to read from stands in it. */
  const brackets: boolean[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    if (/^[A-Za-z_$]/.test(piece)) {
      if (word === '(') brackets[brackets.length - 1] &&= piece === 'SELECT' || piece === 'WITH';
      word = piece;
      continue;
    }
    if (piece.startsWith("'") || piece.startsWith('"')) {
      word = '';
      continue;
    }
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece[at] as string;
      if (sign === '(') {
        brackets.push(word === 'FROM' || word === 'JOIN');
        word = sign;
      } else if (sign === ')') {
        const end = index + at + 1;
        if (brackets.pop() && NO_NAME.test(text.slice(end, end + 10))) {
          named += `${text.slice(done, end)} q${count}`;
          count += 1;
          done = end;
        }
        word = '';
      } else if (sign !== ' ' && sign !== '\n') word = '';
    }
  }
  return named + text.slice(done);
}
