import { describe, expect, it } from 'vitest';
import { judged } from './small-market.ts';

describe('R030, late bid won,', () => {
  it('compares moments, and days where that is all there is', async () => {
    const won = (submitted?: string) => ({
      bids: [{ by: 'alder', status: 'WON' as const, ...(submitted && { submitted }) }],
    });
    const noon = '2024-03-15T12:00:00+02:00';
    const says = await judged('R030', {
      late: { deadline: noon, ...won('2024-03-15T10:00:01Z') },
      'in-time': { deadline: noon, ...won('2024-03-15T10:00:00Z') },
      'on-the-day': { deadline: '2024-03-15', ...won('2024-03-15T23:00:00Z') },
      'next-day': { deadline: noon, ...won('2024-03-16') },
      'same-day': { deadline: noon, ...won('2024-03-15') },
      'no-deadline': won('2024-03-16'),
      'no-date': { deadline: noon, ...won() },
      'no-award': { deadline: noon, bids: [{ by: 'birch', submitted: '2024-03-16' }] },
      'winner-unknown': { deadline: noon, status: 'AWARDED', bids: [{ by: 'birch' }] },
    });
    expect(says).toEqual({
      late: 'FLAGGED 1',
      'in-time': 'CLEAR 0',
      'on-the-day': 'CLEAR 0',
      'next-day': 'FLAGGED 1',
      'same-day': 'DATES_TOO_COARSE',
      'no-deadline': 'DEADLINE_UNKNOWN',
      'no-date': 'SUBMISSION_UNKNOWN',
      'no-award': 'NO_AWARD',
      'winner-unknown': 'WINNER_UNKNOWN',
      'TENDERER alder': 'FLAGGED 1',
    });
  });
});
