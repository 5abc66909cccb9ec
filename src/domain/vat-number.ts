import { createRequire } from 'node:module';
import type { Validator } from 'stdnum/lib/cjs/types.js';

/** Where stdnum keeps the check of each number without its country prefix, by the prefix that VIES uses. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ['AT', 'at/uid'],
  ['BE', 'be/vat'],
  ['BG', 'bg/vat'],
  ['CHE', 'ch/uid'],
  ['CY', 'cy/vat'],
  ['CZ', 'cz/dic'],
  ['DE', 'de/vat'],
  ['DK', 'dk/cvr'],
  ['EE', 'ee/kmkr'],
  ['EL', 'gr/vat'],
  ['ES', 'es/nif'],
  ['FI', 'fi/alv'],
  ['FR', 'fr/tva'],
  ['GB', 'gb/vat'],
  ['HR', 'hr/oib'],
  ['HU', 'hu/anum'],
  ['IE', 'ie/vat'],
  ['IT', 'it/iva'],
  ['LT', 'lt/pvm'],
  ['LU', 'lu/tva'],
  ['LV', 'lv/pvn'],
  ['MT', 'mt/vat'],
  ['NL', 'nl/btw'],
  ['NO', 'no/orgnr'],
  ['PL', 'pl/nip'],
  ['PT', 'pt/nif'],
  ['RO', 'ro/cif'],
  ['SE', 'se/vat'],
  ['SI', 'si/ddv'],
  ['SK', 'sk/dph'],
  // Northern Ireland trades goods under the British number.
  ['XI', 'gb/vat'],
]);

/** Forms that stdnum 1.12.0 accepts without a check: they are refused, since nothing speaks for them. */
const UNCHECKED_FORMS: ReadonlyMap<string, RegExp> = new Map([
  // Natural persons: the check of the ten-digit numbers is upside down.
  ['BG', /^\d{10}$/],
  // Three digits belong to government departments and health authorities only.
  ['GB', /^(?!GD|HA).{5}$/],
  ['XI', /^(?!GD|HA).{5}$/],
]);

/**
 * A VAT number in the one spelling that VIES uses: country prefix and number without separators, in upper case. Greece's prefix
 * is EL (also published as GR); the words after Swiss and Norwegian numbers (MWST, TVA, IVA, MVA) are not part of them.
 *
 * A number without prefix, or with one unknown here, is only stripped of separators.
 */
export function compactVatNumber(text: string): string {
  const compact = text
    .replace(/[\s.\-‐-―−/]/gu, '')
    .toUpperCase()
    .replace(/^GR(?=\d)/, 'EL');
  return compact.replace(/^(CHE\d{9})(?:MWST|TVA|IVA|TPV)$/, '$1').replace(/^(NO\d{9})MVA$/, '$1');
}

/**
 * What is wrong with a compact VAT number of the EU, the United Kingdom, Norway or Switzerland by its country's structure and
 * check digits; undefined when both hold. Whether it was ever issued, only VIES knows.
 */
export function vatNumberProblem(compact: string): string | undefined {
  const [, prefix = '', body = ''] = /^(CHE|[A-Z]{2})([A-Z0-9+*]*)$/.exec(compact) ?? [];
  if (prefix === '') return 'a VAT number starts with its country code';
  const path = MODULES.get(prefix);
  if (path === undefined) return `no VAT numbers start with ${prefix}`;
  if (body.length < 2) return 'too short for a VAT number';
  if (/(\d)\1{7}/.test(body)) return 'a placeholder';
  const result = loadValidator(path).validate(prefix === 'CHE' ? compact : body);
  if (!result.isValid || UNCHECKED_FORMS.get(prefix)?.test(body)) {
    return `not a VAT number by the structure and check digits of ${prefix}`;
  }
  // Some countries' rules also take older, shorter forms: a key must be spelled in one way.
  const isFull = result.compact === body || result.compact === compact;
  return isFull ? undefined : `written in full ${prefix}${result.compact}`;
}

const require = createRequire(import.meta.url);

/** Loaded (and cached by Node) when a number of that country first comes: all thirty cost a tenth of a second at every start. */
function loadValidator(path: string): Validator {
  return require(`stdnum/lib/cjs/${path}.js`);
}
