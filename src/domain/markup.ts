/** The characters of ISO 8859-1 from U+00A0 on, by the names that HTML has for them. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Others that stand in published texts. */
const OTHERS: Readonly<Record<string, string>> = {
  amp: '&',
  AMP: '&',
  lt: '<',
  LT: '<',
  gt: '>',
  GT: '>',
  QUOT: '"',
  quot: '"',
  apos: "'",
  OElig: 'Œ',
  oelig: 'œ',
  Scaron: 'Š',
  scaron: 'š',
  Yuml: 'Ÿ',
  fnof: 'ƒ',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  dagger: '†',
  Dagger: '‡',
  bull: '•',
  hellip: '…',
  permil: '‰',
  lsaquo: '‹',
  rsaquo: '›',
  euro: '€',
  trade: '™',
  larr: '←',
  rarr: '→',
  minus: '−',
  ne: '≠',
  le: '≤',
  ge: '≥',
};

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
  ...Object.entries(OTHERS),
]);

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,6}\d{0,2}));/g;

/** What ends a line where it is shown. */
const BREAK = /<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])>/gi;
const TAG =
  /<\/?(?:p|br|div|span|ul|ol|li|b|i|u|em|strong|font|table|tbody|thead|tr|td|th|h[1-6]|a|sup|sub)(?:\s[^<>]*)?\/?>/gi;
/** A tag that ends, or a line that does: what only looks like a tag ("<b 5") has none. */
const CERTAIN_TAG =
  /<br\s*\/?>|<\/(?:p|div|span|ul|ol|li|b|i|u|em|strong|font|table|tr|td|th|h[1-6]|a|sup|sub)>/i;

/**
 * The text that HTML stands for: character references (`&amp;`, `&#39;`, `&eacute;`) as their characters, without tags. Read once: `&amp;amp;` is
 * `&amp;`. What is no reference or tag that HTML has stays as it is: `AT&T`, `R&D;`, `<12 h`.
 */
export function withoutMarkup(text: string): string {
  if (!/[&<]/.test(text)) return text;
  const plain = CERTAIN_TAG.test(text) ? text.replace(BREAK, '\n').replace(TAG, '') : text;
  return plain
    .replace(REFERENCE, (reference, decimal, hex, name) => {
      if (name !== undefined) return NAMED.get(name) ?? reference;
      return characterAt(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)) ?? reference;
    })
    .trim();
}

const WINDOWS_1252 = new TextDecoder('windows-1252');

/** The character of a number; HTML reads those of 128 to 159 as windows-1252. Undefined for what is no character. */
function characterAt(code: number): string | undefined {
  if (code === 0 || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff)) return undefined;
  return code >= 0x80 && code <= 0x9f ? WINDOWS_1252.decode(Uint8Array.of(code)) : String.fromCodePoint(code);
}

/** How a character may stand in HTML. */
export function referencesTo(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const names = Array.from(NAMED).flatMap(([name, named]) => (named === character ? [`&${name};`] : []));
  return [`&#${code};`, `&#0${code};`, `&#x${code.toString(16)};`, ...names];
}
