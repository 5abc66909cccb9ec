import { claimKind, one } from '../claim-kind.ts';

export const issuance = claimKind('ISSUANCE', {
  table: 'issuances',
  doc: 'An organisation made a law or grants a certification.',
  section: { name: 'issuances', doc: 'Who made a law or certification.' },
  ends: {
    organisation: one('ORGANISATION', {
      doc: 'Who made or grants it.',
      dossier: 'The organisation.',
      inverse: { field: 'issuances', doc: 'Laws it made and certifications it grants.' },
    }),
    regulation: one('REGULATION', {
      doc: 'The law or certification.',
      dossier: 'The regulation or certification.',
      inverse: { field: 'issuers', doc: 'Who made it or grants it.' },
    }),
  },
  fields: {},
  edge: { from: 'organisation', to: 'regulation' },
});
