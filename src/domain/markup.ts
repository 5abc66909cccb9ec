import { decodeHTMLStrict, encodeHTML } from 'entities';

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
  return decodeHTMLStrict(plain).trim();
}

/** How a character may stand in HTML. */
export function referencesTo(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const numbers = [`&#${code};`, `&#0${code};`, `&#x${code.toString(16)};`];
  const named = encodeHTML(character);
  return named === character ? numbers : [...numbers, named];
}
