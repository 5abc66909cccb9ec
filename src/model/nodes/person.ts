import { text } from '../field.ts';
import { nodeType } from '../node-type.ts';

export const person = nodeType('PERSON', {
  table: 'people',
  doc: 'A human being, in the public role in which documents name them.',
  section: { name: 'people', doc: 'A person.', bySlug: 'Persons by slug.' },
  fields: {
    givenName: text({
      absent: 'no document tells it from the family name',
      doc: 'Given name.',
      dossier: 'Given name.',
    }),
    familyName: text({
      absent: 'no document tells it from the given name',
      doc: 'Family name.',
      dossier: 'Family name.',
    }),
  },
});
