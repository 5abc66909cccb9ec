import { claimKind, one } from '../claim-kind.ts';
import { amount, partialDate, text, word } from '../field.ts';
import { VALUATION_KIND } from '../words/claim.ts';

export const valuation = claimKind('VALUATION', {
  table: 'valuations',
  doc: 'What a document says that a tender or lot is worth, or why it does not say.',
  meaning: 'What a tender or lot is worth.',
  section: { name: 'valuations', doc: 'What a tender or lot is worth, or why that is not known.' },
  ends: {
    tender: one('TENDER', {
      doc: 'The tender it values, or whose lot.',
      dossier: 'The tender.',
      inverse: { field: 'valuations', doc: 'What documents say it, or one of its lots, is worth.' },
    }),
  },
  lot: {
    doc: 'The lot it values.',
    absent: 'it values the whole tender',
    dossier: 'The lot, by its number.',
  },
  fields: {
    valuation: word(VALUATION_KIND, {
      required: true,
      doc: 'What kind of value it is.',
      dossier: 'What kind of amount it is.',
      filter: 'It is of one of these kinds.',
    }),
    value: amount({
      required: true,
      absent: 'there is none; `valueStatus` says why',
      doc: 'The amount.',
      statusDoc: 'Whether the amount is known, and why not.',
      dossier: 'The amount, or why there is none.',
      filter: 'The amount is in this span.',
    }),
    date: partialDate({
      absent: 'not stated',
      doc: 'The date the value is of, such as that of the award.',
      dossier: 'The day the amount is of, if stated.',
    }),
    part: text({
      absent: 'it values the whole tender, or a lot as a whole',
      doc: 'The source’s own name of the part it values, beside the lot: an award, of a contract its award, of the total of an eForms notice that notice. The most advanced amounts of parts add up to `Tender.value`.',
      terms: { OCDS: 'awards/id' },
      dossier: 'A name of the part it values, such as an award, where amounts of several parts add up.',
    }),
  },
});
