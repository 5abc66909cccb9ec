import { describe, expect, it } from 'vitest';
import { judged } from './small-market.ts';

describe('R003, short submission period,', () => {
  it('counts whole days from the start of the period, else the launch, else publication, to the deadline', async () => {
    const says = await judged('R003', {
      'fourteen-days': { launched: '2025-03-01T12:00:00Z', deadline: '2025-03-16T11:59:00Z' },
      'fifteen-days': { launched: '2025-03-01T12:00:00Z', deadline: '2025-03-16T12:00:00Z' },
      'other-offsets': { launched: '2025-03-01T12:00:00+02:00', deadline: '2025-03-16T10:00:00Z' },
      'by-days': { published: '2025-03-01', deadline: '2025-03-15' },
      'period-of-its-own': { bidsFrom: '2025-03-01', launched: '2025-03-30', deadline: '2025-03-31' },
      'launch-before-publication': {
        published: '2025-03-30',
        launched: '2025-03-01',
        deadline: '2025-03-31',
      },
    });
    expect(says).toEqual({
      'fourteen-days': 'FLAGGED 1',
      'fifteen-days': 'CLEAR 0',
      'other-offsets': 'CLEAR 0',
      'by-days': 'FLAGGED 1',
      'period-of-its-own': 'CLEAR 0',
      'launch-before-publication': 'CLEAR 0',
    });
  });

  it('names why it does not apply', async () => {
    const dates = { launched: '2025-03-01', deadline: '2025-03-02' };
    const says = await judged(
      'R003',
      {
        cancelled: { ...dates, procedure: 'OPEN', status: 'CANCELLED' },
        excluded: { ...dates, procedure: 'OPEN', details: 'By lot' },
        'other-procedure': { ...dates, procedure: 'DIRECT' },
        'unknown-procedure': dates,
        'no-start': { procedure: 'OPEN', deadline: '2025-03-02' },
        'no-deadline': { procedure: 'OPEN', launched: '2025-03-01' },
        'by-month': { procedure: 'OPEN', launched: '2025-03', deadline: '2025-03-20' },
        reversed: { procedure: 'OPEN', launched: '2025-03-02', deadline: '2025-03-01' },
      },
      {
        excludedProcurementMethodDetails: ['By lot'],
        r003: { procurementMethods: ['OPEN'] },
      },
    );
    expect(says).toEqual({
      cancelled: 'CANCELLED',
      excluded: 'PROCEDURE_EXCLUDED',
      'other-procedure': 'PROCEDURE_NOT_COVERED',
      'unknown-procedure': 'PROCEDURE_UNKNOWN',
      'no-start': 'START_UNKNOWN',
      'no-deadline': 'DEADLINE_UNKNOWN',
      'by-month': 'DATES_TOO_COARSE',
      reversed: 'DATES_REVERSED',
    });
  });

  it('has thresholds of their own for kinds of procedure', async () => {
    const twelve = { launched: '2025-03-01', deadline: '2025-03-13' };
    const says = await judged(
      'R003',
      { urgent: { ...twelve, details: 'Urgent' }, usual: twelve },
      {
        r003: {
          threshold: 20,
          procurementMethodDetails: [{ procurementMethodDetails: 'Urgent', threshold: 10 }],
        },
      },
    );
    expect(says).toEqual({ urgent: 'CLEAR 0', usual: 'FLAGGED 1' });
  });
});
