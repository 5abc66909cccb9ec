import { integer, text } from '../field.ts';
import { nodePart } from '../node-type.ts';

/** A lot goes by its number within the tender, which every record has. */
export const lot = nodePart('Lot', {
  table: 'lots',
  doc: 'A part of a tender that is bid on and awarded by itself. OCDS `tender/lots`; eForms ProcurementProjectLot.',
  fields: {
    title: text({
      absent: 'not stated',
      doc: 'Title.',
      terms: { eForms: 'BT-21' },
      dossier: 'Title of the lot.',
    }),
    description: text({
      absent: 'not stated',
      doc: 'What is bought.',
      terms: { eForms: 'BT-24' },
      dossier: 'What the lot is about.',
    }),
    publishedBidCount: integer({
      min: 0,
      absent: 'not published',
      doc: 'How many bids on it were received, as published, named or not.',
      terms: { eForms: 'BT-759' },
      dossier: 'How many bids on it the source says were received.',
    }),
  },
});
