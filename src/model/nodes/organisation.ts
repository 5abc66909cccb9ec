import { country, group, integer, partialDate, text, texts, url, word } from '../field.ts';
import { nodeType } from '../node-type.ts';
import { ORGANISATION_KIND } from '../words/node.ts';

export const organisation = nodeType('ORGANISATION', {
  table: 'organisations',
  doc: 'A public body, government, company, medium, court or other organisation. OCDS party; eForms organisation.',
  section: {
    name: 'organisations',
    doc: 'A company, public body, government, court, medium, association.',
    bySlug: 'Organisations by slug.',
  },
  fields: {
    kind: word(ORGANISATION_KIND, {
      unstated: 'OTHER',
      doc: 'What kind of organisation it is; `OTHER` when no document says.',
      dossier: 'What kind of organisation it is. Without it, OTHER.',
      filter: 'It is of one of these kinds.',
    }),
    country: country({
      absent: 'not known',
      doc: 'Country of its seat, ISO 3166 alpha-2.',
      dossier: 'Country of its seat: ISO 3166, two letters.',
      filter: 'Country, ISO 3166 alpha-2: `FR`.',
    }),
    activity: text({
      absent: 'not known',
      doc: 'What it does, in the words of the source.',
      terms: { OCDS: 'details/activity' },
      dossier: 'What it does, in the words of a register.',
    }),
    category: text({
      absent: 'none does',
      doc: 'The category a source puts it in.',
      dossier: 'The field it works in.',
    }),
    founded: partialDate({
      absent: 'not known',
      doc: 'When it was founded.',
      dossier: 'When it was founded.',
    }),
    headcount: group(
      {
        min: integer({ min: 0, absent: 'not stated', doc: 'At least so many.', dossier: 'At least.' }),
        max: integer({ min: 0, absent: 'not stated', doc: 'At most so many.', dossier: 'At most.' }),
      },
      {
        rule: 'range',
        object: { name: 'Headcount', doc: 'Number of staff, as a range the source states.' },
        absent: 'not known',
        doc: 'Number of staff.',
        dossier: 'How many people work there, as a range.',
      },
    ),
    address: group(
      {
        locality: text({ absent: 'not stated', doc: 'City or town.', dossier: 'Town.' }),
        region: text({ absent: 'not stated', doc: 'Region or province.', dossier: 'Region.' }),
        nuts: text({
          absent: 'not known',
          doc: 'Region by its NUTS code, as exactly as the source has it. eForms BT-507; OCDS `address/region` where that is such a code; of DECP the department.',
          dossier: 'NUTS code of the region.',
        }),
        country: country({
          absent: 'not stated',
          doc: 'Country, ISO 3166 alpha-2 where the source has it so.',
          dossier: 'Country: ISO 3166, two letters.',
        }),
      },
      {
        object: { name: 'Address', doc: 'Where an organisation has its seat. OCDS `parties/address`.' },
        absent: 'not known',
        doc: 'Where it has its seat.',
        dossier: 'Its postal address, as far as stated.',
      },
    ),
    areasServed: texts(
      { table: 'served_areas', element: 'area', dossier: 'An ISO 3166 country, a NUTS code or a name.' },
      {
        doc: 'Countries, NUTS regions or named areas that it says it serves.',
        dossier: 'Where it works.',
      },
    ),
    website: url({
      absent: 'not known',
      doc: 'Its website.',
      terms: { OCDS: 'contactPoint/url' },
      dossier: 'Its own site.',
    }),
  },
});
