import type {
  ArticleRecord,
  BidRecord,
  ClaimRecord,
  GraphRecords,
  NodeRecord,
  OrganisationRecord,
  TenderRecord,
  Valued,
} from '../../src/model/record.ts';

/** Records of one of each, to be changed where a test cares. */

export const DAY = '2026-02-06';

export const notice: ArticleRecord = {
  ref: 'notice',
  type: 'ARTICLE',
  kind: 'NOTICE',
  slug: 'notice',
  name: 'Avis d’attribution',
  published: DAY,
  statedOn: DAY,
};

export const denial: ArticleRecord = { ...notice, ref: 'denial', slug: 'denial', name: 'Démenti' };

export function organisation(ref: string, more: Partial<OrganisationRecord> = {}): OrganisationRecord {
  return { ref, type: 'ORGANISATION', keys: [`test:${ref}`], name: ref, statedOn: DAY, ...more };
}

export function tender(more: Partial<TenderRecord> = {}): TenderRecord {
  return {
    ref: 'tender',
    type: 'TENDER',
    keys: ['test:tender'],
    name: 'Hébergement',
    statedOn: DAY,
    ...more,
  };
}

export const EVIDENCE = [{ article: 'notice', standing: 'OFFICIAL', locator: '/p[1]' }] as const;

export function bid(...organisations: string[]): BidRecord {
  const role = organisations.length === 1 ? 'SOLE' : 'MEMBER';
  return {
    kind: 'BID',
    ref: 'bid',
    tender: 'tender',
    parties: organisations.map((ref) => ({ organisation: ref, role })),
    evidence: EVIDENCE,
  };
}

export function buyer(organisation: string, evidence: ClaimRecord['evidence'] = EVIDENCE) {
  return { kind: 'PROCUREMENT_ROLE', organisation, tender: 'tender', role: 'BUYER', evidence } as const;
}

/** An event on the tender as a whole, if `more` says no lot or bid. */
export function event(word: string, more: object = {}): ClaimRecord {
  return { kind: 'TENDER_EVENT', tender: 'tender', event: word, evidence: EVIDENCE, ...more } as ClaimRecord;
}

export function bidEvent(ref: string, word: string, more: object = {}): ClaimRecord {
  return event(word, { bid: ref, ...more });
}

export function valuation(kind: string, value: Valued, more: object = {}): ClaimRecord {
  return {
    kind: 'VALUATION',
    tender: 'tender',
    valuation: kind,
    value,
    evidence: EVIDENCE,
    ...more,
  } as ClaimRecord;
}

export function euros(amountMinor: number) {
  return { status: 'KNOWN', amountMinor, currency: 'EUR' } as const;
}

/** The notice, a tender and two organisations, with these claims. */
export function aboutTender(claims: ClaimRecord[], nodes: NodeRecord[] = []): GraphRecords {
  return {
    nodes: [notice, tender(), organisation('atos'), organisation('ovh'), ...nodes],
    claims,
    mentions: [],
  };
}
