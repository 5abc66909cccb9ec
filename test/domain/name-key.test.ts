import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, slugify } from '../../src/domain/name-key.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 120 });
const words = fc.string({
  unit: fc.constantFrom(...'aBé œßŁ-\u2019.їьհΣς日本ガ가हिّ&9½Ⓐ\u00ad\u0301İ'),
  maxLength: 200,
});

describe('name keys', () => {
  it.each([
    ["  L'Œuvre,   SA ", 'l oeuvre sa'],
    ['ÉLECTRICITÉ DE FRANCE', 'electricite de france'],
    ['E\u0301lectricite\u0301 de France', 'electricite de france'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['GROẞ', 'gross'],
    ['Łódź', 'lodz'],
    ['Ørsted A/S', 'orsted a s'],
    ['İstanbul', 'istanbul'],
    ['ISTANBUL', 'istanbul'],
    ['Gesund\u00adheit', 'gesundheit'],
    ['ﬁnance № 2', 'finance no 2'],
    ['Київська міськрада', 'киівська міськрада'],
    ['ՀԱՅԱՍՏԱՆ', 'հայաստան'],
    ['Οδυσσεύς', 'οδυσσευσ'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['ガス株式会社', 'ガス株式会社'],
    ['서울특별시', '서울특별시'],
    ['हिन्दी', 'हिन्दी'],
    ['—', '—'],
    ['€', '€'],
    ['   ', ''],
  ])('of %j is %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it('do not change when taken twice, nor with case, blanks or punctuation around', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, words), (name) => {
        const key = nameKey(name);
        expect(nameKey(key)).toBe(key);
        if (/[a-z0-9]/.test(key)) expect(nameKey(` «${name}», `)).toBe(key);
      }),
      { numRuns: 1000 },
    );
  });

  it('are empty only for blank names', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, words), (name) => {
        expect(nameKey(name) === '').toBe(name.trim() === '');
      }),
    );
  });

  it('keep different letters apart', () => {
    expect(nameKey('Société A')).not.toBe(nameKey('Société B'));
    expect(nameKey('カス')).not.toBe(nameKey('ガス'));
    expect(nameKey('ハリ')).not.toBe(nameKey('パリ'));
  });
});

describe('slugs', () => {
  it.each([
    ['Plateforme des données de santé (Health Data Hub)', 'plateforme-des-donnees-de-sante-health-data-hub'],
    ["L'État", 'l-etat'],
    ['Київська міськрада', 'kiivska-miskrada'],
    ['Հայաստան', 'hayastan'],
    ['北京市', 'beijingshi'],
    ['—', 'n'],
    ['', 'n'],
  ])('of %j is %j', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it('are cut between words within 80 characters, and within a word only when it alone is longer', () => {
    const long = slugify('marché de travaux '.repeat(10));
    expect(long).toBe('marche-de-travaux-marche-de-travaux-marche-de-travaux-marche-de-travaux-marche');
    expect(slugify(`${'a'.repeat(80)} b`)).toBe('a'.repeat(80));
    expect(slugify('a'.repeat(100))).toBe('a'.repeat(80));
  });

  it('are always addresses, and do not change when taken twice', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, words), (name) => {
        const slug = slugify(name);
        expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slugify(slug)).toBe(slug);
      }),
      { numRuns: 1000 },
    );
  });
});
