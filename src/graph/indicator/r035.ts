import {
  awaitsAward,
  bidInput,
  exclusionWithoutWinner,
  isDisqualified,
  isValid,
  partiesOf,
  submittedBids,
  winningBids,
} from './bid-standing.ts';
import type { SettingDefinitions } from './setting.ts';
import { testsTenders } from './tender-test.ts';

const settings = {
  threshold: {
    kind: 'COUNT',
    default: 1,
    min: 1,
    doc: 'How many other tenderers must have been disqualified, at least.',
  },
} as const satisfies SettingDefinitions;

/** All except winning bid disqualified. */
export const r035 = testsTenders({
  id: 'R035',
  name: 'All except winning bid disqualified',
  definition:
    'All valid bids are of one tenderer, who won, and bids of at least so many others as the threshold says were disqualified. The value is their number. The winner is flagged with the tender, with the value 0.',
  difference:
    'An award is known by the bid that won, a pending one by an amount that is only expected. A bid that is pending (OCDS `pending`) counts as valid: here it is SUBMITTED as a valid one is, and as long as it is not disqualified it is no sign that all others were.',
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/035.html',
  groups: ['TENDER', 'TENDERER'],
  inputs: ['status and parties of bids', 'which bids won', 'expected awards'],
  settings,
  exclusions: [
    'CANCELLED',
    'PROCEDURE_EXCLUDED',
    'NO_BIDS',
    'AWARD_NOT_FINAL',
    'NO_AWARD',
    'WINNER_UNKNOWN',
    'SEVERAL_VALID_BIDDERS',
  ],
  judge(tender, { threshold }) {
    const bids = submittedBids(tender);
    if (bids.length === 0) return 'NO_BIDS';
    if (awaitsAward(tender)) return 'AWARD_NOT_FINAL';
    const won = winningBids(tender);
    if (won.length === 0) return exclusionWithoutWinner(tender);
    const [valid, ...otherValid] = partiesOf(bids.filter(isValid));
    if (valid === undefined || otherValid.length > 0) return 'SEVERAL_VALID_BIDDERS';
    const disqualified = bids.filter((bid) => isDisqualified(bid) && !bid.parties.includes(valid));
    const value = partiesOf(disqualified).filter((organisation) => organisation !== valid).length;
    const isFlagged = value >= threshold;
    return {
      isFlagged,
      value,
      threshold,
      inputs: [
        ...won.map((bid) => bidInput('winning bid', bid)),
        ...disqualified.map((bid) => bidInput('disqualified bid', bid)),
      ],
      tenderers: isFlagged ? [{ organisation: valid, value: 0 }] : [],
    };
  },
});
