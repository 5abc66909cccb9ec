import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const WORDS = new URL('../../src/explorer/words/', import.meta.url);

/** Shorter ones are words of both languages too often. */
const LEAST_CHARACTERS = 4;

/** What the pages say in English and not in French, from all files of words, ready to be looked for. */
export const ENGLISH_PHRASES: readonly string[] = await readPhrases();

async function readPhrases(): Promise<string[]> {
  const files = readdirSync(fileURLToPath(WORDS)).filter((file) => file.endsWith('.ts'));
  const both = { en: new Set<string>(), fr: new Set<string>() };
  for (const file of files) {
    const module = (await import(new URL(file, WORDS).href)) as Record<string, unknown>;
    for (const value of Object.values(module)) {
      if (typeof value !== 'object' || value === null || !('en' in value && 'fr' in value)) continue;
      gather(value.en, both.en);
      gather(value.fr, both.fr);
    }
  }
  const french = [...both.fr].join('\n');
  return [...both.en]
    .filter((phrase) => phrase.length >= LEAST_CHARACTERS && !french.includes(phrase))
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .sort();
}

function gather(words: unknown, phrases: Set<string>): void {
  if (typeof words === 'string') phrases.add(words);
  else if (typeof words === 'object' && words !== null)
    for (const each of Object.values(words)) gather(each, phrases);
}
