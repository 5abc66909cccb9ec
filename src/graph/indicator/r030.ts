import type { BidCase } from '../../db/read/tender/tender-case.ts';
import { isPartialDate, type PartialDate } from '../../domain/partial-date.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import { exclusionWithoutWinner, partiesOf, soleParty, winningBids } from './bid-standing.ts';
import { isAfter } from './date-order.ts';
import type { Input } from './indicator.ts';
import { testsTenders } from './tender-test.ts';

/** Late bid won. */
export const r030 = testsTenders({
  id: 'R030',
  name: 'Late bid won',
  definition:
    'A bid that won was handed in after the deadline. Those who made it are flagged with the tender. The value is 1 when so, else 0.',
  difference:
    'Cardinal looks at all valid bids of a supplier; Greffe knows which bid won. Moments are compared as moments, whatever their offset; a bid handed in on a deadline that is a whole day is in time.',
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/030.html',
  groups: ['TENDER', 'TENDERER'],
  inputs: ['dates of the events SUBMITTED of bids, the first of each', 'which bids won', 'deadline'],
  settings: {},
  exclusions: [
    'CANCELLED',
    'PROCEDURE_EXCLUDED',
    'DEADLINE_UNKNOWN',
    'NO_AWARD',
    'WINNER_UNKNOWN',
    'SUBMISSION_UNKNOWN',
    'DATES_TOO_COARSE',
  ],
  judge(tender) {
    const { deadline } = tender;
    if (!isPartialDate(deadline)) return 'DEADLINE_UNKNOWN';
    const won = winningBids(tender);
    if (won.length === 0) return exclusionWithoutWinner(tender);
    const dated = won.filter(({ submission }) => submission !== null);
    if (dated.length === 0) return 'SUBMISSION_UNKNOWN';
    const late = dated.filter((bid) => isLate(bid, deadline) === true);
    if (late.length === 0 && dated.some((bid) => isLate(bid, deadline) === undefined))
      return 'DATES_TOO_COARSE';
    const isFlagged = late.length > 0;
    return {
      isFlagged,
      value: isFlagged ? 1 : 0,
      threshold: null,
      inputs: [{ name: 'deadline', value: deadline }, ...(isFlagged ? late : dated).map(submissionInput)],
      tenderers: partiesOf(late).map((organisation) => ({ organisation, value: 1 })),
    };
  },
});

function isLate({ submission }: BidCase, deadline: PartialDate): boolean | undefined {
  return submission === null ? undefined : isAfter(submission.date as PartialDate, deadline);
}

function submissionInput({ submission, parties }: BidCase): Input {
  return {
    name: 'handed in',
    ...withoutUndefined({ value: submission?.date, claim: submission?.claim }),
    ...soleParty(parties),
  };
}
