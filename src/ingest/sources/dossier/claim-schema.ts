import * as z from 'zod';
import { EVIDENCE_STANDINGS, MODALITIES, STANCES } from '../../../domain/claim.ts';
import type { ClaimModel } from '../../../model/claim-kind.ts';
import { writtenEnds, writtenFields, writtenLot } from './field-schema.ts';
import { day, oneOrMore, partialDate, reference, text } from './value-schema.ts';

const standing = (description: string) => z.enum(EVIDENCE_STANDINGS).optional().describe(description);

const evidenceEntry = z
  .strictObject({
    article: reference('The document.')
      .nullable()
      .optional()
      .describe(
        "The document that says it. Without it, the default article; null means no document: an editor's own knowledge.",
      ),
    at: text('Where in the document, as in "paragraph 3", "page 12", a JSON pointer or an XPath.').optional(),
    quote: text('The very words, as few as will do.').optional(),
    note: text('What the document says there, in your own words. Required without a document.').optional(),
    stance: z
      .enum(STANCES)
      .optional()
      .describe('Whether the document supports or disputes the claim. Without it, SUPPORTS.'),
    standing: standing(
      "OFFICIAL: an official document states it. REPORTED: a source states it as fact. UNCONFIRMED: a source states it and says that it is not confirmed. Without it, the claim's, then the default; without a document, UNCONFIRMED.",
    ),
    attributedTo: reference('The organisation or article that the document itself relies on.').optional(),
    knownFrom: day(
      "Since which day it is known. Only for an editor's own knowledge; of a document it is the day of publication.",
    ).optional(),
    until: day(
      'On which day it was taken back: as known from that day on, this piece says nothing. Without it, it stands.',
    ).optional(),
    withdrawnBy: reference(
      'The article by which it was taken back, such as a correction of the newspaper. Needs `until`.',
    ).optional(),
  })
  .meta({ id: 'evidence', description: 'A place in a document that supports or disputes the claim.' });

/** What claims of all kinds have in common. */
const common = {
  at: oneOrMore(
    text('A place in the default article, as in "paragraph 3".'),
    'Short for evidence: one or several places in the default article that support the claim.',
    'expected a place, as in "paragraph 3"',
  ).optional(),
  standing: standing(
    "For those of the claim's documents that don't say otherwise: OFFICIAL, REPORTED or UNCONFIRMED.",
  ),
  attributedTo: reference(
    "For those of the claim's documents that don't say otherwise: the organisation or article they rely on.",
  ).optional(),
  evidence: oneOrMore(
    evidenceEntry,
    'Which documents support or dispute the claim, and where.',
    'expected evidence, as in {at: paragraph 3}',
  ).optional(),
  modality: z
    .enum(MODALITIES)
    .optional()
    .describe('Whether it is so, or is expected to become so. Without it, ACTUAL.'),
  validFrom: partialDate('Since when it holds.').optional(),
  validUntil: partialDate('Until when it holds, that day included.').optional(),
  note: text('What a reader of this claim must know besides.').optional(),
};

/** The schema of one claim kind: its own fields and those of all claims. */
export function claimEntry<Own extends z.ZodRawShape>(description: string, own: Own) {
  return z.strictObject({ ...own, ...common }).describe(description);
}

/** The schema of a claim kind of which an author writes what its model says, and nothing else. */
export function modelledEntry({ section, ends, lot, fields }: ClaimModel) {
  return claimEntry<Record<never, z.ZodType>>(section.doc, {
    ...writtenEnds(ends),
    ...(lot && { lot: writtenLot(lot) }),
    ...writtenFields(fields),
  });
}

export type EvidenceEntry = z.output<typeof evidenceEntry>;
const commonEntry = z.strictObject(common);
/** The fields that claims of all kinds share, as read. */
export type ClaimEntry = z.output<typeof commonEntry>;
