import { claimKind, one } from '../claim-kind.ts';
import { word } from '../field.ts';
import { SUCCESSION_RELATION } from '../words/claim.ts';

export const succession = claimKind('SUCCESSION', {
  table: 'successions',
  doc: 'A tender or regulation replaces, amends or repeals an earlier one. OCDS `relatedProcesses`.',
  meaning: 'A tender or regulation replaces, amends or repeals another.',
  section: { name: 'successions', doc: 'A tender or regulation that takes the place of another.' },
  ends: {
    successor: one(['TENDER', 'REGULATION'], {
      typedBy: 'nodeType',
      doc: 'The later tender or regulation.',
      dossier: 'The later tender or regulation.',
      inverses: {
        TENDER: { field: 'replaces', doc: 'Earlier tenders that it replaces or amends.' },
        REGULATION: { field: 'replaces', doc: 'Earlier regulations that it replaces, amends or repeals.' },
      },
    }),
    predecessor: one(['TENDER', 'REGULATION'], {
      typedBy: 'nodeType',
      doc: 'The earlier one, of the same type.',
      dossier: 'The earlier one, of the same type.',
      inverses: {
        TENDER: { field: 'replacedBy', doc: 'Later tenders that replace or amend it.' },
        REGULATION: { field: 'replacedBy', doc: 'Later regulations that replace, amend or repeal it.' },
      },
    }),
  },
  fields: {
    relation: word(SUCCESSION_RELATION, {
      required: true,
      doc: 'What the later does to the earlier.',
      dossier: 'What the later does to the earlier.',
      filter: 'It does one of these.',
    }),
  },
  edge: { from: 'successor', to: 'predecessor' },
});
