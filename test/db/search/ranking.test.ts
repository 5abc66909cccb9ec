import { describe, expect, it } from 'vitest';
import { identifierRank, positionOf, rankNames } from '../../../src/db/search/ranking.ts';
import { fragmentsOf, typosBetween } from '../../../src/db/search/spelling.ts';
import { type Spelling, spellingOf } from '../../../src/db/search/spelt-text.ts';
import { foldings } from '../../../src/domain/folding.ts';
import { legalFormsIn } from '../../../src/domain/legal-form.ts';

const spelling = (text: string, near: Record<string, Record<string, number>> = {}): Spelling => {
  const words = text.split(' ');
  const alternatives = new Map(
    Object.entries(near).map(([word, others]) => [
      word,
      { near: new Map(Object.entries(others)), parts: [] },
    ]),
  );
  return spellingOf(words, { alternatives, joined: new Map(), forms: legalFormsIn(words) });
};

describe('ranking of names', () => {
  it.each([
    ['water works', 'water works', 'NAME'],
    ['waterworks', 'water works', 'NAME'],
    ['water works sarl', 'water works', 'NAME'],
    ['water wor', 'water works', 'START'],
    ['works water', 'water works', 'WORDS'],
    ['works north', 'water works\n\nwater north', 'WORDS'],
    ['water mill', 'water works', 'SOME_WORDS'],
    ['wind mill', 'water works', undefined],
  ])('of %j and %j it is %s', (text, name, match) => {
    expect(rankNames(name, spelling(text))?.match).toBe(match);
  });

  it('puts what matches better first', () => {
    const text = spelling('water works', { works: { worms: 2 } });
    const names = [
      'water works',
      'water works sarl',
      'x\n\nwater works',
      'water works north',
      'works of the water',
      'works for north water',
      'water worms',
      'water',
    ];
    const positions = names.map((name) => {
      const rank = rankNames(name, text);
      return rank ? positionOf(rank, 'ORGANISATION', 1) : 'none';
    });
    const best = positions.toSorted();
    expect(best.map((position) => names[positions.indexOf(position)])).toEqual([
      'water works',
      'x\n\nwater works',
      'water works sarl',
      'water works north',
      'works of the water',
      'works for north water',
      'water worms',
      'water',
    ]);
  });

  it('puts that first, of nodes with one number, whose name says the least besides', () => {
    const at = (name: string, id: number) => positionOf(identifierRank(name, ['20240405']), 'TENDER', id);
    const short = at('contract 20240405 of aix', 1);
    const long = at('contract 20240405 of toulouse', 3);
    const apart = at('contract 2024 04 05 of aix', 2);
    expect([apart, long, short].toSorted()).toEqual([short, long, apart]);
    expect(positionOf(identifierRank('aix', ['1'], 2), 'TENDER', 4) > apart).toBe(true);
  });

  it('puts those first of which more is claimed, then short names, then early ones', () => {
    const rank = (name: string) => rankNames(name, spelling('water')) ?? expect.unreachable();
    const known = positionOf(rank('water north company'), 'ORGANISATION', 3 * 2 ** 32 + 9);
    const short = positionOf(rank('water isle'), 'ORGANISATION', 15 * 2 ** 32 + 8);
    const early = positionOf(rank('water north'), 'ORGANISATION', 15 * 2 ** 32 + 6);
    const late = positionOf(rank('water north'), 'ORGANISATION', 15 * 2 ** 32 + 7);
    expect([late, early, short, known].toSorted()).toEqual([known, short, early, late]);
  });
});

describe('near spellings', () => {
  it.each([
    ['eogom', 'ecogom', 1, 1],
    ['artce', 'artec', 1, 1],
    ['gianffarnco', 'gianfranco', 2, 2],
    ['water', 'winter', 1, undefined],
    ['lot12', 'lot13', 1, undefined],
  ])('of %s and %s, of at most %i typos: %s', (word, other, most, typos) => {
    expect(typosBetween(word, other, /\d/.test(word) ? 0 : most)).toBe(typos);
  });

  it('share a fragment when they are one letter off', () => {
    for (const [word, other] of [
      ['eogom', 'ecogom'],
      ['artce', 'artec'],
      ['corporatioon', 'corporation'],
      ['xater', 'water'],
    ] as const) {
      const fragments = fragmentsOf(other);
      expect(
        fragmentsOf(word).some((fragment) => fragments.includes(fragment)),
        word,
      ).toBe(true);
    }
  });
});

describe('foldings', () => {
  it.each([
    ['Société de l’Eau, S.A.R.L.', ['societe de l eau sarl']],
    ['Österreich', ['osterreich', 'oesterreich']],
    ['Торговий Дім Еней', ['torgovii dim enei', 'torhovyi dim enei']],
    ['– !', []],
  ])('of %j are %j', (text, expected) => {
    expect(foldings(text)).toEqual(expected);
  });
});
