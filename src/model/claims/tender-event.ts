import { claimKind, one } from '../claim-kind.ts';
import { partialDate, text, word } from '../field.ts';
import { TENDER_EVENT } from '../words/claim.ts';

/** The bid that an event may speak of is stated beside this: it is a claim, no node. */
export const tenderEvent = claimKind('TENDER_EVENT', {
  table: 'tender_events',
  doc: 'Something happened to a tender, to one of its lots, or to one bid on it. Statuses follow from events.',
  meaning: 'Something happened to a tender, a lot or a bid.',
  section: { name: 'tenderEvents', doc: 'Something that happened to a tender, to a lot, or to one bid.' },
  ends: {
    tender: one('TENDER', {
      doc: 'The tender it happened to, or in.',
      dossier: 'The tender.',
      inverse: { field: 'events', doc: 'What happened to it, its lots and the bids on it.' },
    }),
  },
  lot: {
    doc: 'The lot it happened to.',
    absent: 'it happened to the whole tender or to a bid',
    dossier: 'The lot, by its number.',
  },
  fields: {
    event: word(TENDER_EVENT, {
      required: true,
      doc: 'What happened to the tender, the lot or the bid.',
      dossier: 'What happened: a status of tenders, or of bids when `bid` is given.',
      filter: 'One of these happened.',
    }),
    date: partialDate({
      absent: 'no document says; `knownFrom` is when it became known',
      doc: 'When it happened.',
      dossier: 'When it happened, if stated.',
    }),
    reason: text({
      absent: 'otherwise',
      doc: 'Why, if a document states it. eForms BT-144 for lots without award.',
      dossier: 'Why, only if a document states it.',
    }),
  },
});
