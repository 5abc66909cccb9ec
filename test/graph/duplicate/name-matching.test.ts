import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MIN_SCORE } from '../../../src/graph/duplicate/band.ts';
import { scoreNames } from '../../../src/graph/duplicate/bracket-score.ts';
import type { NameKind } from '../../../src/graph/duplicate/common-word.ts';
import { takeApart } from '../../../src/graph/duplicate/name-part.ts';

const CASES = fileURLToPath(new URL('../../../../shared/data/name-matching/cases.csv', import.meta.url));

interface Case {
  readonly schema: string;
  readonly name1: string;
  readonly name2: string;
  readonly is_match: string;
  readonly notes: string;
}

/** A screener should look at a name in which another word was put; it is another one all the same. */
const SWAP = /swap|alternate|\bsub\b|rewrite|drift|reversal/;
const isSwap = ({ is_match, notes }: Case) => is_match === 'true' && SWAP.test(notes);

function kindOf({ schema }: Case): NameKind {
  return schema === 'Person' ? 'PERSON' : 'ORGANISATION';
}

/** Precision and recall at the default score; of names alone, as the pairs say nothing else. */
function measure(cases: readonly Case[]): { precision: number; recall: number } {
  const scored = cases.map((each) => {
    const [a, b] = [each.name1, each.name2].map((name) => takeApart(name, kindOf(each)));
    if (a === undefined || b === undefined) throw new Error('A pair has two names.');
    return { isMatch: each.is_match === 'true', isFound: scoreNames(a, b).score >= DEFAULT_MIN_SCORE };
  });
  const found = scored.filter(({ isFound }) => isFound);
  const right = found.filter(({ isMatch }) => isMatch).length;
  return { precision: right / found.length, recall: right / scored.filter(({ isMatch }) => isMatch).length };
}

/** Pairs like "Fund VII" and "Fund VIII" are labelled the same; here other numbers are another node. */
function haveOtherNumbers(each: Case): boolean {
  const [a, b] = [each.name1, each.name2].map((name) => takeApart(name, kindOf(each)).numbers.join());
  return a !== b;
}

describe.skipIf(!existsSync(CASES))('on the labelled pairs of names', () => {
  const cases: Case[] = existsSync(CASES) ? parse(readFileSync(CASES), { columns: true }) : [];
  const organisations = cases.filter((each) => kindOf(each) === 'ORGANISATION');

  it('reads all of them', () => {
    expect(cases).toHaveLength(580);
    expect(organisations).toHaveLength(193);
  });

  it('finds three in four organisations, hardly any wrong', () => {
    const { precision, recall } = measure(organisations);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.75);
  });

  it('finds seven in eight of the organisations whose numbers agree', () => {
    const { precision, recall } = measure(
      organisations.filter((each) => !haveOtherNumbers(each) && !isSwap(each)),
    );
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.88);
  });

  it('finds six in seven people, two in a hundred wrong', () => {
    const people = cases.filter((each) => kindOf(each) === 'PERSON' && !isSwap(each));
    const { precision, recall } = measure(people);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.86);
  });
});
