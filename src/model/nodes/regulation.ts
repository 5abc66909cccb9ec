import { partialDate, text, word } from '../field.ts';
import { nodeType } from '../node-type.ts';
import { REGULATION_KIND } from '../words/node.ts';

export const regulation = nodeType('REGULATION', {
  table: 'regulations',
  doc: 'A law, directive, certification scheme or contract rule: what somebody must obey or can hold.',
  section: {
    name: 'regulations',
    doc: 'A law, directive, certification scheme, contract rule.',
    bySlug: 'Laws, certifications and other rules by slug.',
  },
  fields: {
    kind: word(REGULATION_KIND, {
      unstated: 'OTHER',
      doc: 'What kind of rule it is; `OTHER` when no document says.',
      dossier: 'What kind of rule it is. Without it, OTHER.',
      filter: 'It is of one of these kinds.',
    }),
    jurisdiction: text({
      absent: 'not known',
      doc: 'Where it is in force: ISO 3166 alpha-2 country, or `EU`.',
      dossier: 'Where it is law: ISO 3166 country, EU, or the name of what the act governs.',
      filter: 'Jurisdiction: an ISO 3166 country or `EU`.',
    }),
    version: text({
      absent: 'not stated',
      doc: 'Version, as its issuer numbers it.',
      dossier: 'Version, in quotes when it is a number.',
    }),
    adopted: partialDate({
      absent: 'not known',
      doc: 'When it was adopted.',
      dossier: 'When it was adopted.',
    }),
    inForce: partialDate({
      absent: 'not known',
      doc: 'Since when it is in force.',
      dossier: 'Since when it is in force.',
    }),
  },
});
