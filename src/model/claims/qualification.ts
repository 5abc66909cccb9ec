import { claimKind, one } from '../claim-kind.ts';
import { text, word } from '../field.ts';
import { QUALIFICATION_STATUS } from '../words/claim.ts';

export const qualification = claimKind('QUALIFICATION', {
  table: 'qualifications',
  doc: 'Where an organisation stands with a certification.',
  section: {
    name: 'qualifications',
    doc: 'A certification that an organisation holds, is after, or lost.',
  },
  ends: {
    organisation: one('ORGANISATION', {
      doc: 'Who holds, obtains, held or was refused it.',
      dossier: 'The organisation.',
      filter: 'It is about this organisation.',
      inverse: { field: 'qualifications', doc: 'Certifications it holds, obtains, held or was refused.' },
    }),
    regulation: one('REGULATION', {
      doc: 'The certification that is held, obtained, lost or refused.',
      dossier: 'The regulation or certification.',
      filter: 'It is about this certification.',
      inverse: { field: 'qualified', doc: 'Who holds it, obtains it, held it or was refused.' },
    }),
  },
  fields: {
    status: word(QUALIFICATION_STATUS, {
      required: true,
      doc: 'Where it stands. A disjunction in the source is kept as one.',
      dossier: 'HELD_OR_IN_PROGRESS when the document leaves open which of the two.',
      filter: 'It stands at one of these.',
    }),
    scope: text({
      absent: 'not stated',
      doc: 'Which services or sites it covers.',
      dossier: 'What it covers.',
    }),
  },
  edge: { from: 'organisation', to: 'regulation' },
});
