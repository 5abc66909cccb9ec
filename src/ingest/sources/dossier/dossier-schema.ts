import * as z from 'zod';
import { EVIDENCE_STANDINGS } from '../../../domain/claim.ts';
import { CLAIMS } from '../../../model/model.ts';
import { modelledEntry } from './claim-schema.ts';
import { nodeSections } from './node-schema.ts';
import { assessmentEntry, ownershipEntry } from './relation-claim-schema.ts';
import { bidEntry, tenderEventEntry } from './tender-claim-schema.ts';
import { day, nodeSlug, reference } from './value-schema.ts';

/** The kinds of which an author writes something else than their fields in the model. */
const WRITTEN_BESIDE = {
  bids: bidEntry,
  tenderEvents: tenderEventEntry,
  ownerships: ownershipEntry,
  assessments: assessmentEntry,
};
type WrittenBeside = typeof WRITTEN_BESIDE;
export type ClaimSection = (typeof CLAIMS)[number]['section']['name'];

type EntryOf<S> = S extends keyof WrittenBeside ? WrittenBeside[S] : ReturnType<typeof modelledEntry>;
type ClaimSections = { [S in ClaimSection]: z.ZodOptional<z.ZodArray<EntryOf<S>>> };

const claimSections = Object.fromEntries(
  CLAIMS.map((model) => {
    const { name } = model.section;
    const entry = name in WRITTEN_BESIDE ? WRITTEN_BESIDE[name as keyof WrittenBeside] : modelledEntry(model);
    return [name, z.array(entry).optional().describe(`A list. ${entry.description}`)];
  }),
) as ClaimSections;

/** The dossier format, version 1: what is written, checked and completed comes from here. */
export const dossierSchema = z
  .strictObject({
    dossier: z
      .literal(1, { error: 'expected 1, the version of this format' })
      .describe('Version of this format: 1.'),
    id: nodeSlug
      .optional()
      .describe(
        'Name of this dossier: importing a file of this id replaces all that the last one said. Without it, the default article and the name of the file stand for it.',
      ),
    defaults: z
      .strictObject({
        article: reference(
          'The article that evidence, mentions and nodes rely on where they name no other.',
        ).optional(),
        standing: z
          .enum(EVIDENCE_STANDINGS)
          .optional()
          .describe(
            'Standing of evidence that gives none: OFFICIAL, REPORTED or UNCONFIRMED. Without it, REPORTED.',
          ),
        statedOn: day(
          'Day on which what stands here was stated. Without it, the day on which the default article was published.',
        ).optional(),
      })
      .optional()
      .describe('What holds in this file where an entry says nothing else.'),
    ...nodeSections,
    claims: z.strictObject(claimSections).optional().describe('What is claimed, by kind.'),
  })
  .describe('A Greffe dossier: curated knowledge, written by hand.');

export type Dossier = z.output<typeof dossierSchema>;
export type ClaimsOf = { [S in ClaimSection]: z.output<EntryOf<S>> };

/** The JSON Schema (draft 2020-12) of the format, for editors. */
export function dossierJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(dossierSchema, { io: 'input' }),
    title: 'Greffe dossier',
  };
}
