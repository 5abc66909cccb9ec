import { claimKind, one, verb } from '../claim-kind.ts';
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
  reading: {
    any: {
      forward: 'has a qualification status under',
      backward: 'gives a qualification status to',
      toForward: 'have a qualification status under',
      toBackward: 'give a qualification status to',
    },
    by: {
      status: {
        HELD: verb('holds', 'hold', 'held by'),
        IN_PROGRESS: {
          forward: 'is obtaining',
          backward: 'is being obtained by',
          toForward: 'start to obtain',
          toBackward: 'be applied for by',
        },
        HELD_OR_IN_PROGRESS: {
          forward: 'holds or is obtaining',
          backward: 'is held or being obtained by',
          toForward: 'hold or start to obtain',
          toBackward: 'be held or applied for by',
        },
        EXPIRED: {
          forward: 'held',
          backward: 'was held by',
          toForward: 'lose',
          toBackward: 'be lost by',
        },
        REFUSED: {
          forward: 'was refused',
          backward: 'was refused to',
          toForward: 'be refused',
          toBackward: 'be refused to',
        },
      },
    },
  },
});
