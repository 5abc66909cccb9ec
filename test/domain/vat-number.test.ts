import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compactVatNumber, vatNumberProblem } from '../../src/domain/vat-number.ts';

/** One number per country and form that its rules allow; a wrong digit shows in each of them. */
const STRICT =
  `ATU13585627 BE0428759497 CY10259033P CZ7103192745 DE136695976 DE812110859 DK13585628 EE100931558
  EL094259216 ESA13585625 ESX2482300W ES54362315K FI20774740 FR40303265045 FRK7399859412 HR33392005961 HU12892312
  IE6433435F IE6433435OA IE8D79739I IT00743110157 LT119511515 LU15027442 LV40003521600 MT11679112 PL8567346215
  PT501964843 SE556188840401 SI50223054 SK2022749619 CHE107787577 NO995525828`.split(/\s+/);

/** Their check digits let some other numbers pass, by the country's own rules. */
const LENIENT =
  'BG175074752 CZ25123891 GB980780684 GBGD001 GBHA500 LT100001919017 NL004495445B01 NL000099998B57 RO18547290 XI980780684'.split(
    ' ',
  );

it.each([...STRICT, ...LENIENT])('%s holds', (number) => {
  expect(vatNumberProblem(number)).toBeUndefined();
  expect(compactVatNumber(number)).toBe(number);
});

it.each(STRICT)('%s with any one digit changed does not hold', (number) => {
  for (const [index, digit] of [...number].entries()) {
    if (!/\d/.test(digit)) continue;
    for (const other of '0123456789'.replace(digit, '')) {
      const changed = number.slice(0, index) + other + number.slice(index + 1);
      expect([changed, vatNumberProblem(changed)]).not.toEqual([changed, undefined]);
    }
  }
});

it.each([
  ['DE 812110859', 'DE812110859'],
  ['de 812.110-859', 'DE812110859'],
  ['ES B66484189', 'ESB66484189'],
  ['GR 094259216', 'EL094259216'],
  ['CHE-107.787.577 MWST', 'CHE107787577'],
  ['CHE-107.787.577 IVA', 'CHE107787577'],
  ['NO 995 525 828 MVA', 'NO995525828'],
])('%s is a formatted %s', (text, compact) => {
  expect(compactVatNumber(text)).toBe(compact);
  expect(vatNumberProblem(compact)).toBeUndefined();
});

it.each([
  ['812110859', 'a VAT number starts with its country code'],
  ['', 'a VAT number starts with its country code'],
  ['EU1234567890', 'no VAT numbers start with EU'],
  ['US123456789', 'no VAT numbers start with US'],
  ['VAT:FI21832199', 'a VAT number starts with its country code'],
  ['DE', 'too short for a VAT number'],
  ['NL', 'too short for a VAT number'],
  ['DE000000000', 'a placeholder'],
  ['FR12000000000', 'a placeholder'],
  ['ES00000000T', 'a placeholder'],
  ['DE21269748', 'not a VAT number by the structure and check digits of DE'],
  ['GB12345', 'not a VAT number by the structure and check digits of GB'],
  ['GBAB123', 'not a VAT number by the structure and check digits of GB'],
  ['BG7523169263', 'not a VAT number by the structure and check digits of BG'],
  ['BE428759497', 'written in full BE0428759497'],
  ['EL94259216', 'written in full EL094259216'],
])('%j is no key: %s', (number, problem) => {
  expect(vatNumberProblem(number)).toBe(problem);
});

it('has an answer for any text, and none of the words around a number are repaired away', () => {
  const prefix = fc.constantFrom(
    'AT',
    'BE',
    'BG',
    'CHE',
    'ES',
    'FR',
    'GB',
    'IE',
    'LV',
    'NL',
    'NO',
    'RO',
    'XI',
    'EU',
    '',
  );
  const body = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.stringMatching(/^[0-9A-Z]{0,14}$/));
  fc.assert(
    fc.property(prefix, body, (country, rest) => {
      const compact = compactVatNumber(country + rest);
      const problem = vatNumberProblem(compact);
      expect(compactVatNumber(compact)).toBe(compact);
      if (problem === undefined) expect(compact).toMatch(/^(?:CHE|[A-Z]{2})[A-Z0-9+*]{2,13}$/);
    }),
    { numRuns: 2000 },
  );
});
