import * as z from 'zod';
import { ARTICLE_KINDS, ORGANISATION_KINDS, REGULATION_KINDS } from '../../../domain/node.ts';
import { tender } from '../../../model/nodes/tender.ts';
import { writtenFields } from './field-schema.ts';
import { day, label, nodeSlug, oneOrMore, partialDate, reference, text } from './value-schema.ts';

const place = z.strictObject({
  at: text('Where in the article the name stands, as in "paragraph 3".'),
  article: reference('The article. Without it, the default article.').optional(),
});

const country = (description: string) =>
  z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'expected an ISO 3166 code of two capital letters, as in FR' })
    .describe(description);

const count = (description: string) =>
  z
    .int({ error: 'expected a whole number' })
    .min(0, { error: 'expected zero or more' })
    .describe(description);

/** What all five types of node have in common, but for the word of their name. */
const common = {
  aliases: z
    .array(text('Another name.'))
    .optional()
    .describe('Other names: abbreviations, former names, names in other languages.'),
  identifiers: z
    .record(
      text('A scheme.'),
      oneOrMore(
        text('The identifier, in quotes when it is made of digits.'),
        'One identifier or several.',
        'expected the identifier as a text in quotes',
      ),
    )
    .optional()
    .describe(
      'Identifiers by scheme: SIREN, SIRET, VAT, LEI, WIKIDATA, OCID, CELEX, ELI, TED, BOAMP or one of your own.',
    ),
  description: text('What it is, in a sentence or two of your own words.').optional(),
  statedOn: day(
    'Day of the document that states these facts: of two statements the later one holds. Without it, the day on which the default article was published.',
  ).optional(),
  mentions: z
    .record(
      text('The name as it stands in the text.'),
      oneOrMore(
        z.union([text('Where in the default article the name stands.'), place], {
          error: 'expected a place in the default article, as in "paragraph 3", or {at, article}',
        }),
        'One place or several.',
        'expected a place in the default article, as in "paragraph 3", or {at, article}',
      ),
    )
    .optional()
    .describe('Where texts name this node, by the name they use. A mention is no claim.'),
};

const title = text('Title, as published.');
const name = text('The name it is best known by.');

export const articleEntry = z
  .strictObject({
    title,
    kind: z.enum(ARTICLE_KINDS).describe('What kind of document it is.'),
    url: z
      .url({ error: 'expected a URL, as in https://example.org/page' })
      .optional()
      .describe('Where it can be read.'),
    published: partialDate('When it was published, as precisely as it says.').optional(),
    language: text('Language of the text: BCP 47, as in fr.').optional(),
    section: text('Section of the newspaper or site it stands in.').optional(),
    body: text('The full text, where its licence allows to store it.').optional(),
    ...common,
  })
  .describe('A document: press article, report, notice, press release, legal text.');

export const organisationEntry = z
  .strictObject({
    name,
    kind: z
      .enum(ORGANISATION_KINDS)
      .optional()
      .describe('What kind of organisation it is. Without it, OTHER.'),
    country: country('Country of its seat: ISO 3166, two letters.').optional(),
    activity: text('What it does, in the words of a register.').optional(),
    category: text('The field it works in.').optional(),
    founded: partialDate('When it was founded.').optional(),
    headcount: z
      .strictObject({ min: count('At least.').optional(), max: count('At most.').optional() })
      .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
        error: 'expected max to be at least min',
      })
      .optional()
      .describe('How many people work there, as a range.'),
    address: z
      .strictObject({
        locality: text('Town.').optional(),
        region: text('Region.').optional(),
        country: country('Country: ISO 3166, two letters.').optional(),
      })
      .optional()
      .describe('Its postal address, as far as stated.'),
    areasServed: z
      .array(text('An ISO 3166 country, a NUTS code or a name.'))
      .optional()
      .describe('Where it works.'),
    website: z
      .url({ error: 'expected a URL, as in https://example.org' })
      .optional()
      .describe('Its own site.'),
    ...common,
  })
  .describe('A company, public body, government, court, medium, association.');

export const personEntry = z
  .strictObject({
    name,
    givenName: text('Given name.').optional(),
    familyName: text('Family name.').optional(),
    ...common,
  })
  .describe('A person.');

export const regulationEntry = z
  .strictObject({
    name,
    kind: z.enum(REGULATION_KINDS).optional().describe('What kind of rule it is. Without it, OTHER.'),
    jurisdiction: text(
      'Where it is law: ISO 3166 country, EU, or the name of what the act governs.',
    ).optional(),
    version: label('Version, in quotes when it is a number.').optional(),
    adopted: partialDate('When it was adopted.').optional(),
    inForce: partialDate('Since when it is in force.').optional(),
    ...common,
  })
  .describe('A law, directive, certification scheme, contract rule.');

const lotEntry = z.strictObject({
  title: text('Title of the lot.').optional(),
  description: text('What the lot is about.').optional(),
});

export const tenderEntry = z
  .strictObject({
    title,
    ...writtenFields(tender.fields),
    cpvs: z
      .array(
        z
          .string()
          .regex(/^\d{8}$/, { error: 'expected the eight digits of a CPV code, in quotes' })
          .describe('Eight digits, in quotes, without the check digit.'),
      )
      .optional()
      .describe('What is bought: CPV codes.'),
    places: z
      .array(text('A NUTS code or an ISO 3166 country.'))
      .optional()
      .describe('Where it is performed.'),
    lots: z
      .record(text('Number of the lot.'), lotEntry.describe('One lot.'))
      .optional()
      .describe("Lots by the source's own number."),
    ...common,
  })
  .describe(tender.section.doc);

const section = <S extends z.ZodType>(entry: S, description: string) =>
  z.record(nodeSlug, entry).optional().describe(description);

export const nodeSections = {
  articles: section(articleEntry, 'Documents by slug.'),
  organisations: section(organisationEntry, 'Organisations by slug.'),
  people: section(personEntry, 'Persons by slug.'),
  regulations: section(regulationEntry, 'Laws, certifications and other rules by slug.'),
  tenders: section(tenderEntry, 'Tenders by slug.'),
};
