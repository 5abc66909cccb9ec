import { claimKind, one } from '../claim-kind.ts';
import { integer, text } from '../field.ts';

/** A dossier writes the two bounds of the share as one, in percent. */
export const ownership = claimKind('OWNERSHIP', {
  table: 'ownerships',
  doc: 'An organisation or person owns or controls an organisation. BODS ownership-or-control statement.',
  meaning: 'An organisation or person owns or controls an organisation.',
  section: { name: 'ownerships', doc: 'Who owns an organisation.' },
  ends: {
    owner: one(['ORGANISATION', 'PERSON'], {
      doc: 'Who owns: an organisation or a person. BODS interested party.',
      dossier: 'The owner: an organisation or a person.',
      inverses: {
        ORGANISATION: { field: 'holdings', doc: 'What it owns or controls.' },
        PERSON: { field: 'holdings', doc: 'What the person owns or controls.' },
      },
    }),
    owned: one('ORGANISATION', {
      doc: 'What is owned. BODS subject.',
      dossier: 'The organisation that is owned.',
      inverse: {
        field: 'owners',
        doc: 'Who owns or controls it. BODS ownership-or-control statements.',
      },
    }),
  },
  fields: {
    shareMin: integer({
      absent: 'not stated',
      doc: 'Lower bound of the share, in thousandths of a percent: 25 % is 25000.',
      terms: { BODS: 'share/minimum' },
      dossier: 'At least.',
    }),
    shareMax: integer({
      absent: 'not stated',
      doc: 'Upper bound of the share, in thousandths of a percent; the same as the lower for an exact share.',
      dossier: 'At most.',
    }),
    control: text({
      absent: 'not stated',
      doc: 'How it is controlled, in the words of the source. BODS interest `type`.',
      dossier: 'How it is controlled.',
    }),
  },
  edge: { from: 'owner', to: 'owned' },
});
