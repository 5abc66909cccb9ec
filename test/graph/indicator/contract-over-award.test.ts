import { describe, expect, it } from 'vitest';
import { judged } from './small-market.ts';

describe('contract value over award value', () => {
  it('compares the award with the contract as last amended, and says which amount is missing', async () => {
    const award = { kind: 'AWARD' as const, amount: 100 };
    const contract = { kind: 'CONTRACT' as const, amount: 105 };
    const says = await judged('CONTRACT_OVER_AWARD', {
      amended: { amounts: [award, contract, { kind: 'AMENDED', amount: 110 }] },
      'as-signed': { amounts: [award, contract] },
      cheaper: { amounts: [award, { ...contract, amount: 80 }] },
      corrected: { amounts: [award, contract, { ...contract, amount: 130, since: '2025-02-01' }] },
      'no-award': { amounts: [contract] },
      'no-contract': { amounts: [award] },
      'other-currency': { amounts: [award, { ...contract, currency: 'USD' }] },
      parts: { amounts: [award, contract, { ...contract, amount: 30 }] },
      'not-final': { amounts: [{ ...award, modality: 'EXPECTED' }, contract] },
    });
    expect(says).toEqual({
      amended: 'FLAGGED 0.1',
      'as-signed': 'CLEAR 0.05',
      cheaper: 'CLEAR -0.2',
      corrected: 'FLAGGED 0.3',
      'no-award': 'AWARD_AMOUNT_UNKNOWN',
      'no-contract': 'CONTRACT_AMOUNT_UNKNOWN',
      'other-currency': 'CONTRACT_AMOUNT_UNKNOWN',
      parts: 'SEVERAL_AMOUNTS',
      'not-final': 'AWARD_NOT_FINAL',
    });
  });

  it('adds up the amounts of parts, where award and contract are of the same ones', async () => {
    const [first, second] = [{ part: 'a1' }, { part: 'a2' }];
    const award = { kind: 'AWARD' as const, amount: 100 };
    const awards = [
      { ...award, ...first },
      { ...award, ...second },
    ];
    const contract = { kind: 'CONTRACT' as const, amount: 120 };
    const says = await judged('CONTRACT_OVER_AWARD', {
      both: { amounts: [...awards, { ...contract, ...first }, { ...contract, ...second, amount: 100 }] },
      amended: {
        amounts: [
          ...awards,
          { ...contract, ...first, amount: 90 },
          { ...contract, ...first, kind: 'AMENDED', amount: 150 },
          { ...contract, ...second, amount: 100 },
        ],
      },
      'one-contract': { amounts: [...awards, { ...contract, ...first }] },
      'one-award': {
        amounts: [awards[0] as typeof award, { ...contract, ...first }, { ...contract, ...second }],
      },
      'signed-as-a-whole': { amounts: [...awards, { ...contract, amount: 230 }] },
      currencies: {
        amounts: [...awards, { ...contract, ...first }, { ...contract, ...second, currency: 'USD' }],
      },
    });
    expect(says).toEqual({
      both: 'FLAGGED 0.1',
      amended: 'FLAGGED 0.25',
      'one-contract': 'CONTRACT_AMOUNT_UNKNOWN',
      'one-award': 'AWARD_AMOUNT_UNKNOWN',
      'signed-as-a-whole': 'FLAGGED 0.15',
      currencies: 'CONTRACT_AMOUNT_UNKNOWN',
    });
  });
});
