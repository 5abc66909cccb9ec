import * as z from 'zod';
import type { NodeType } from '../../../domain/node.ts';
import type { NodeModel } from '../../../model/node-type.ts';
import type { NodeModels } from '../../../model/node-types.ts';
import { article } from '../../../model/nodes/article.ts';
import { lot } from '../../../model/nodes/lot.ts';
import { organisation } from '../../../model/nodes/organisation.ts';
import { person } from '../../../model/nodes/person.ts';
import { regulation } from '../../../model/nodes/regulation.ts';
import { tender } from '../../../model/nodes/tender.ts';
import { writtenFields } from './field-schema.ts';
import { day, label, nodeSlug, oneOrMore, reference, text } from './value-schema.ts';

const place = z.strictObject({
  at: text('Where in the article the name stands, as in "paragraph 3".'),
  article: reference('The article. Without it, the default article.').optional(),
});

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
  .strictObject({ title, ...writtenFields(article.fields), ...common })
  .describe(article.section.doc);

export const organisationEntry = z
  .strictObject({ name, ...writtenFields(organisation.fields), ...common })
  .describe(organisation.section.doc);

export const personEntry = z
  .strictObject({ name, ...writtenFields(person.fields), ...common })
  .describe(person.section.doc);

export const regulationEntry = z
  .strictObject({
    name,
    ...writtenFields(regulation.fields),
    version: label(regulation.fields.version.dossier).optional(),
    ...common,
  })
  .describe(regulation.section.doc);

/** How many bids a lot got stands in notices, which are imported; nobody has to write it by hand. */
const { publishedBidCount: _, ...lotFields } = writtenFields(lot.fields);
const lotEntry = z.strictObject(lotFields);

export const tenderEntry = z
  .strictObject({
    title,
    ...writtenFields(tender.fields),
    cpvs: z
      .array(
        z
          .string()
          .regex(/^\d{8}$/, { error: 'expected the eight digits of a CPV code, in quotes' })
          .describe(tender.fields.cpvs.list.dossier),
      )
      .optional()
      .describe(tender.fields.cpvs.dossier),
    lots: z
      .record(text('Number of the lot.'), lotEntry.describe('One lot.'))
      .optional()
      .describe("Lots by the source's own number."),
    ...common,
  })
  .describe(tender.section.doc);

const section = <S extends z.ZodType>(entry: S, { section: { bySlug } }: NodeModel) =>
  z.record(nodeSlug, entry).optional().describe(bySlug);

export const nodeSections = {
  articles: section(articleEntry, article),
  organisations: section(organisationEntry, organisation),
  people: section(personEntry, person),
  regulations: section(regulationEntry, regulation),
  tenders: section(tenderEntry, tender),
} satisfies Record<NodeModels[NodeType]['section']['name'], z.ZodType>;
