import { describe, expect, it } from 'vitest';
import { codesOf, compareAmong, subjectOf } from './subject-pair.ts';

const LARGE = 500;
const SMALL = 100;

describe('namesakes', () => {
  const two = () => [subjectOf('Valbrune SARL'), subjectOf('SARL Valbrune')] as const;

  it('weaken when three or more have the name', () => {
    const third = subjectOf('Valbrune');
    const found = compareAmong(...two(), LARGE, [third]);
    expect(found.score).toBeCloseTo(0.75);
    expect(found.against).toEqual([{ code: 'NAMESAKES', words: '3 have this name', factor: 0.75 }]);
  });

  it('are none when only the two have it, or the database is small', () => {
    expect(compareAmong(...two(), LARGE).score).toBe(1);
    expect(compareAmong(...two(), SMALL, [subjectOf('Valbrune')]).score).toBe(1);
  });

  it('do not matter where the place or a number agrees', () => {
    const third = subjectOf('Valbrune');
    const inPlace = ['Valbrune', 'Valbrune'].map((name) => subjectOf(name, { locality: 'Lorme' }));
    const siren = { identifiers: [{ scheme: 'SIREN', value: '552032534', checked: true }] };
    const numbered = ['Valbrune', 'Valbrune'].map((name) => subjectOf(name, siren));
    for (const [a, b] of [inPlace, numbered]) {
      if (!a || !b) throw new Error('A pair has two names.');
      expect(codesOf(compareAmong(a, b, LARGE, [third]).against)).toEqual([]);
    }
  });

  it('weaken people of one name too', () => {
    const people = [1, 2, 3].map(() => subjectOf('Jane Doe', {}, 'PERSON'));
    const [a, b, third] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    expect(codesOf(compareAmong(a, b, LARGE, [third]).against)).toEqual(['NAMESAKES']);
  });
});

describe('a letter off', () => {
  it('is another name more often than a mistake, where no other word agrees', () => {
    const [a, b] = [subjectOf('Commune de Cannes'), subjectOf('Commune de Vannes')];
    const found = compareAmong(a, b, LARGE);
    expect(found.score).toBeLessThan(0.8);
    expect(codesOf(found.against)).toEqual(['LETTER_OFF']);
    expect(codesOf(compareAmong(a, b, SMALL).against)).toEqual([]);
  });

  it('is another name in a long word too, when there are two', () => {
    const [a, b] = [subjectOf('Commune de Valbrunelle'), subjectOf('Commune de Valbromelle')];
    const found = compareAmong(a, b, LARGE);
    expect(found.score).toBeLessThan(0.8);
    expect(codesOf(found.against)).toEqual(['LETTER_OFF']);
  });

  it.each([
    ['a long word', 'Valbrunelle Lorme', 'Valbrunelle Lorne'],
    ['letters that changed places', 'Hannibal', 'Hannibla'],
    ['a word of ten letters', 'Charpentier', 'Charpentrer'],
  ])('is a mistake in %s', (_, a, b) => {
    expect(codesOf(compareAmong(subjectOf(a), subjectOf(b), LARGE).against)).toEqual([]);
  });
});

describe('a rare name within a longer one', () => {
  it('is possible', () => {
    const found = compareAmong(subjectOf('Valbrune'), subjectOf('Valbrune Peinture Lorme Midi'), LARGE);
    expect(found.score).toBe(0.7);
    expect(codesOf(found.reasons)).toContain('CONTAINED_NAME');
  });

  it('is not when many have the word', () => {
    const others = ['Valbrune Nord', 'Valbrune Sud', 'Valbrune Ouest'].map((name) => subjectOf(name));
    const found = compareAmong(
      subjectOf('Valbrune'),
      subjectOf('Valbrune Peinture Lorme Midi'),
      LARGE,
      others,
    );
    expect(found.score).toBeLessThan(0.7);
  });
});
