import * as z from 'zod';
import { bid } from '../../../model/claims/bid.ts';
import { tenderEvent } from '../../../model/claims/tender-event.ts';
import { BID_STATUS } from '../../../model/words/claim.ts';
import { claimEntry } from './claim-schema.ts';
import { writtenEnds, writtenFields, writtenLot } from './field-schema.ts';
import { partialDate, text } from './value-schema.ts';

const ends = writtenEnds(bid.ends);
const bidFields = writtenFields(bid.fields);

/** A bid, and the event that says what became of it. */
export const bidEntry = claimEntry(bid.section.doc, {
  tender: ends.tender,
  lot: writtenLot(bid.lot),
  parties: ends.parties,
  ref: text('A name for this bid within the file, so that tenderEvents can speak of it.').optional(),
  status: z
    .enum(BID_STATUS.list)
    .optional()
    .describe(
      'What became of it. Becomes a tender event with the same evidence; EXPECTED becomes the modality instead.',
    ),
  statusDate: partialDate('When it got that status.').optional(),
  ...bidFields,
  rank: bidFields.rank.describe(bid.fields.rank.dossier),
});

export const tenderEventEntry = claimEntry(tenderEvent.section.doc, {
  ...writtenEnds(tenderEvent.ends),
  lot: writtenLot(tenderEvent.lot),
  bid: text('The `ref` of a bid of this file, when it happened to that bid.').optional(),
  ...writtenFields(tenderEvent.fields),
});
