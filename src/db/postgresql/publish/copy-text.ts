/** A value as SQLite gives it. */
export type Value = string | number | bigint | Uint8Array | null;

const SPECIAL = /[\\\n\r\t\b\f\v\0]/;
const ALL_SPECIAL = /[\\\n\r\t\b\f\v\0]/g;

/** As PostgreSQL itself writes them: so lines that it writes can be compared with ours. A text can't hold U+0000 there: it is left out. */
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\0': '',
};

/** A row in the text format of COPY, with the end of its line. */
export function copyLine(row: readonly Value[]): string {
  let line = '';
  for (let at = 0; at < row.length; at++) {
    if (at > 0) line += '\t';
    line += copyText(row[at] as Value);
  }
  return `${line}\n`;
}

function copyText(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') {
    return SPECIAL.test(value) ? value.replace(ALL_SPECIAL, (sign) => ESCAPED[sign] as string) : value;
  }
  if (typeof value === 'object') return `\\\\x${Buffer.from(value).toString('hex')}`;
  return String(value);
}

/** Of longer words the start is found: nobody may search for more letters. */
const MAX_WORD = 255;
/** Of a text with more words than these bytes hold, the others are not found: PostgreSQL keeps no more. */
const MAX_WORDS_BYTES = 1_000_000;

/** Words as PostgreSQL writes a `tsvector` of them: each once and as it is, whatever language it may be of, in order. */
export function wordsText(words: Iterable<string>): string {
  const kept = new Set<string>();
  let bytes = 0;
  for (const word of words) {
    const cut = word.slice(0, MAX_WORD);
    if (cut === '' || kept.has(cut)) continue;
    kept.add(cut);
    bytes += Buffer.byteLength(cut);
    if (bytes > MAX_WORDS_BYTES) break;
  }
  const quoted = [...kept].sort().map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`);
  return quoted.join(' ');
}
