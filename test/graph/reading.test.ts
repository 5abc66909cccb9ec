import { describe, expect, it } from 'vitest';
import { readStep } from '../../src/graph/reading.ts';

describe('a step along a claim in words', () => {
  it('holds for every claim of the kind', () => {
    expect(readStep('HOSTING', true, 'ACTUAL')).toBe('hosts');
    expect(readStep('HOSTING', false, 'ACTUAL')).toBe('is hosted by');
    expect(readStep('SUBJECTION', false, 'EXPECTED')).toBe('is expected to bind');
    expect(readStep('QUALIFICATION', true, 'ACTUAL')).toBe('has a qualification status under');
  });

  it('says more exactly what a claim says of its own, where that is given', () => {
    expect(readStep('QUALIFICATION', true, 'ACTUAL', { status: 'REFUSED' })).toBe('was refused');
    expect(readStep('SUCCESSION', false, 'ACTUAL', { relation: 'AMENDS' })).toBe('is amended by');
    expect(readStep('REQUIREMENT', true, 'EXPECTED', { level: 'PREFERRED' })).toBe('is expected to prefer');
  });

  it('falls back to the words of the kind for what no reading is given', () => {
    expect(readStep('AUTHORSHIP', true, 'ACTUAL', { role: undefined })).toBe('wrote or published');
    expect(readStep('HOSTING', true, 'ACTUAL', { service: 'HELD' })).toBe('hosts');
  });

  it('is refused of claims that link no two nodes', () => {
    expect(() => readStep('VALUATION', true, 'ACTUAL')).toThrow(/VALUATION link no two nodes/);
  });
});
