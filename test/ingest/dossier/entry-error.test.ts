import { describe, expect, it } from 'vitest';
import { DossierInvalid } from '../../../src/ingest/sources/dossier/problem.ts';
import { readDossier } from '../../../src/ingest/sources/dossier/read.ts';
import { problemsOf, SOUND } from './dossier-invalid.ts';

const dossier = (lines: string) => `dossier: 1\ndefaults: { statedOn: 2026-02-06 }\n${lines}`;

describe('an entry that is not as the schema says', () => {
  it.each([
    [
      'a version that is not known',
      'dossier: 2',
      '1:10: "dossier": found the number 2; expected 1, the version of this format',
    ],
    ['no version', 'people: {}', '1:1: "dossier" is missing; expected 1, the version of this format'],
    [
      'an unknown section',
      dossier('organizations: {}'),
      '3:1: unknown key "organizations"; did you mean "organisations"?',
    ],
    [
      'an unknown key',
      dossier('people:\n  ann: { name: Ann, familyname: Lee }'),
      '4:21: unknown key "familyname"; did you mean "familyName"?',
    ],
    [
      'a missing name',
      dossier('people:\n  ann: { familyName: Lee }'),
      '4:3: "name" is missing; expected a text',
    ],
    [
      'a number for a text',
      dossier('people:\n  ann: { name: 12 }'),
      '4:16: "name": found the number 12; expected a text (put it in quotes)',
    ],
    [
      'a blank text',
      dossier('people:\n  ann: { name: " " }'),
      '4:16: "name": found " "; expected a text that is not blank',
    ],
    [
      'a section without entries',
      dossier('people:'),
      '3:1: "people": found nothing; expected keys and values',
    ],
    [
      'a slug with capitals',
      dossier('people:\n  Ann: { name: Ann }'),
      '4:3: "Ann": expected a slug: a-z, 0-9 and single hyphens, as in "health-data-hub"',
    ],
    [
      'a word in small letters',
      dossier('organisations:\n  acme: { name: Acme, kind: company }'),
      '4:29: "kind": "company" is not a word for it; did you mean "COMPANY"?',
    ],
    [
      'a day that does not exist',
      dossier('tenders:\n  bridge: { title: B, published: 2026-02-30 }'),
      '4:34: "published": found "2026-02-30"; expected a date that exists: 2025, 2025-11, 2025-11-28 or 2025-11-28T15:26',
    ],
    [
      'a month where a day is needed',
      'dossier: 1\ndefaults: { statedOn: 2026-02 }',
      '2:23: "statedOn": found "2026-02"; expected a day that exists, as in 2026-02-06',
    ],
    [
      'a range that ends before it starts',
      dossier('organisations:\n  acme: { name: Acme, headcount: { min: 9, max: 2 } }'),
      '4:23: "headcount": found keys and values; expected max to be at least min',
    ],
    [
      'a CPV code that is too short',
      dossier('tenders:\n  bridge: { title: B, cpvs: ["451"] }'),
      '4:30: item 1 of "cpvs": found "451"; expected the eight digits of a CPV code, in quotes',
    ],
    [
      'an identifier without quotes',
      dossier('organisations:\n  acme: { name: Acme, identifiers: { SIREN: 012345678 } }'),
      '4:45: "SIREN": found the number 12345678; expected the identifier as a text in quotes, or a list of them',
    ],
    [
      'an identifier with a wrong digit',
      dossier('organisations:\n  acme: { name: Acme, identifiers: { SIREN: "552100555" } }'),
      '4:45: SIREN "552100555" is failing its check digit',
    ],
    [
      'an unknown kind of claim',
      dossier('claims:\n  bidz: []'),
      '4:3: unknown key "bidz"; did you mean "bids"?',
    ],
  ])('is refused at its place: %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each([
    ['without a currency', '6200000'],
    ['with a currency in words', '12 euros'],
    ['with a decimal comma', '"12,50 EUR"'],
    ['in groups of two digits', '12 34 EUR'],
  ])('names an amount %s', (_, value) => {
    const line = `  valuations:\n    - { tender: bridge, valuation: BUDGET, at: p 1, value: ${value} }\n`;
    expect(problemsOf(SOUND + line)).toEqual([
      expect.stringMatching(
        /^19:60: "value": found .*; expected an amount and its ISO 4217 currency, as in "6 200 000 EUR"/,
      ),
    ]);
  });

  it('names a currency that does not exist, and decimals that a currency does not have', () => {
    const line = (value: string) => `    - { tender: bridge, valuation: BUDGET, at: p 1, value: ${value} }\n`;
    expect(
      problemsOf(
        `${SOUND}  valuations:\n${line('1 ERU')}${line('0.001 EUR')}${line('{ amount: 1.5, currency: JPY }')}`,
      ),
    ).toEqual([
      '19:60: "value": "1" in "ERU" can\'t be held: the currency is no ISO 4217 code in upper case.',
      '20:60: "value": "0.001" in "EUR" can\'t be held: EUR has 2 decimals.',
      '21:53: "value": "1.5" in "JPY" can\'t be held: JPY has 0 decimals.',
    ]);
  });

  it('is reported together with all others, in order of lines, and beside claims that fit the schema', () => {
    const text = `${SOUND}  hostings:\n    - { hosted: acem, at: p 1 }\n    - { hosted: 3, at: p 1 }\n    - { hosted: bridge, at: p 1 }\n`;
    expect(problemsOf(text)).toEqual([
      '19:17: no node has the slug "acem"; expected an organisation of this file, of a file imported with it or of the database; did you mean "acme"?',
      '20:17: "hosted": found the number 3; expected a text (put it in quotes)',
      '21:17: "bridge" is a tender; expected an organisation',
    ]);
  });

  it('does not make a reference to it a second mistake', () => {
    const text = SOUND.replace('{ name: Ann }', '{ nmae: Ann }');
    const office = '  offices:\n    - { person: ann, organisation: acme, at: p 1 }\n';
    expect(problemsOf(text + office)).toEqual([
      '10:3: "name" is missing; expected a text',
      '10:10: unknown key "nmae"; did you mean "name"?',
    ]);
  });
});

describe('the error of a dossier', () => {
  const claims = Array.from({ length: 30 }, () => '    - { hosted: nobody, at: p 1 }\n').join('');

  it('has a stable code, shows twenty problems and counts all', () => {
    let caught: unknown;
    try {
      readDossier(`${SOUND}  hostings:\n${claims}`, 'seeds/test.yaml');
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(DossierInvalid);
    const invalid = caught as DossierInvalid;
    expect(invalid.code).toBe('SOURCE_UNUSABLE');
    expect(invalid.problemCount).toBe(30);
    expect(invalid.problems).toHaveLength(20);
    expect(invalid.problems[0]).toEqual({
      file: 'seeds/test.yaml',
      line: 19,
      column: 17,
      message:
        'no node has the slug "nobody"; expected an organisation of this file, of a file imported with it or of the database',
    });
    expect(invalid.message.split('\n').slice(0, 2)).toEqual([
      'seeds/test.yaml: 30 problems',
      '  seeds/test.yaml:19:17: no node has the slug "nobody"; expected an organisation of this file, of a file imported with it or of the database',
    ]);
    expect(invalid.message).toMatch(/\n {2}… and 10 more$/);
  });
});
