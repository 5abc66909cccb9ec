import { claimKind, one } from '../claim-kind.ts';
import { word } from '../field.ts';
import { PROCUREMENT_ROLE } from '../words/claim.ts';

export const procurementRole = claimKind('PROCUREMENT_ROLE', {
  table: 'procurement_roles',
  doc: 'An organisation buys a tender, or stands behind it in another way than by bidding. OCDS `parties/roles`.',
  meaning: 'An organisation buys, or stands behind a tender in another way.',
  section: { name: 'procurementRoles', doc: "An organisation's part in a tender on the buying side." },
  ends: {
    organisation: one('ORGANISATION', {
      doc: 'Who has the role.',
      dossier: 'The organisation.',
      inverse: { field: 'procurements', doc: 'Tenders that it buys or stands behind in another way.' },
    }),
    tender: one('TENDER', {
      doc: 'The tender it has the role in.',
      dossier: 'The tender.',
      inverse: { field: 'procurementRoles', doc: 'Who buys it or stands behind it in another way.' },
    }),
  },
  fields: {
    role: word(PROCUREMENT_ROLE, {
      required: true,
      doc: 'What the organisation is to the tender.',
      dossier: 'Its part.',
      filter: 'It is one of these roles.',
    }),
  },
  edge: { from: 'organisation', to: 'tender' },
});
