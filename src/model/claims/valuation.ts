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
    part: text({
      absent: 'it values the whole tender or lot',
      doc: "The award or contract that the amount is of, by the source's name; amounts of parts are summed.",
      terms: { OCDS: 'awards/id' },
      dossier: 'The award or contract that the amount is of, where there are several.',
    }),
    date: partialDate({
      absent: 'not stated',
      doc: 'The date the value is of, such as that of the award.',
      dossier: 'The day the amount is of, if stated.',
    }),
  },
});
