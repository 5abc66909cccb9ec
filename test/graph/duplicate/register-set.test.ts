import { describe, expect, it } from 'vitest';
import { DEFAULT_MIN_SCORE } from '../../../src/graph/duplicate/band.ts';
import { findCandidates } from '../../../src/graph/duplicate/block.ts';
import { NameEvidence } from '../../../src/graph/duplicate/evidence.ts';
import { scorePair } from '../../../src/graph/duplicate/pair-score.ts';
import { HAS_REGISTER_SET, type RegisteredName, readRegisterSet } from './register-set.ts';
import { subjectOf } from './subject-pair.ts';

/** Pairs of positions that the names alone bring together: nobody told them the numbers. */
function findPairs(names: readonly RegisteredName[]): [number, number][] {
  const subjects = names.map(({ name }) => subjectOf(name));
  const evidence = new NameEvidence(subjects);
  const found = new Map<string, [number, number]>();
  findCandidates(subjects, evidence).each((a, b) => {
    const [x, y] = [subjects[a], subjects[b]];
    if (x && y && scorePair(x, y, evidence).score >= DEFAULT_MIN_SCORE) found.set(`${a} ${b}`, [a, b]);
  });
  return [...found.values()];
}

/** Of each company, its further spellings: how many the pairs connect to another one of it. */
function countConnected(names: readonly RegisteredName[], pairs: readonly [number, number][]): number {
  const group = names.map((_, at) => at);
  const rootOf = (at: number): number => (group[at] === at ? at : rootOf(group[at] as number));
  let connected = 0;
  for (const [a, b] of pairs) {
    const [x, y] = [rootOf(a), rootOf(b)];
    if (names[a]?.siren !== names[b]?.siren || x === y) continue;
    group[x] = y;
    connected++;
  }
  return connected;
}

if (!HAS_REGISTER_SET)
  console.warn('The French contract files are not there: names are not measured on them.');

describe.skipIf(!HAS_REGISTER_SET)('on names whose SIREN is hidden', () => {
  const names = HAS_REGISTER_SET ? readRegisterSet() : [];
  const further = names.length - new Set(names.map(({ siren }) => siren)).size;

  it('reads every company, and every spelling of its name', () => {
    expect({ names: names.length, further }).toEqual({ names: 8609, further: 807 });
  });

  it('finds more than a third of the further spellings, with hardly more than one pair in five of two companies', () => {
    const pairs = findPairs(names);
    const wrong = pairs.filter(([a, b]) => names[a]?.siren !== names[b]?.siren).length;
    const right = countConnected(names, pairs);
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.78);
    expect(right / further).toBeGreaterThanOrEqual(0.36);
  });
});
