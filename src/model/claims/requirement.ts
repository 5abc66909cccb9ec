import { claimKind, one } from '../claim-kind.ts';
import { word } from '../field.ts';
import { REQUIREMENT_LEVEL } from '../words/claim.ts';

export const requirement = claimKind('REQUIREMENT', {
  table: 'requirements',
  doc: 'A tender requires that bidders hold a certification or obey a rule. eForms BT-821 and selection criteria.',
  meaning: 'A tender requires that bidders hold or obey a regulation.',
  section: { name: 'requirements', doc: 'What bidders must hold or obey.' },
  ends: {
    tender: one('TENDER', {
      doc: 'The tender that requires.',
      dossier: 'The tender.',
      inverse: { field: 'requirements', doc: 'What bidders must, or should, hold or obey.' },
    }),
    regulation: one('REGULATION', {
      doc: 'What it requires.',
      dossier: 'The regulation or certification.',
      inverse: { field: 'requiredBy', doc: 'Tenders that require it.' },
    }),
  },
  fields: {
    level: word(REQUIREMENT_LEVEL, {
      required: true,
      doc: 'How strongly it requires it.',
      dossier: 'Whether bids without it are refused.',
      filter: 'It is that strong.',
    }),
  },
  edge: { from: 'tender', to: 'regulation' },
});
