import type { ImportStatus } from '../../db/tables/import.ts';
import type { ClaimState, EvidenceStanding, Modality, Stance, Standing } from '../../domain/claim.ts';
import type { ValueStatus } from '../../domain/money.ts';
import type { NodeType } from '../../domain/node.ts';
import { QUALITY_FLAG_MEANINGS, type QualityFlag } from '../../domain/quality.ts';
import type { ClaimKind } from '../../model/model.ts';
import { CLAIM_MEANINGS, WORDS } from '../../model/model.ts';
import type { Enums } from './backing.ts';
import type { Builder } from './builder.ts';

/** An enum of the API: what it is about, and what each word means. */
export interface EnumDeclaration {
  readonly doc: string;
  readonly words: Readonly<Record<string, string>>;
}

/** The values of an enum type, each with what it means. */
export function describedWords<W extends string>(meanings: Readonly<Record<W, string>>) {
  const values = Object.entries(meanings).map(([word, description]) => [word, { description }]);
  return Object.fromEntries(values) as Record<W, { description: string }>;
}

/** Makes an enum that fields and arguments name: of exactly the words that stand behind it, each with what it means. */
export function addEnum<N extends keyof Enums>(
  builder: Builder,
  name: N,
  description: string,
  meanings: Readonly<Record<Enums[N], string>>,
): void {
  builder.enumType<string, Record<Enums[N], { description: string }>>(name, {
    description,
    values: describedWords(meanings),
  });
}

function words<W extends string>(doc: string, meanings: Record<W, string>): EnumDeclaration {
  return { doc, words: meanings };
}

/** Every enum of the API by name. A word that the domain has and this list lacks does not compile. */
export const ENUMS: Readonly<Record<string, EnumDeclaration>> = {
  ...Object.fromEntries(WORDS.map(({ name, doc, meanings }) => [name, { doc, words: meanings }])),
  NodeType: words<NodeType>('The five kinds of things in the graph.', {
    ARTICLE: 'A source document: press article, report, notice, press release, legal text.',
    ORGANISATION: 'A public body, company, court, medium or other organisation.',
    PERSON: 'A human being in a public role.',
    REGULATION: 'A law, directive, certification or contract rule.',
    TENDER: 'A public procurement procedure. OCDS `tender`; eForms procedure.',
  }),
  ClaimKind: words<ClaimKind>('What a claim says.', CLAIM_MEANINGS),
  Standing: words<Standing>('How sure a claim is, by who says it and how.', {
    OFFICIAL: 'An official document states it.',
    REPORTED: 'A source states it as fact.',
    UNCONFIRMED:
      'A source states it and says that it is not confirmed, or no document of the graph states it.',
    DISPUTED: 'A source denies it.',
  }),
  ClaimState: words<ClaimState>('Whether documents still say so, as of the day asked.', {
    CURRENT: 'At least one document that says so has not been superseded.',
    WITHDRAWN:
      'Each document that said so was superseded by a later one that no longer does: a claim that was taken back, not one that ended.',
  }),
  EvidenceStanding: words<EvidenceStanding>(
    'The standing that one piece of evidence alone would give its claim.',
    {
      OFFICIAL: 'The document is official.',
      REPORTED: 'The document states it as fact.',
      UNCONFIRMED: 'The document states it and says that it is not confirmed, or there is no document.',
    },
  ),
  Modality: words<Modality>('Whether something is so, or expected.', {
    ACTUAL: 'It is, or was, so.',
    EXPECTED: 'Announced or foreseen, and not yet so.',
  }),
  Stance: words<Stance>('On which side of a claim a document stands.', {
    SUPPORTS: 'The document says it.',
    DISPUTES: 'The document denies it.',
  }),
  ValueStatus: words<ValueStatus>('Whether an amount is known, and why not.', {
    KNOWN: 'The amount is stated.',
    UNKNOWN: 'No document of the graph says anything about it.',
    NOT_PUBLISHED: 'A document says that the amount has not been published.',
    WITHHELD: 'The amount is kept from the public on purpose. eForms unpublished fields.',
  }),
  QualityFlagKind: words<QualityFlag>(
    'Why a published value is suspect, or was left out.',
    QUALITY_FLAG_MEANINGS,
  ),
  ImportStatus: words<ImportStatus>('How an import of a file stands.', {
    RUNNING: 'It runs, or was killed.',
    COMPLETE: 'The file was read to its end.',
    STOPPED: 'It was asked to end before the end of the file; it can be resumed.',
    UNUSABLE: 'The file, or one in it, could not be read to its end.',
  }),
};
