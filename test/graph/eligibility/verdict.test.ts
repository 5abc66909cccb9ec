import { describe, expect, it } from 'vitest';
import type { QualificationRow } from '../../../src/db/read/claim/eligibility-reader.ts';
import { judge, judgeAll, type Verdict } from '../../../src/graph/eligibility/verdict.ts';

function said(
  claim: number,
  status: QualificationRow['status'],
  more: Partial<QualificationRow> = {},
): QualificationRow {
  return {
    claim,
    organisation: 1,
    regulation: 2,
    status,
    standing: 'REPORTED',
    modality: 'ACTUAL',
    knownFrom: '2025-01-01',
    validFrom: null,
    ...more,
  };
}

describe('a requirement is', () => {
  it.each<[string, QualificationRow[], Verdict, number[]]>([
    ['unknown where nothing is said', [], 'UNKNOWN', []],
    ['met where it is held as a fact', [said(1, 'HELD')], 'YES', [1]],
    [
      'possibly met where being held is unconfirmed',
      [said(1, 'HELD', { standing: 'UNCONFIRMED' })],
      'POSSIBLE',
      [1],
    ],
    [
      'possibly met where being held is disputed',
      [said(1, 'HELD', { standing: 'DISPUTED' })],
      'POSSIBLE',
      [1],
    ],
    [
      'possibly met where being held is expected',
      [said(1, 'HELD', { modality: 'EXPECTED' })],
      'POSSIBLE',
      [1],
    ],
    ['possibly met where it is being obtained', [said(1, 'IN_PROGRESS')], 'POSSIBLE', [1]],
    ['possibly met where a source leaves that open', [said(1, 'HELD_OR_IN_PROGRESS')], 'POSSIBLE', [1]],
    [
      'met where one source leaves open what another states',
      [said(1, 'HELD_OR_IN_PROGRESS'), said(2, 'HELD')],
      'YES',
      [2],
    ],
    ['not met where it was refused', [said(1, 'REFUSED')], 'NO', [1]],
    [
      'unknown where a refusal is unconfirmed',
      [said(1, 'REFUSED', { standing: 'UNCONFIRMED' })],
      'UNKNOWN',
      [1],
    ],
    [
      'not met where what was held has expired since',
      [said(1, 'HELD'), said(2, 'EXPIRED', { knownFrom: '2025-02-01' })],
      'NO',
      [2],
    ],
    [
      'met where it is held again',
      [said(1, 'EXPIRED'), said(2, 'HELD', { validFrom: '2025-02' })],
      'YES',
      [2],
    ],
    [
      'possibly met where two sources of one day contradict each other',
      [said(1, 'HELD'), said(2, 'EXPIRED')],
      'POSSIBLE',
      [1, 2],
    ],
    [
      'possibly met where it is being obtained after a refusal',
      [said(1, 'REFUSED'), said(2, 'IN_PROGRESS', { knownFrom: '2025-03-01' })],
      'POSSIBLE',
      [2],
    ],
    [
      'not met where it was refused after being obtained',
      [said(1, 'IN_PROGRESS'), said(2, 'REFUSED', { knownFrom: '2025-03-01' })],
      'NO',
      [2],
    ],
  ])('%s', (_, claims, verdict, because) => {
    expect(judge(claims)).toEqual({ verdict, because });
  });
});

describe('all requirements together', () => {
  const of = (...verdicts: Verdict[]) =>
    judgeAll(verdicts.map((verdict) => ({ verdict, level: 'MANDATORY' })));

  it('are as good as the worst mandatory one', () => {
    expect(of('YES', 'YES')).toBe('YES');
    expect(of('YES', 'POSSIBLE')).toBe('POSSIBLE');
    expect(of('POSSIBLE', 'UNKNOWN')).toBe('UNKNOWN');
    expect(of('UNKNOWN', 'NO', 'YES')).toBe('NO');
    expect(
      judgeAll([
        { verdict: 'YES', level: 'MANDATORY' },
        { verdict: 'NO', level: 'PREFERRED' },
      ]),
    ).toBe('YES');
  });

  it('are not known where none is', () => {
    expect(of()).toBe('UNKNOWN');
  });
});
