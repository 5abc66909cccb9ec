import { plainWords } from './plain-word.ts';

/**
 * Letters with a second usual spelling in plain Latin letters, where that of `plainWords` is another: Ukrainian by the national rule of
 * 2010 (resolution 55), Armenian as passports write it, and what German, Danish, Norwegian and Swedish write where umlauts and rings
 * are missing.
 */
const SECOND_SPELLINGS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  ձ: 'dz',
  ծ: 'ts',
  ց: 'ts',
  ճ: 'ch',
  չ: 'ch',
  ջ: 'j',
  ղ: 'gh',
  խ: 'kh',
  ժ: 'zh',
  շ: 'sh',
  ը: 'y',
  թ: 't',
  փ: 'p',
  ք: 'k',
  ռ: 'r',
};

/** At the start of a word, the national rule has another letter. */
const AT_START: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

const HAS_SECOND = new RegExp(`[${Object.keys(SECOND_SPELLINGS).join('')}]`, 'u');
const EACH_SECOND = new RegExp(HAS_SECOND.source, 'gu');
const NOT_ASCII = /[^\p{ASCII}]/u;

/**
 * The spellings under which a text is found, each as plain words with a blank between: one, or two where some letters have a second
 * usual spelling. Empty for a text without a letter or digit.
 */
export function foldings(text: string): string[] {
  const first = plainWords(text).join(' ');
  if (first === '') return [];
  const second = NOT_ASCII.test(text) ? secondFolding(text) : first;
  return second === first ? [first] : [first, second];
}

function secondFolding(text: string): string {
  // The apostrophe and the soft sign are not written; "зг" is "zgh", to tell it from "ж".
  const plain = text.normalize('NFC').toLowerCase();
  if (!HAS_SECOND.test(plain)) return plainWords(text).join(' ');
  const spelt = plain
    .replace(/(?<=\p{Script=Cyrillic})['’ʼ](?=\p{Script=Cyrillic})/gu, '')
    .replace(/зг/g, 'zgh')
    .replace(/(?<![\p{L}\p{M}])[єїйюя]/gu, (letter) => AT_START[letter] ?? letter)
    .replace(EACH_SECOND, (letter) => SECOND_SPELLINGS[letter] ?? letter);
  return plainWords(spelt).join(' ');
}

/** Letters and digits of an identifier's value, lower case: how it is looked up, however it is spaced. Empty when it has none. */
export function identifierKey(value: string): string {
  return (NOT_ASCII.test(value) ? plainWords(value).join('') : value.toLowerCase()).replace(/[^a-z0-9]/g, '');
}
