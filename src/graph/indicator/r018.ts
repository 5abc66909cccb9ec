import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import { bidInput, partiesOf, submittedBids } from './bid-standing.ts';
import { exclusionOutside } from './covered-procedure.ts';
import { SHOWN_INPUTS } from './flagged-tenderer.ts';
import type { Input } from './indicator.ts';
import type { SettingDefinitions } from './setting.ts';
import { testsTenders } from './tender-test.ts';

const settings = {
  procurementMethods: {
    kind: 'PROCEDURES',
    default: [
      'OPEN',
      'SELECTIVE',
      'RESTRICTED',
      'NEGOTIATED_WITH_CALL',
      'COMPETITIVE_DIALOGUE',
      'INNOVATION_PARTNERSHIP',
    ],
    doc: 'The kinds of procedure that are competitive. Empty: all, also where the kind is not known.',
  },
} as const satisfies SettingDefinitions;

/** Single bid received. */
export const r018 = testsTenders({
  id: 'R018',
  name: 'Single bid received',
  definition:
    'Only one bid was received in a competitive procedure, as published. The value is 1 when so, else 0.',
  difference:
    'Cardinal’s open and selective are all kinds of procedure with a call for bids. Where numbers of bids are published by lot, one lot with a single bid is enough. Where no number is published, two bidders that are named show that the bid was not the only one. So they do where a smaller number is published: it contradicts them, is flagged and not counted, while Cardinal goes by it.',
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/018.html',
  groups: ['TENDER'],
  inputs: ['published number of bids, of the tender and its lots', 'kind of procedure', 'bidders named'],
  settings,
  exclusions: [
    'CANCELLED',
    'PROCEDURE_EXCLUDED',
    'PROCEDURE_NOT_COVERED',
    'PROCEDURE_UNKNOWN',
    'BID_COUNT_UNKNOWN',
  ],
  judge(tender, { procurementMethods }) {
    const uncovered = exclusionOutside(procurementMethods, tender);
    if (uncovered !== undefined) return uncovered;
    const bids = submittedBids(tender);
    const counted = countsOf(tender);
    if (counted.length === 0 && partiesOf(bids).length < 2) return 'BID_COUNT_UNKNOWN';
    const isFlagged = counted.some(({ value }) => value === '1');
    const inputs = [...counted, ...bids.slice(0, SHOWN_INPUTS).map((bid) => bidInput('bid', bid))];
    return { isFlagged, value: isFlagged ? 1 : 0, threshold: 1, inputs };
  },
});

/** The published numbers of bids. */
function countsOf({ publishedBidCount, lots }: TenderCase): Input[] {
  const ofLots = lots.map(({ number, publishedBidCount: count }) => ({
    name: `bids received for lot ${number}`,
    value: String(count),
  }));
  if (publishedBidCount === null) return ofLots;
  return [{ name: 'bids received', value: String(publishedBidCount) }, ...ofLots];
}
