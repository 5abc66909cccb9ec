/** Words for numbers that mean nothing else in names, in English, French, German, Spanish and Italian. */
const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      ['two deux zwei dos due', 2],
      ['three trois drei tres tre', 3],
      ['four quatre vier cuatro quattro', 4],
      ['five cinq funf cinco cinque', 5],
      ['six sechs seis', 6],
      ['seven sept sieben siete sette', 7],
      ['eight huit acht ocho otto', 8],
      ['nine neuf neun nueve nove', 9],
      ['ten dix zehn diez dieci', 10],
      ['eleven onze elf undici', 11],
      ['twelve douze zwolf doce dodici', 12],
      ['thirteen treize dreizehn trece tredici', 13],
      ['fourteen quatorze vierzehn catorce quattordici', 14],
      ['fifteen quinze funfzehn quince quindici', 15],
      ['sixteen seize sechzehn dieciseis sedici', 16],
      ['seventeen siebzehn diecisiete diciassette', 17],
      ['eighteen achtzehn dieciocho diciotto', 18],
      ['nineteen neunzehn diecinueve diciannove', 19],
      ['twenty vingt zwanzig veinte venti', 20],
      ['thirty trente dreissig treinta trenta', 30],
      ['forty fourty quarante vierzig cuarenta quaranta', 40],
      ['fifty cinquante funfzig cincuenta cinquanta', 50],
      ['sixty soixante sechzig sesenta sessanta', 60],
    ] as const
  ).flatMap(([words, number]) => words.split(' ').map((word) => [word, number])),
);

const ROMAN = /^(?:x{0,3})(?:ix|iv|v?i{0,3})$/;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** The words with numbers in digits: "forty four", "XLIV" written out and "044" are one; of letters alone, only a last I, V, X is a number. */
export function withDigits(words: readonly string[]): string[] {
  const digits: string[] = [];
  for (let position = 0; position < words.length; position++) {
    const word = words[position] as string;
    const tens = numberNamed(word);
    const unit = tens !== undefined && tens >= 20 ? unitOf(words[position + 1]) : undefined;
    if (tens !== undefined) digits.push(String(tens + (unit ?? 0)));
    else if (isRoman(word, position === words.length - 1)) digits.push(String(romanValue(word)));
    else digits.push(/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word);
    if (unit !== undefined) position++;
  }
  return digits;
}

export function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57;
}

function numberNamed(word: string): number | undefined {
  return Object.hasOwn(NUMBERS, word) ? NUMBERS[word] : undefined;
}

function unitOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const value = /^[1-9]$/.test(word) ? Number(word) : numberNamed(word);
  return value !== undefined && value < 10 ? value : undefined;
}

function isRoman(word: string, isLast: boolean): boolean {
  return word !== '' && ROMAN.test(word) && (word.length > 1 || isLast);
}

function romanValue(word: string): number {
  const values = Array.from(word, (letter) => ROMAN_DIGITS[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
