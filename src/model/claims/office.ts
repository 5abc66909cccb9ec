import { claimKind, one } from '../claim-kind.ts';
import { text } from '../field.ts';

export const office = claimKind('OFFICE', {
  table: 'offices',
  doc: 'A person holds or held a position in an organisation.',
  meaning: 'A person holds a position in an organisation.',
  section: { name: 'offices', doc: 'An office that a person holds in an organisation.' },
  ends: {
    person: one('PERSON', {
      doc: 'Who holds it.',
      dossier: 'The person.',
      inverse: { field: 'offices', doc: 'Positions held, with when.' },
    }),
    organisation: one('ORGANISATION', {
      doc: 'Where the position is held.',
      dossier: 'The organisation.',
      inverse: { field: 'officers', doc: 'Who holds which position in it.' },
    }),
  },
  fields: {
    title: text({
      absent: 'not stated',
      doc: 'What the position is called.',
      dossier: 'The office.',
    }),
  },
  edge: { from: 'person', to: 'organisation' },
});
