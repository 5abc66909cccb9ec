import { describe, expect, it } from 'vitest';
import { scoreNames } from '../../../src/graph/duplicate/bracket-score.ts';
import type { NameKind } from '../../../src/graph/duplicate/common-word.ts';
import { NameEvidence } from '../../../src/graph/duplicate/evidence.ts';
import { takeApart } from '../../../src/graph/duplicate/name-part.ts';
import { scorePair } from '../../../src/graph/duplicate/pair-score.ts';
import type { Finding } from '../../../src/graph/duplicate/reason.ts';
import { prepareSubject } from '../../../src/graph/duplicate/subject.ts';

const wordsOf = ({ score, reasons, against }: Finding) => ({
  score,
  reasons: reasons.map(({ words }) => words),
  against: against.map(({ words }) => words),
});

const compare = (a: string, b: string, kind: NameKind = 'ORGANISATION') =>
  wordsOf(scoreNames(takeApart(a, kind), takeApart(b, kind)));

function comparePair(a: string, b: string) {
  const [x, y] = [a, b].map((name, id) =>
    prepareSubject(
      { id, slug: `n${id}`, name, aliases: [], country: null, locality: null, identifiers: [] },
      'ORGANISATION',
    ),
  );
  if (!x || !y) throw new Error('A pair has two names.');
  return wordsOf(scorePair(x, y, new NameEvidence([x, y])));
}

describe('two names that are not one', () => {
  it('have nothing in common when both are words that link others', () => {
    expect(compare('GLI', 'PRO A PRO').score).toBe(0);
    expect(compare('IN.S.E.', 'AM+DA').score).toBe(0);
  });

  it('are not told apart by words that programs know', () => {
    expect(compare('Constructor Nord', 'Constructors Nord').score).toBeGreaterThanOrEqual(0.9);
    expect(compare('Hasownproperty SA', 'Hasownproperty SARL').score).toBeGreaterThan(0.5);
  });

  it('are other signs, though of one sound', () => {
    const sameSound = compare('王伟', '王薇', 'PERSON');
    expect(sameSound.score).toBeLessThanOrEqual(0.4);
    expect(sameSound.reasons).toEqual(['other signs of one sound']);
    expect(compare('王伟', 'Wang Wei', 'PERSON').score).toBeGreaterThanOrEqual(0.8);
  });

  it('have another letter where others have a number', () => {
    const lettered = compare('Groupe scolaire A', 'Groupe scolaire B');
    expect(lettered.score).toBeLessThan(0.8);
    expect(lettered.against).toEqual(['other numbers (a and b)']);
    expect(compare('Travaux lot C Valbrune', 'Travaux lot D Valbrune').against).toEqual([
      'other numbers (c and d)',
    ]);
  });

  it('have legal forms that one company can not both have', () => {
    const forms = compare('Deutsche Bank AG', 'Deutsche Bank GmbH');
    expect(forms.score).toBeLessThanOrEqual(0.75);
    expect(forms.against).toEqual(['other legal forms']);
  });

  it('name father and child the other way round', () => {
    const swapped = compare('Salman bin Muhammad', 'Muhammad bin Salman', 'PERSON');
    expect(swapped.score).toBeLessThanOrEqual(0.7);
    expect(swapped.against).toEqual(['father and child the other way round']);
    expect(compare('Salman bin Muhammad', 'Salman bin Muhammad', 'PERSON').score).toBe(1);
  });

  it('repeat a word that the other has once', () => {
    expect(compare('Abdul Kabir Abdul Jan', 'Abdul Kabir Mohammad Jan', 'PERSON').score).toBeLessThan(0.8);
    expect(compare('Ali Ali Hassan', 'Ali Hassan', 'PERSON').score).toBeGreaterThanOrEqual(0.8);
  });

  it.each([['SARL'], ['Budget principal'], ['Mairie'], ['Service technique']])(
    'are a name that many have: %s',
    (name) => {
      const pair = comparePair(name, name);
      expect(pair.score).toBeLessThanOrEqual(0.7);
      expect(pair.against).toContain('a name that many have');
      expect(compare(name, name).score).toBe(1);
    },
  );

  it('are both cut off', () => {
    const pair = comparePair('Syndicat intercommunal pour la ges...', 'Syndicat intercommunal pour la ges…');
    expect(pair.score).toBeLessThanOrEqual(0.7);
    expect(pair.against).toContain('both cut off');
  });
});
