import type { MappedAnyClaim } from '../../model/mapped.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../model/model.ts';
import type { ExportMapping } from '../mapping.ts';
import type { ToldClaims } from '../told.ts';
import { asIs, date, flags, lotOf, membersOf, money, thing, type Written, wordOf } from './member.ts';
import { eachOf, iriOf, type Members, moneyOf } from './value.ts';

const KINDS: ReadonlyMap<unknown, ClaimKind> = new Map(
  CLAIM_KINDS.map((kind) => [kind.toLowerCase().replaceAll('_', '-'), kind]),
);

const ANY_CLAIM: MappedAnyClaim<Written> = {
  modality: asIs,
  validFrom: date,
  validUntil: date,
  note: asIs,
  evidence: ({ evidence }) => ({
    wasDerivedFrom: sourcesOf(evidence),
    evidence: eachOf(evidence, evidenceOf),
  }),
  flags,
};

/** What is written of each kind's ends and fields. */
export const CLAIMS: ExportMapping<Written>['claims'] = {
  BID: { ...ANY_CLAIM, tender: thing, parties, lot: lotOf, value: money, rank: asIs, grouping: asIs },
  PROCUREMENT_ROLE: { ...ANY_CLAIM, organisation: thing, tender: thing, role: asIs },
  TENDER_EVENT: {
    ...ANY_CLAIM,
    tender: thing,
    lot: lotOf,
    bid: thing,
    event: asIs,
    date,
    reason: asIs,
  },
  VALUATION: { ...ANY_CLAIM, tender: thing, lot: lotOf, valuation: asIs, value: money, date, part: asIs },
  REQUIREMENT: { ...ANY_CLAIM, tender: thing, regulation: thing, level: asIs },
  SUCCESSION: { ...ANY_CLAIM, successor: thing, predecessor: thing, relation: asIs },
  QUALIFICATION: { ...ANY_CLAIM, organisation: thing, regulation: thing, status: asIs, scope: asIs },
  SUBJECTION: { ...ANY_CLAIM, organisation: thing, regulation: thing, reach: asIs },
  ISSUANCE: { ...ANY_CLAIM, organisation: thing, regulation: thing },
  HOSTING: { ...ANY_CLAIM, host: thing, hosted: thing, service: asIs, dataCategory: asIs },
  OWNERSHIP: {
    ...ANY_CLAIM,
    owner: thing,
    owned: thing,
    shareMin: asIs,
    shareMax: asIs,
    control: asIs,
  },
  OFFICE: { ...ANY_CLAIM, person: thing, organisation: thing, title: asIs },
  INVOLVEMENT: { ...ANY_CLAIM, subject: thing, object: thing, role: asIs },
  ASSESSMENT: { ...ANY_CLAIM, assessor: thing, object: thing, aspect: asIs, finding: asIs, amounts },
  CITATION: { ...ANY_CLAIM, citing: thing, cited: thing },
  AUTHORSHIP: { ...ANY_CLAIM, author: thing, article: thing, role: asIs },
};

/**
 * A current claim of the graph as an object of the context, with what is open of its evidence; undefined for other records. It stands as a thing of its own, with how sure
 * it is and who says so: a plain statement between its ends would make a fact of what may be unconfirmed, expected or denied.
 */
export function claimOf(record: Members, told: ToldClaims | undefined): object | undefined {
  const kind = KINDS.get(record.record);
  const evidence = openEvidenceOf(record);
  if (kind === undefined || evidence.length === 0) return undefined;
  const { id, standing, knownFrom, status } = record;
  return {
    id: iriOf(id),
    type: ['Claim', wordOf(kind)],
    sentence: told && { [told.language]: told.sentence(numberOf(record)) },
    standing,
    knownFrom,
    status,
    ...membersOf(CLAIMS[kind], { ...record, evidence }),
  };
}

/** The claims among copied records that are current, by their numbers. */
export function idsOfClaims(records: readonly Members[]): number[] {
  return records.filter((record) => openEvidenceOf(record).length > 0).map(numberOf);
}

function openEvidenceOf(record: Members): Members[] {
  if (!KINDS.has(record.record)) return [];
  return (record.evidence as Members[]).filter(({ knownUntil }) => knownUntil === undefined);
}

/** The number in a global id: 42 of `bid:42`. */
function numberOf({ id }: Members): number {
  return Number(String(id).slice(String(id).indexOf(':') + 1));
}

function parties({ parties: list }: Members): Members {
  return {
    parties: eachOf(list, ({ organisation, role }) => ({
      type: 'BidParty',
      organisation: iriOf(organisation),
      role,
    })),
  };
}

function amounts({ amounts: list }: Members): Members {
  return {
    amounts: eachOf(list, ({ label, qualifier, valueMinor, valueCurrency }) => ({
      type: 'AssessedAmount',
      label,
      qualifier,
      value: moneyOf(valueMinor, valueCurrency),
    })),
  };
}

/** The documents that support the claim; what denies it is among the evidence alone. */
function sourcesOf(evidence: unknown): string[] | undefined {
  const pieces = eachOf(evidence, ({ stance, article }) =>
    stance === 'SUPPORTS' ? iriOf(article) : undefined,
  );
  const sources = [...new Set(pieces)].filter((source) => source !== undefined);
  return sources.length > 0 ? sources : undefined;
}

function evidenceOf(piece: Members): object {
  const { id, article, attributedTo, stance, standing, locator, quote, note, knownFrom } = piece;
  return {
    id: iriOf(`evidence:${id}`),
    type: 'Evidence',
    article: iriOf(article),
    stance,
    standing,
    locator,
    quote,
    note,
    attributedTo: iriOf(attributedTo),
    knownFrom,
  };
}
