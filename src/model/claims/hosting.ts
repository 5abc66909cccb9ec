import { claimKind, one } from '../claim-kind.ts';
import { text } from '../field.ts';

export const hosting = claimKind('HOSTING', {
  table: 'hostings',
  doc: "An organisation hosts another's data or service.",
  section: { name: 'hostings', doc: 'Who hosts whose data or service.' },
  ends: {
    host: one('ORGANISATION', {
      absent: 'the source does not say, or it is not decided',
      doc: 'Who hosts.',
      dossier: 'Who hosts. Leave it out when no document says who.',
      inverse: { field: 'hosts', doc: 'Whose data or services it hosts.' },
    }),
    hosted: one('ORGANISATION', {
      doc: 'Whose data or service is hosted.',
      dossier: 'Whose data or service is hosted.',
      inverse: { field: 'hostedBy', doc: 'Who hosts its data or services. The host may be unknown.' },
    }),
  },
  fields: {
    service: text({
      absent: 'not stated',
      doc: 'The service it is hosted on.',
      dossier: 'Which service.',
    }),
    dataCategory: text({
      absent: 'not stated',
      doc: 'What kind of data is hosted.',
      dossier: 'Which kind of data.',
    }),
  },
  edge: { from: 'host', to: 'hosted' },
});
