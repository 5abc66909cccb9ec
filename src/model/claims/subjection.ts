import { claimKind, one } from '../claim-kind.ts';
import { text } from '../field.ts';

export const subjection = claimKind('SUBJECTION', {
  table: 'subjections',
  doc: 'An organisation must obey a law, as some document states.',
  meaning: 'An organisation must obey a law.',
  section: { name: 'subjections', doc: 'A law that an organisation must obey.' },
  ends: {
    organisation: one('ORGANISATION', {
      doc: 'Who must obey.',
      dossier: 'The organisation.',
      inverse: {
        field: 'subjections',
        doc: 'Laws that it must obey, as stated; exposure through others is not stated.',
      },
    }),
    regulation: one('REGULATION', {
      doc: 'The law that must be obeyed.',
      dossier: 'The regulation or certification.',
      inverse: { field: 'subjects', doc: 'Who must obey it, as stated.' },
    }),
  },
  fields: {
    reach: text({
      absent: 'not stated',
      doc: 'What the law lets whom do.',
      dossier: 'What the law lets whom do, in your own words.',
    }),
  },
  edge: { from: 'organisation', to: 'regulation' },
});
