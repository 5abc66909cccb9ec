import * as z from 'zod';
import { AMOUNT_QUALIFIERS, AUTHORSHIP_ROLES, INVOLVEMENT_ROLES } from '../../../domain/claim.ts';
import { qualification } from '../../../model/claims/qualification.ts';
import { claimEntry } from './claim-schema.ts';
import { writtenEnds, writtenFields } from './field-schema.ts';
import { money, reference, text } from './value-schema.ts';

const organisation = reference('The organisation.');
const regulation = reference('The regulation or certification.');
const percent = (description: string) =>
  z
    .number({ error: 'expected a number of percent, as in 25 or 33.334' })
    .min(0, { error: 'expected 0 or more' })
    .max(100, { error: 'expected 100 or less' })
    .refine((share) => Number.isInteger(inThousandths(share)), { error: 'expected at most three decimals' })
    .transform(inThousandths)
    .describe(description);

const shareRange = z
  .strictObject({ min: percent('At least.').optional(), max: percent('At most.').optional() })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
    error: 'expected max to be at least min',
  });

const amountEntry = z
  .strictObject({
    label: text('What the amount is of.'),
    qualifier: z
      .enum(AMOUNT_QUALIFIERS)
      .optional()
      .describe('How it bounds the real amount. Without it, EXACT.'),
    value: money('The amount.'),
  })
  .describe('An amount that the assessment names.');

/** Claims about organisations, persons, regulations and documents. */
export const relationClaims = {
  qualifications: claimEntry(qualification.section.doc, {
    ...writtenEnds(qualification.ends),
    ...writtenFields(qualification.fields),
  }),
  subjections: claimEntry('A law that an organisation must obey.', {
    organisation,
    regulation,
    reach: text('What the law lets whom do, in your own words.').optional(),
  }),
  issuances: claimEntry('Who made a law or certification.', { organisation, regulation }),
  hostings: claimEntry('Who hosts whose data or service.', {
    host: reference('Who hosts. Leave it out when no document says who.').optional(),
    hosted: reference('Whose data or service is hosted.'),
    service: text('Which service.').optional(),
    dataCategory: text('Which kind of data.').optional(),
  }),
  ownerships: claimEntry('Who owns an organisation.', {
    owner: reference('The owner: an organisation or a person.'),
    owned: reference('The organisation that is owned.'),
    share: z
      .union([percent('Percent.'), shareRange], { error: 'expected percent, as in 25 or {min: 25, max: 50}' })
      .optional()
      .describe('Percent owned: a number, or a range.'),
    control: text('How it is controlled.').optional(),
  }),
  offices: claimEntry('An office that a person holds in an organisation.', {
    person: reference('The person.'),
    organisation,
    title: text('The office.').optional(),
  }),
  involvements: claimEntry('What a person or organisation did about something.', {
    subject: reference('The person or organisation.'),
    object: reference('The node it is about.'),
    role: z.enum(INVOLVEMENT_ROLES).describe('What the subject did.'),
  }),
  assessments: claimEntry('What an organisation or a document finds about something.', {
    assessor: reference(
      'The organisation or article that finds it. Leave it out when no document says who.',
    ).optional(),
    object: reference('The node it is about.'),
    aspect: text('Which side of it is assessed, in a word or two.'),
    finding: text('What is found, in your own words.'),
    amounts: z.array(amountEntry).min(1).optional().describe('Amounts that the finding names, in its order.'),
  }),
  citations: claimEntry('A document that relies on another.', {
    citing: reference('The article that cites.'),
    cited: reference('The article cited, or the organisation whose unnamed document is cited.'),
  }),
  authorships: claimEntry('Who wrote or published a document.', {
    author: reference('The person or organisation.'),
    article: reference('The article.'),
    role: z.enum(AUTHORSHIP_ROLES).describe('Whether as author or as publisher.'),
  }),
};

/** Thousandths of a percent, read from the shortest decimal text so that 33.334 is a whole number of them. */
function inThousandths(share: number): number {
  return Number(`${share}e3`);
}
