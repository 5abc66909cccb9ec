import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  IDENTIFIER_SCHEMES,
  impliedIdentifiers,
  normaliseIdentifier,
  sirenOf,
  sirenOfVat,
  withImplied,
} from '../../src/domain/identifier.ts';

const isChecked = (scheme: string, value: string) => normaliseIdentifier(scheme, value).checked;

/** Luhn's check digit for the digits before it, written apart from the library under test. */
function luhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const validSiren = digits(8)
  .map((body) => body + luhnDigit(body))
  .filter((text) => !/^(\d)\1*$/.test(text));
const validSiret = fc
  .tuple(validSiren, digits(4))
  .filter(([siren]) => siren !== '356000000')
  .map(([siren, nic]) => siren + nic + luhnDigit(siren + nic));

function withDigitChanged(text: string, index: number, by: number): string {
  return text.slice(0, index) + String((Number(text[index]) + by) % 10) + text.slice(index + 1);
}

describe('schemes', () => {
  it.each([
    ['TVA', 'VAT'],
    ['TVA_INTRACOMMUNAUTAIRE', 'VAT'],
    ['tva-intracommunautaire', 'VAT'],
    [' siret ', 'SIRET'],
    ['XI-LEI', 'LEI'],
    ['HORS_UE', 'HORS-UE'],
    ['Hors UE', 'HORS-UE'],
    ['gb-coh', 'GB-COH'],
    ['ДК021', 'ДК021'],
    ['constructor', 'CONSTRUCTOR'],
    ['__proto__', '-PROTO-'],
  ])('%j is written %s', (published, scheme) => {
    expect(normaliseIdentifier(published, 'x').scheme).toBe(scheme);
  });

  it('that are missing make no key', () => {
    expect(normaliseIdentifier(' ', '123')).toEqual({
      scheme: '',
      value: '123',
      checked: false,
      problem: 'without a scheme',
    });
  });
});

describe('SIREN and SIRET', () => {
  it('hold with their check digits, and not with any one digit changed', () => {
    fc.assert(
      fc.property(validSiren, fc.nat(8), fc.integer({ min: 1, max: 9 }), (siren, index, by) => {
        expect(isChecked('SIREN', siren)).toBe(true);
        expect(isChecked('SIREN', withDigitChanged(siren, index, by))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(validSiret, fc.nat(13), fc.integer({ min: 1, max: 9 }), (siret, index, by) => {
        expect(normaliseIdentifier('SIRET', siret)).toEqual({ scheme: 'SIRET', value: siret, checked: true });
        expect(isChecked('SIRET', withDigitChanged(siret, index, by))).toBe(false);
        expect(sirenOf(siret)).toBe(siret.slice(0, 9));
      }),
    );
  });

  it.each([
    ' 30130960500410 ',
    '\t30130960500410',
    '301 309 605 00410',
    '301.309.605-00410',
    '\u200b30130960500410',
    '301\u00a0309\u202f60500410',
  ])('%j is a formatted 30130960500410', (published) => {
    expect(normaliseIdentifier('SIRET', published)).toEqual({
      scheme: 'SIRET',
      value: '30130960500410',
      checked: true,
    });
  });

  it('of La Poste hold by its own rule: digits that sum to a multiple of five, its head office by Luhn', () => {
    expect(isChecked('SIREN', '356000000')).toBe(true);
    expect(isChecked('SIRET', '35600000000048')).toBe(true);
    expect(luhnDigit('3560000001230')).not.toBe('5');
    expect(isChecked('SIRET', '35600000012305')).toBe(true);
    expect(isChecked('SIRET', '35600000012306')).toBe(false);
    expect(isChecked('SIRET', '35600000000049')).toBe(false);
    expect(sirenOf('356 000 000 12305')).toBe('356000000');
    expect(sirenOf('35600000012306')).toBeUndefined();
  });

  it.each([
    ['SIRET', '00000000000000', 'a placeholder'],
    ['SIRET', '99999999999999', 'a placeholder'],
    ['SIREN', '000000000', 'a placeholder'],
    ['SIREN', '777777777', 'a placeholder'],
    ['SIRET', '00000000000018', 'a placeholder'],
    ['SIRET', '', 'empty'],
    ['SIRET', '  ', 'empty'],
    ['SIRET', '214356', 'not 14 digits'],
    ['SIRET', '868768687576575', 'not 14 digits'],
    ['SIRET', '3013096050041O', 'not 14 digits'],
    ['SIREN', '30130960500410', 'not nine digits'],
    // Luhn holds for the whole, but no company has the number 202400000.
    ['SIRET', '20240000000016', 'failing its check digit'],
  ])('%s %j is no key: %s', (scheme, value, problem) => {
    expect(normaliseIdentifier(scheme, value)).toMatchObject({
      checked: false,
      problem,
      value: value.trim(),
    });
  });
});

describe('VAT', () => {
  it('is compacted and checked by the rules of its country', () => {
    expect(normaliseIdentifier('TVA', 'DE 812110859')).toEqual({
      scheme: 'VAT',
      value: 'DE812110859',
      checked: true,
    });
    expect(normaliseIdentifier('TVA_INTRACOMMUNAUTAIRE', '0456272657')).toMatchObject({
      checked: false,
      problem: 'a VAT number starts with its country code',
    });
  });

  it('gives the SIREN of French companies, not of Monaco and other countries', () => {
    expect(sirenOfVat('FR 40 303 265 045')).toBe('303265045');
    expect(sirenOfVat('FR41303265045')).toBeUndefined();
    const monaco = 'FR37000005990';
    expect(isChecked('VAT', monaco)).toBe(true);
    expect(sirenOfVat(monaco)).toBeUndefined();
    expect(sirenOfVat('DE812110859')).toBeUndefined();
  });
});

describe('LEI', () => {
  /** ISO 7064 MOD 97-10: 98 minus the remainder of the number with two zeros for check digits. */
  const validLei = fc.stringMatching(/^[A-Z0-9]{17}[A-Z]$/).map((body) => {
    const number = [...`${body}00`].map((letter) => String(Number.parseInt(letter, 36))).join('');
    return body + String(98n - (BigInt(number) % 97n)).padStart(2, '0');
  });

  it('holds with its check digits, and not with any one digit changed', () => {
    fc.assert(
      fc.property(validLei, fc.nat(19), fc.integer({ min: 1, max: 9 }), (lei, index, by) => {
        expect(isChecked('LEI', lei.toLowerCase())).toBe(true);
        if (/\d/.test(lei[index] ?? ''))
          expect(isChecked('LEI', withDigitChanged(lei, index, by))).toBe(false);
      }),
    );
    expect(isChecked('XI-LEI', 'INR2EJN1ERAN0W5ZP974')).toBe(true);
    expect(isChecked('LEI', 'INR2EJN1ERAN0W5ZP9')).toBe(false);
    expect(isChecked('LEI', '00000000000000000098')).toBe(false);
  });
});

describe('other schemes', () => {
  it.each([
    ['WIKIDATA', 'q2283', 'Q2283'],
    ['WIKIDATA', 'https://www.wikidata.org/wiki/Q2283', 'Q2283'],
    ['WIKIDATA', 'http://www.wikidata.org/entity/Q2283', 'Q2283'],
    ['OCID', 'ocds-b5fd17-0001', 'ocds-b5fd17-0001'],
    ['OCID', 'OCDS-87SD3T-SEFIN-DRM-A-004-2016', 'OCDS-87SD3T-SEFIN-DRM-A-004-2016'],
    ['CELEX', 'CELEX:32016R0679', '32016R0679'],
    ['CELEX', '02016R0679-20160504', '02016R0679-20160504'],
    ['CELEX', '32016R0679R(02)', '32016R0679R(02)'],
    ['CELEX', '32012A0424(01)', '32012A0424(01)'],
    ['CELEX', '62012CJ0131', '62012CJ0131'],
    ['CELEX', '12012E/TXT', '12012E/TXT'],
    ['CELEX', '12008M006', '12008M006'],
    ['ELI', 'http://data.europa.eu/eli/reg/2016/679/oj', 'data.europa.eu/eli/reg/2016/679/oj'],
    ['ELI', '/eli/loi/2016/10/7/ECFI1524250L/jo/texte/', 'eli/loi/2016/10/7/ECFI1524250L/jo/texte'],
    ['TED', '00728940-2024', '728940-2024'],
    ['TED', '123456-2019', '123456-2019'],
    ['BOAMP', '16-138580', '16-138580'],
    ['DECP', '778770198000272022TX0048', '778770198000272022TX0048'],
    ['IT-CF', 'IT00743110157', '00743110157'],
    ['IT-CF', 'RSSMRA85T10A562S', 'RSSMRA85T10A562S'],
    ['GB-COH', ' SC123456 ', 'SC123456'],
    ['UA-EDR', '21560045', '21560045'],
    ['FR-RCS', 'Paris  B 301\u00a0309 605', 'Paris B 301 309 605'],
    ['DE-CR', 'HRB 21599', 'HRB 21599'],
    ['RIDET', '1234567890', '1234567890'],
    ['LOCAL', '111', '111'],
  ])('%s %s is checked as %s', (scheme, value, normal) => {
    expect(normaliseIdentifier(scheme, value)).toEqual({ scheme, value: normal, checked: true });
  });

  it.each([
    ['WIKIDATA', 'Q0'],
    ['WIKIDATA', 'P31'],
    ['OCID', '10'],
    ['OCID', 'ocds-b5fd17suppliermatch-6b8f'],
    ['OCID', 'ocds-b5fd17-'],
    ['CELEX', '2016/679'],
    ['CELEX', '32016R'],
    ['ELI', 'reg/2016/679'],
    ['ELI', 'eli/reg'],
    ['TED', '2019/S 012-023456'],
    ['TED', '123456'],
    ['BOAMP', '2016-138580'],
    ['DECP', '2022TX0048'],
    ['DECP', '000000000000002022TX'],
    ['IT-CF', '00743110158'],
    ['IT-CF', 'RSSMRA85T10A562T'],
    ['HORS-UE', 'USCOLUMBIAARTISTSM'],
    ['FRW', 'FRWFDURANDCHAUFFAG'],
  ])('%s %j is no key, and says why', (scheme, value) => {
    expect(normaliseIdentifier(scheme, value)).toMatchObject({
      value,
      checked: false,
      problem: expect.stringMatching(/^(?:not |a placeholder|built from a name)/),
    });
  });

  it.each([
    '0',
    '000',
    '00000000',
    '000-000',
    '99999999',
    '1111',
    'N/A',
    'n.a.',
    'NA',
    '-',
    '--',
    '?',
    'none',
    'None',
    'null',
    'undefined',
    'NaN',
    '<NA>',
    '[]',
    '{}',
    'PUBL',
    'CF_NIV_SUIV',
    'not available',
    'Not applicable',
    'Unknown',
    'Néant',
    'sans objet',
    'keine Angabe',
    'XXX',
    'No tiene',
    'não informado',
    'n.v.t.',
    'немає',
    'Pas de SIRET',
  ])('%j is a placeholder in any register', (value) => {
    expect(normaliseIdentifier('GB-COH', value)).toEqual({
      scheme: 'GB-COH',
      value,
      checked: false,
      problem: 'a placeholder',
    });
  });

  it('are those of INSEE under the names that others give its registers', () => {
    expect(normaliseIdentifier('FR-SIREN', '552 081 317')).toEqual(normaliseIdentifier('SIREN', '552081317'));
    expect(normaliseIdentifier('FR_SIRET', '55208131766522').scheme).toBe('SIRET');
    expect(normaliseIdentifier('FR-SIREN', '123456789').checked).toBe(false);
  });

  it('are bounded: no rule reads a text of thousands of characters', () => {
    for (const scheme of [...IDENTIFIER_SCHEMES, 'GB-COH']) {
      for (const value of ['a.'.repeat(50_000), '/'.repeat(100_000), '7'.repeat(100_000)]) {
        const { checked, value: kept } = normaliseIdentifier(scheme, value);
        expect([checked, kept.length]).toEqual([false, 100_000]);
      }
    }
  });

  it('do not change when normalised twice', () => {
    const scheme = fc.constantFrom(...IDENTIFIER_SCHEMES, 'tva', 'GB-COH', 'hors_ue', 'x y');
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'0123456789 AQ-./_:\u00ad\u200b'), maxLength: 25 }),
      fc
        .array(
          fc.constantFrom(
            'http://',
            'www.wikidata.org/wiki/',
            'Q1',
            'CELEX:',
            'eli',
            '/',
            ' ',
            'GR',
            'IT',
            '0',
            'MVA',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(scheme, value, (someScheme, someValue) => {
        const once = normaliseIdentifier(someScheme, someValue);
        expect(normaliseIdentifier(once.scheme, once.value)).toEqual(once);
        expect(once.checked).toBe(once.problem === undefined);
      }),
      { numRuns: 3000 },
    );
  });
});

const DECP = new URL('../../../shared/data/decp-2024-csv/', import.meta.url);

describe.skipIf(!existsSync(DECP))('real SIRETs', () => {
  it('hold for at least 97 of 100 different buyers and suppliers', () => {
    const numbers = new Set<string>();
    for (const file of readdirSync(DECP).filter((name) => name.endsWith('.csv'))) {
      for (const [number] of readFileSync(new URL(file, DECP), 'utf8').matchAll(/(?<=,)\d{14}(?=,)/g)) {
        numbers.add(number);
      }
    }
    const held = [...numbers].filter((number) => isChecked('SIRET', number));
    expect(numbers.size).toBeGreaterThan(1000);
    expect(held.length / numbers.size).toBeGreaterThan(0.97);
  });
});

describe('what follows from an identifier', () => {
  const impliedBy = (scheme: string, value: string) =>
    impliedIdentifiers(normaliseIdentifier(scheme, value)).map((each) => `${each.scheme} ${each.value}`);

  it.each([
    ['SIRET', '303 265 045 00011', ['SIREN 303265045']],
    ['SIRET', '30326504500012', []],
    ['VAT', 'FR40303265045', ['SIREN 303265045']],
    ['VAT', 'BE 0403.170.701', ['BE-BCE-KBO 0403170701']],
    ['VAT', 'FI20774740', ['FI-PRO 2077474-0']],
    ['VAT', 'SE556703748501', ['SE-BLV 556703-7485']],
    ['VAT', 'NO 995 525 828 MVA', ['NO-BRC 995525828']],
    ['VAT', 'CHE-107.787.577 IVA', ['CH-UID CHE107787577']],
    ['VAT', 'DK13585628', []],
    ['VAT', 'IT00802230151', []],
    ['VAT', 'NL004495445B01', []],
    ['VAT', 'DE136695976', []],
    ['GB-COH', '2050399', ['GB-COH 02050399']],
    ['GB-COH', 'SC 123456', ['GB-COH SC123456']],
    ['GB-COH', '02050399', []],
    ['UA-EDR', '2345678901', ['UA-IPN 2345678901']],
    ['UA-EDR', '14360570', []],
    ['XB-REG', '12', []],
  ])('%s %s: %j', (scheme, value, expected) => {
    if (expected.length === 0 && scheme === 'VAT') expect(isChecked(scheme, value)).toBe(true);
    expect(impliedBy(scheme, value)).toEqual(expected);
  });

  it('takes no number for a company that is a person’s, by the month of birth in it', () => {
    const persons = Array.from({ length: 100 }, (_, index) => `SE8112${String(index).padStart(2, '0')}`)
      .flatMap((start) => Array.from({ length: 10 }, (_, digit) => `${start}321${digit}01`))
      .filter((vat) => isChecked('VAT', vat));
    expect(persons.length).toBeGreaterThan(0);
    expect(persons.flatMap((vat) => impliedBy('VAT', vat))).toEqual([]);
  });

  it('is the company of every establishment', () => {
    fc.assert(
      fc.property(validSiret, (siret) => {
        expect(impliedBy('SIRET', siret)).toEqual([`SIREN ${siret.slice(0, 9)}`]);
      }),
    );
  });

  it('is not derived where the register’s own number stands beside it', () => {
    const given = [normaliseIdentifier('SIREN', '329338883'), normaliseIdentifier('SIRET', '30326504500011')];
    expect(withImplied(given)).toEqual(given);
  });
});
