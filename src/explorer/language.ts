/** The languages of the pages, the first for readers who ask for none of them. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** What a page says, in each language: French has to say all that English does. */
export type Words<W> = Readonly<Record<Language, W>>;

/** The words of a page or part: the English ones decide which there are. French ones are written with plain blanks, and said with narrow ones. */
export function words<const E extends object>(english: E, french: Worded<E>): Words<Worded<E>> {
  return { en: english as Worded<E>, fr: spacedWords(french) };
}

const NARROW = '\u202f';

/** French as it is printed: a narrow no-break space before `:`, `;`, `?`, `!` and `»`, and behind `«`. */
export function spacedFrench(text: string): string {
  return text.replace(/[ \u00a0](?=[:;?!»])/g, NARROW).replace(/(?<=«)[ \u00a0]/g, NARROW);
}

function spacedWords<T>(word: T): T {
  if (typeof word === 'string') return spacedFrench(word) as T;
  if (typeof word === 'function')
    return ((...values: unknown[]) => {
      const said: unknown = word(...values);
      return typeof said === 'string' ? spacedFrench(said) : said;
    }) as T;
  if (Array.isArray(word)) return word.map(spacedWords) as T;
  if (typeof word !== 'object' || word === null) return word;
  return Object.fromEntries(Object.entries(word).map(([name, each]) => [name, spacedWords(each)])) as T;
}

/** The same names, with whatever text. */
type Worded<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => infer R
      ? (...args: A) => R extends string ? string : R
      : T[K] extends object
        ? Worded<T[K]>
        : T[K];
};

/** The language that a reader likes best, by `Accept-Language` (RFC 9110, section 12.5.4). */
export function preferredLanguage(accept: string | null): Language {
  let best: { language: Language; quality: number } = { language: LANGUAGES[0], quality: 0 };
  for (const part of (accept ?? '').slice(0, MAX_HEADER).toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const language = range.split('-')[0];
    const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const quality = given === undefined ? 1 : Number(given);
    if (isLanguage(language) && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

const MAX_HEADER = 1_000;
