const QUOTE = 34;
const HASH = 35;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Whether braces, brackets and parentheses nest deeper than `maxLevels` in a GraphQL document; strings and comments don't count.
 *
 * Comes before the parser, which recurses at each level and would overflow the stack. Reads each character once.
 */
export function nestsDeeperThan(text: string, maxLevels: number): boolean {
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case OPEN_BRACE:
      case OPEN_BRACKET:
      case OPEN_PAREN:
        level++;
        if (level > maxLevels) return true;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
      case CLOSE_PAREN:
        level--;
        break;
      case HASH:
        at = endOfLine(text, at);
        break;
      case QUOTE:
        at = text.startsWith('"""', at) ? endOfBlockString(text, at + 3) : endOfString(text, at + 1);
        break;
    }
  }
  return false;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const character = text.charCodeAt(at);
    if (character === QUOTE || isLineEnd(character)) return at;
    at += character === BACKSLASH ? 2 : 1;
  }
  return at;
}

function endOfBlockString(text: string, from: number): number {
  let end = text.indexOf('"""', from);
  while (end > from && text.charCodeAt(end - 1) === BACKSLASH) end = text.indexOf('"""', end + 3);
  return end < 0 ? text.length : end + 2;
}

function isLineEnd(character: number): boolean {
  return character === LINE_FEED || character === CARRIAGE_RETURN;
}
