import { isPartialDate } from '../../domain/partial-date.ts';
import { exclusionOutside } from './covered-procedure.ts';
import { daysBetween } from './date-order.ts';
import type { Input } from './indicator.ts';
import type { SettingDefinitions } from './setting.ts';
import { testsTenders } from './tender-test.ts';

const settings = {
  threshold: { kind: 'COUNT', default: 15, min: 0, doc: 'Shorter than so many whole days is too short.' },
  procurementMethodDetails: {
    kind: 'DETAILS_BOUNDS',
    default: [],
    min: 0,
    doc: 'Other thresholds in days, for tenders with these procedure details: what the law says of each kind.',
  },
  procurementMethods: {
    kind: 'PROCEDURES',
    default: [],
    doc: 'Only for these kinds of procedure. Empty: for all, also where the kind is not known.',
  },
} as const satisfies SettingDefinitions;

/** Short submission period. */
export const r003 = testsTenders({
  id: 'R003',
  name: 'Short submission period',
  definition:
    'The time for handing in bids is shorter than the threshold, in whole days: from the start of the tender period to its end. The value is 1 when it is, else 0.',
  difference:
    'The start is that of the tender period; where none is stated, the date of the event LAUNCHED that is known last; where none is dated, the day of publication. Where a date is no more than a day, whole days are counted between the days. A deadline before the start is a mistake, and no short period.',
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/003.html',
  groups: ['TENDER'],
  inputs: [
    'start of the tender period, else date of the event LAUNCHED, else of publication',
    'deadline',
    'procedure details',
  ],
  settings,
  exclusions: [
    'CANCELLED',
    'PROCEDURE_EXCLUDED',
    'PROCEDURE_NOT_COVERED',
    'PROCEDURE_UNKNOWN',
    'START_UNKNOWN',
    'DEADLINE_UNKNOWN',
    'DATES_TOO_COARSE',
    'DATES_REVERSED',
  ],
  judge(tender, given) {
    const { bidsFrom, launch, published, deadline, procedureDetails } = tender;
    const uncovered = exclusionOutside(given.procurementMethods, tender);
    if (uncovered !== undefined) return uncovered;
    const start = bidsFrom ?? launch?.date ?? published;
    if (!isPartialDate(start)) return 'START_UNKNOWN';
    if (!isPartialDate(deadline)) return 'DEADLINE_UNKNOWN';
    const days = daysBetween(start, deadline);
    if (days === undefined) return 'DATES_TOO_COARSE';
    if (days < 0) return 'DATES_REVERSED';
    const ofDetails = given.procurementMethodDetails.find(
      ({ procurementMethodDetails }) => procurementMethodDetails === procedureDetails,
    );
    const threshold = ofDetails?.threshold ?? given.threshold;
    const isFlagged = days < threshold;
    const started: Input =
      bidsFrom === null && launch
        ? { name: 'start', value: start, claim: launch.claim }
        : { name: bidsFrom === null ? 'published' : 'start', value: start };
    const inputs = [
      started,
      { name: 'deadline', value: deadline },
      { name: 'whole days', value: String(days) },
    ];
    return { isFlagged, value: isFlagged ? 1 : 0, threshold, inputs };
  },
});
