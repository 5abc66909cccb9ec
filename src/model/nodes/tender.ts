import { country, integer, partialDate, text, texts, word } from '../field.ts';
import { nodeType } from '../node-type.ts';
import { PROCEDURE_KIND } from '../words/node.ts';

export const tender = nodeType('TENDER', {
  table: 'tenders',
  doc: 'A public procurement procedure, from its first announcement on. OCDS contracting process; eForms procedure; DECP marché.',
  section: { name: 'tenders', doc: 'A call for tenders.', bySlug: 'Tenders by slug.' },
  title: {
    doc: 'Title as published. The same as `name`. OCDS `tender/title`; eForms BT-21; DECP `objet`.',
  },
  fields: {
    procedure: word(PROCEDURE_KIND, {
      absent: 'not stated',
      doc: 'Kind of procedure.',
      dossier: 'Kind of procedure.',
      filter: 'The procedure is of one of these kinds.',
    }),
    procedureDetails: text({
      absent: 'not stated',
      doc: 'The procedure in the words of the source.',
      terms: { OCDS: 'procurementMethodDetails' },
      dossier: "The procedure in the source's own words.",
    }),
    published: partialDate({
      absent: 'not known',
      doc: 'When the call was first published.',
      terms: { OCDS: 'tender/datePublished', eForms: 'OPP-012, else BT-05' },
      dossier: 'When the call was published.',
    }),
    bidsFrom: partialDate({
      absent: 'not known',
      doc: 'Since when bids could be made.',
      terms: { OCDS: 'tenderPeriod/startDate' },
      dossier: 'Since when bids are taken.',
    }),
    deadline: partialDate({
      absent: 'not known',
      doc: 'Until when bids could be made.',
      terms: { OCDS: 'tenderPeriod/endDate', eForms: 'BT-131' },
      dossier: 'Until when bids are taken.',
    }),
    country: country({
      absent: 'not known',
      doc: 'Country of performance or of the buyer, ISO 3166 alpha-2.',
      dossier: 'Country of the buyer: ISO 3166, two letters.',
      filter: 'Country of performance or of the buyer, ISO 3166 alpha-2.',
    }),
    publishedBidCount: integer({
      min: 0,
      absent: 'not published; the bids that are named are `bids`',
      doc: 'How many bids were received, as published, named or not.',
      terms: { DECP: 'offresRecues', eForms: 'BT-759', OCDS: 'numberOfTenderers' },
      dossier: 'How many bids the source says were received.',
      filter: 'So many bids were received, as published: `{min: 1, max: 1}` finds tenders with a single bid.',
    }),
    purpose: text({
      absent: 'not stated',
      doc: 'What it is meant for, such as a transitional or durable solution.',
      dossier: 'What the tender is to bring about: transitional, durable.',
    }),
    cpvs: texts(
      {
        table: 'tender_cpvs',
        element: 'code',
        dossier: 'Eight digits, in quotes, without the check digit.',
      },
      {
        doc: 'CPV codes, eight digits each. eForms BT-262 and BT-263.',
        dossier: 'What is bought: CPV codes.',
      },
    ),
    places: texts(
      { table: 'tender_places', element: 'place', dossier: 'A NUTS code or an ISO 3166 country.' },
      {
        doc: 'Places of performance: NUTS codes or ISO 3166 countries. eForms BT-5071.',
        dossier: 'Where it is performed.',
      },
    ),
  },
});
