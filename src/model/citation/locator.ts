import type { CitedPlace } from './cited.ts';

/** What a file is placed by that is one document. */
export const WHOLE_FILE = 'whole file';

/** An archive's entry before a place in it. */
const IN_ENTRY = /^(?<entry>.*, )?(?<place>\/.*|whole file)$/s;

/**
 * Where a claim stands in the file, from where its document begins there: `row 85, column montant`. A pointer goes on from the document's;
 * an XPath counts from the file's root already.
 */
export function locatorInFile({ locator, file }: Pick<CitedPlace, 'locator' | 'file'>): string | null {
  if (file === null || locator === null) return locator ?? file?.locator ?? null;
  const { entry = '', place } = IN_ENTRY.exec(file.locator)?.groups ?? {};
  if (place === undefined || !locator.startsWith('/')) return `${file.locator}, ${locator}`;
  if (place === WHOLE_FILE || locator === place || locator.startsWith(`${place}/`)) return entry + locator;
  return entry + place + locator;
}
