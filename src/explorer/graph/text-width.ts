/** Widths of signs of the pages' font, in parts of its size: wider than most of each kind are, so that no name touches the next. */
const WIDTHS: readonly (readonly [signs: RegExp, width: number])[] = [
  [/[\u0300-\u036f\u200b-\u200f]/u, 0],
  [/[iIjl.,;:'’|!()[\]·″]/u, 0.3],
  [/[frt\-/ "“”]/u, 0.37],
  [/[mwMW@%—…]/u, 0.9],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u, 1.05],
  [/[жмшщюыфЖМШЩЮЫФ]/u, 0.86],
  [/\p{Lu}/u, 0.67],
];
const OTHER = 0.55;

/** How wide a text is drawn at most, in units of the picture. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += widthOf(sign);
  return width * size;
}

function widthOf(sign: string): number {
  return WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? OTHER;
}

/** The text, cut where it is wider; what is cut is told by "…". */
export function fitted(text: string, size: number, maxWidth: number): string {
  if (textWidth(text, size) <= maxWidth) return text;
  let kept = '';
  let left = maxWidth - textWidth('…', size);
  for (const sign of text) {
    left -= textWidth(sign, size);
    if (left < 0) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in at most so many lines, broken at words; the last is cut where there is more. */
export function wrapped(text: string, size: number, maxWidth: number, maxLines: number): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const lines: string[] = [];
  while (words.length > 0 && lines.length < maxLines - 1) {
    let line = words.shift() ?? '';
    while (words[0] !== undefined && textWidth(`${line} ${words[0]}`, size) <= maxWidth)
      line = `${line} ${words.shift()}`;
    lines.push(fitted(line, size, maxWidth));
  }
  if (words.length > 0) lines.push(fitted(words.join(' '), size, maxWidth));
  return lines;
}
