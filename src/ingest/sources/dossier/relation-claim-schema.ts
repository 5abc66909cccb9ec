import * as z from 'zod';
import { assessment } from '../../../model/claims/assessment.ts';
import { ownership } from '../../../model/claims/ownership.ts';
import { AMOUNT_QUALIFIER } from '../../../model/words/claim.ts';
import { claimEntry } from './claim-schema.ts';
import { writtenEnds, writtenFields } from './field-schema.ts';
import { money, text } from './value-schema.ts';

const percent = (description: string) =>
  z
    .number({ error: 'expected a number of percent, as in 25 or 33.334' })
    .min(0, { error: 'expected 0 or more' })
    .max(100, { error: 'expected 100 or less' })
    .refine((share) => Number.isInteger(inThousandths(share)), { error: 'expected at most three decimals' })
    .transform(inThousandths)
    .describe(description);

const { shareMin, shareMax, ...ownershipFields } = ownership.fields;
const shareRange = z
  .strictObject({
    min: percent(shareMin.dossier).optional(),
    max: percent(shareMax.dossier).optional(),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
    error: 'expected max to be at least min',
  });

const amountEntry = z
  .strictObject({
    label: text('What the amount is of.'),
    qualifier: z
      .enum(AMOUNT_QUALIFIER.list)
      .optional()
      .describe('How it bounds the real amount. Without it, EXACT.'),
    value: money('The amount.'),
  })
  .describe('An amount that the assessment names.');

/** The bounds of a share are written as one, in percent. */
export const ownershipEntry = claimEntry(ownership.section.doc, {
  ...writtenEnds(ownership.ends),
  share: z
    .union([percent('Percent.'), shareRange], { error: 'expected percent, as in 25 or {min: 25, max: 50}' })
    .optional()
    .describe('Percent owned: a number, or a range.'),
  ...writtenFields(ownershipFields),
});

export const assessmentEntry = claimEntry(assessment.section.doc, {
  ...writtenEnds(assessment.ends),
  ...writtenFields(assessment.fields),
  amounts: z.array(amountEntry).min(1).optional().describe('Amounts that the finding names, in its order.'),
});

/** Thousandths of a percent, read from the shortest decimal text so that 33.334 is a whole number of them. */
function inThousandths(share: number): number {
  return Number(`${share}e3`);
}
