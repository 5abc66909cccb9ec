import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MIN_SCORE } from '../../../src/graph/duplicate/band.ts';
import { scoreNames } from '../../../src/graph/duplicate/bracket-score.ts';
import type { NameKind } from '../../../src/graph/duplicate/common-word.ts';
import { takeApart } from '../../../src/graph/duplicate/name-part.ts';

function score(a: string, b: string, kind: NameKind = 'ORGANISATION'): number {
  return scoreNames(takeApart(a, kind), takeApart(b, kind)).score;
}

describe('names of organisations are the same', () => {
  it.each([
    ['in another legal form of the same kind', 'Dupont GmbH', 'Dupont Limited'],
    ['with the form written out', 'Bouchard Société à responsabilité limitée', 'Bouchard S.A.R.L.'],
    ['with the form in front', 'SAS Bouchard', 'Bouchard S. A. S.'],
    ['with the form in another script', 'ТОВ «Зоря»', 'Zorya LLC'],
    ['without accents and case', 'Œuvres Hospitalières', 'OEUVRES HOSPITALIERES'],
    ['in another order', 'Bouchard Travaux Publics', 'TRAVAUX PUBLICS BOUCHARD'],
    ['with "&" written out', 'Martin & Fils', 'Martin and Fils'],
    ['with initials spaced or dotted', 'J. P. Lambert', 'JP Lambert'],
    ['with numbers in letters', 'Brigade Forty-Four', 'Brigade 44'],
    ['with roman numbers', 'Fonds Régional III', 'Fonds régional 3'],
    ['without linking words', 'Mairie de la Rochette', 'Mairie Rochette'],
    ['with an HTML entity', 'Martin &amp; Fils', 'Martin & Fils'],
  ])('%s', (_, a, b) => {
    expect(score(a, b)).toBe(1);
  });

  it.each([
    ['with a letter that differs', 'Crystalord', 'Cristalord Ltd'],
    ['with letters that changed places', 'Hannibla Inc.', 'Hannibal Inc.'],
    ['with blanks elsewhere', 'Goodwill Partners', 'Good Will Partners'],
    ['with lost accents', 'Soci\ufffdt\ufffd H\ufffdteli\ufffdre', 'Société Hôtelière'],
  ])('nearly, %s', (_, a, b) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(DEFAULT_MIN_SCORE);
    expect(score(a, b)).toBeLessThanOrEqual(1);
  });
});

describe('names of organisations differ', () => {
  it.each([
    ['in their number', 'Lycée n° 5', 'Lycée n° 6'],
    ['in a short word', 'LXC Aviation', 'LAU Aviation'],
    ['in a letter of a short name', 'SMAC', 'SMACL'],
    ['in the place', 'Commune de Vernon', 'Commune de Vernet'],
    ['by a word more', 'Banque Durand', 'Banque Durand Mexique'],
    ['in all but common words', 'Bowne Business Solutions', 'Bowne Business Enterprises'],
    ['in how a long word begins', 'Kaltenbrunn Council', 'Meltenbrunn Council'],
    ['in a sign that is a word', '北京银行', '南京银行'],
  ])('%s', (_, a, b) => {
    expect(score(a, b)).toBeLessThan(DEFAULT_MIN_SCORE);
  });
});

describe('names of people', () => {
  it.each([
    ['the other way round', 'Doe, Jane', 'Jane Doe', 1],
    ['without title', 'Dr. Jane Doe', 'Jane Doe', 1],
  ])('are the same %s', (_, a, b, expected) => {
    expect(score(a, b, 'PERSON')).toBe(expected);
  });

  it('may leave out the middle ones, or give their initials', () => {
    expect(score('Jane Doe', 'Jane Mary Doe', 'PERSON')).toBeGreaterThanOrEqual(DEFAULT_MIN_SCORE);
    expect(score('Jane M. Doe', 'Jane Mary Doe', 'PERSON')).toBeGreaterThanOrEqual(DEFAULT_MIN_SCORE);
    expect(score('Jane Ruth Doe', 'Jane Mary Doe', 'PERSON')).toBeLessThan(DEFAULT_MIN_SCORE);
  });
});

describe('words of personal names', () => {
  it.each([
    ['sound alike', 'Mohammed Rashid', 'Muhammad Raschid'],
    ['are one name in two languages', 'Guillaume Martin', 'William Martin'],
    ['have a digit for a letter', 'Ig0r Sevin', 'Igor Sevin'],
  ])('%s', (_, a, b) => {
    expect(score(a, b, 'PERSON')).toBeGreaterThanOrEqual(DEFAULT_MIN_SCORE);
  });

  it.each([
    ['are two names that end otherwise', 'Mario Rossi', 'Maria Rossi'],
    ['are two known first names', 'Robert Martin', 'Rupert Martinez'],
  ])('%s', (_, a, b) => {
    expect(score(a, b, 'PERSON')).toBeLessThan(DEFAULT_MIN_SCORE);
  });
});

describe('words of Arabic and Hebrew', () => {
  it.each([
    ['علي حسن', 'عمي حسن'],
    ['דוד כהן', 'דור כהן'],
  ])('of up to four letters agree exactly: %s, %s', (a, b) => {
    expect(score(a, b, 'PERSON')).toBeLessThan(DEFAULT_MIN_SCORE);
    expect(score(a, a, 'PERSON')).toBe(1);
  });

  it('may have a letter off when they are longer', () => {
    expect(score('مصطفى عبدالرحمن', 'مصطفى عبدالرحمنن', 'PERSON')).toBeGreaterThanOrEqual(DEFAULT_MIN_SCORE);
  });
});

describe('words written as one', () => {
  it.each([
    ['Mohammad Hasni', 'Mohammadhasni'],
    ['Karim Mohammad Hasni', 'Mohammadhasni Karim'],
    ['Abd Allah Rashid', 'Rashid Abdallah'],
  ])('are those of the other name: %s, %s', (a, b) => {
    expect(score(a, b, 'PERSON')).toBeGreaterThanOrEqual(DEFAULT_MIN_SCORE);
    expect(score(a, b, 'PERSON')).toBeCloseTo(score(b, a, 'PERSON'), 10);
  });
});

describe('comparing any two names', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          'SA',
          'de',
          'Dupont',
          'Dupond',
          '2',
          'II',
          'Group',
          'É',
          'ООО',
          '&',
          '(',
          ')',
          'Mairie',
          'ville',
          'DDG',
        ),
        {
          maxLength: 5,
        },
      )
      .map((words) => words.join(' ')),
  );
  const kind = fc.constantFrom('ORGANISATION', 'PERSON') as fc.Arbitrary<NameKind>;

  it('gives 1 for a name and itself, and the same both ways, between 0 and 1', () => {
    fc.assert(
      fc.property(name, name, kind, (a, b, of) => {
        expect(score(a, a, of)).toBe(1);
        expect(score(a, b, of)).toBeCloseTo(score(b, a, of), 10);
        expect(score(a, b, of)).toBeGreaterThanOrEqual(0);
        expect(score(a, b, of)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
