import type { Ends } from './claim-kind.ts';
import { assessment } from './claims/assessment.ts';
import { authorship } from './claims/authorship.ts';
import { bid } from './claims/bid.ts';
import { citation } from './claims/citation.ts';
import { hosting } from './claims/hosting.ts';
import { involvement } from './claims/involvement.ts';
import { issuance } from './claims/issuance.ts';
import { office } from './claims/office.ts';
import { ownership } from './claims/ownership.ts';
import { procurementRole } from './claims/procurement-role.ts';
import { qualification } from './claims/qualification.ts';
import { requirement } from './claims/requirement.ts';
import { subjection } from './claims/subjection.ts';
import { succession } from './claims/succession.ts';
import { tenderEvent } from './claims/tender-event.ts';
import { valuation } from './claims/valuation.ts';
import type { Fields } from './field.ts';
import { NODE_MODELS } from './node-types.ts';
import { OTHER_CLAIM_WORDS } from './words/claim.ts';
import type { Words } from './words.ts';

/** Every kind of claim: what sources may state, the tables, the API and dossiers follow from it. */
export const CLAIMS = [
  bid,
  procurementRole,
  tenderEvent,
  valuation,
  requirement,
  succession,
  qualification,
  subjection,
  issuance,
  hosting,
  ownership,
  office,
  involvement,
  assessment,
  citation,
  authorship,
] as const;

type AnyClaim = (typeof CLAIMS)[number];
export type ClaimKind = AnyClaim['kind'];
export type ClaimModels = { readonly [C in AnyClaim as C['kind']]: C };

export const CLAIM_KINDS = CLAIMS.map(({ kind }) => kind) as [ClaimKind, ...ClaimKind[]];

/** What a document says of itself: no later document of its series takes it back. */
export const OUTSIDE_SERIES: readonly ClaimKind[] = [citation.kind, authorship.kind];

/** Kinds of which a document may keep claims that it does not repeat, by their source's key. */
export const KEPT_BY_KEY: readonly ClaimKind[] = [bid.kind, tenderEvent.kind];

/** What the word of each kind means. */
export const CLAIM_MEANINGS = Object.fromEntries(
  CLAIMS.map(({ kind, doc, meaning = doc }) => [kind, meaning]),
) as Record<ClaimKind, string>;

/** Every list of words that a field holds, or that stands beside the fields. */
export const WORDS: readonly Words[] = [
  ...new Set([
    ...CLAIMS.flatMap(({ ends, fields }) => [...wordsOf(fields), ...linkWords(ends)]),
    ...OTHER_CLAIM_WORDS,
    ...Object.values(NODE_MODELS).flatMap(({ fields }) => wordsOf(fields)),
  ]),
];

function wordsOf(fields: Fields): Words[] {
  return Object.values(fields).flatMap(({ words }) => words ?? []);
}
function linkWords(ends: Ends): Words[] {
  return Object.values(ends).flatMap(({ link }) => (link ? wordsOf(link.fields) : []));
}
