import type { MappedAnyClaim, MappedClaim } from '../../src/model/mapped.ts';
import type { ClaimKind } from '../../src/model/model.ts';
import type { ClaimRecord, ClaimRecordOf, EvidenceRecord } from '../../src/model/record.ts';

const EVIDENCE: readonly EvidenceRecord[] = [{ article: 'article', standing: 'OFFICIAL' }];

/** What every claim may state, other than in the samples. */
const ANY: MappedAnyClaim<unknown> = {
  modality: 'EXPECTED',
  validFrom: '2021',
  validUntil: '2022',
  note: 'Another note.',
  evidence: [{ article: 'other-article', standing: 'REPORTED' }],
  flags: [{ flag: 'IMPLAUSIBLE_DATE', field: 'validFrom' }],
};

interface Sample<K extends ClaimKind> {
  /** A claim that states no more than an export needs to show the rest. */
  readonly least: Omit<ClaimRecordOf<K>, 'kind' | 'evidence'>;
  /** Another value for each of its fields. */
  readonly other: MappedClaim<K, unknown>;
}

const euros = (amountMinor: number) => ({ status: 'KNOWN' as const, amountMinor, currency: 'EUR' });

const SAMPLES: { readonly [K in ClaimKind]: Sample<K> } = {
  BID: {
    least: { tender: 'tender', parties: [{ organisation: 'organisation', role: 'SOLE' }] },
    other: {
      ...ANY,
      tender: 'other-tender',
      parties: [{ organisation: 'other-organisation', role: 'LEAD' }],
      lot: '1',
      value: euros(700),
      rank: 2,
      grouping: 'JOINT',
    },
  },
  PROCUREMENT_ROLE: {
    least: { organisation: 'organisation', tender: 'tender', role: 'BUYER' },
    other: { ...ANY, organisation: 'other-organisation', tender: 'other-tender', role: 'FUNDER' },
  },
  TENDER_EVENT: {
    least: { tender: 'tender', event: 'AWARDED' },
    other: {
      ...ANY,
      tender: 'other-tender',
      lot: '1',
      bid: 'bid',
      event: 'UNSUCCESSFUL',
      date: '2026-01-31',
      reason: 'No bid was good enough.',
    },
  },
  VALUATION: {
    least: { tender: 'tender', valuation: 'ESTIMATE', value: euros(500) },
    other: {
      ...ANY,
      tender: 'other-tender',
      lot: '1',
      valuation: 'BUDGET',
      value: euros(600),
      date: '2026-01-31',
      part: 'award-1',
    },
  },
  REQUIREMENT: {
    least: { tender: 'tender', regulation: 'regulation', level: 'MANDATORY' },
    other: { ...ANY, tender: 'other-tender', regulation: 'other-regulation', level: 'PREFERRED' },
  },
  SUCCESSION: {
    least: { successor: 'tender', predecessor: 'other-tender', relation: 'REPLACES' },
    other: { ...ANY, successor: 'third-tender', predecessor: 'third-tender', relation: 'AMENDS' },
  },
  QUALIFICATION: {
    least: { organisation: 'organisation', regulation: 'regulation', status: 'HELD' },
    other: {
      ...ANY,
      organisation: 'other-organisation',
      regulation: 'other-regulation',
      status: 'EXPIRED',
      scope: 'Hosting.',
    },
  },
  SUBJECTION: {
    least: { organisation: 'organisation', regulation: 'regulation' },
    other: {
      ...ANY,
      organisation: 'other-organisation',
      regulation: 'other-regulation',
      reach: 'Lets it read all.',
    },
  },
  ISSUANCE: {
    least: { organisation: 'organisation', regulation: 'regulation' },
    other: { ...ANY, organisation: 'other-organisation', regulation: 'other-regulation' },
  },
  HOSTING: {
    least: { host: 'organisation', hosted: 'other-organisation' },
    other: {
      ...ANY,
      host: 'third-organisation',
      hosted: 'third-organisation',
      service: 'Mail.',
      dataCategory: 'Health data.',
    },
  },
  OWNERSHIP: {
    least: { owner: 'organisation', owned: 'other-organisation' },
    other: {
      ...ANY,
      owner: 'person',
      owned: 'third-organisation',
      shareMin: 25_000,
      shareMax: 50_000,
      control: 'Votes.',
    },
  },
  OFFICE: {
    least: { person: 'person', organisation: 'organisation' },
    other: { ...ANY, person: 'other-person', organisation: 'other-organisation', title: 'Chair.' },
  },
  INVOLVEMENT: {
    least: { subject: 'person', object: 'tender', role: 'DECIDED' },
    other: { ...ANY, subject: 'organisation', object: 'other-tender', role: 'HEARD' },
  },
  ASSESSMENT: {
    least: { assessor: 'organisation', object: 'tender', aspect: 'price', finding: 'high' },
    other: {
      ...ANY,
      assessor: 'other-organisation',
      object: 'other-tender',
      aspect: 'quality',
      finding: 'low',
      amounts: [{ label: 'loss', qualifier: 'ABOUT', value: { amountMinor: 5, currency: 'EUR' } }],
    },
  },
  CITATION: {
    least: { citing: 'article', cited: 'organisation' },
    other: { ...ANY, citing: 'other-article', cited: 'other-article' },
  },
  AUTHORSHIP: {
    least: { author: 'organisation', article: 'article', role: 'AUTHOR' },
    other: { ...ANY, author: 'person', article: 'other-article', role: 'PUBLISHER' },
  },
};

/** A claim of the kind that states little. */
export function leastClaim(kind: ClaimKind): ClaimRecord {
  return { kind, ref: kind, evidence: EVIDENCE, ...SAMPLES[kind].least } as ClaimRecord;
}

/** What must be said with a field: an event of a bid has another word, and OCDS has no member for the date of an estimate. */
const BESIDE: Readonly<Record<string, object>> = {
  'TENDER_EVENT.bid': { event: 'WITHDRAWN' },
  'VALUATION.date': { valuation: 'AWARD' },
};

/** For each field of claims of the kind what makes it another one. */
export function otherValues(kind: ClaimKind): [name: string, other: object][] {
  return Object.entries(SAMPLES[kind].other).map(([name, value]) => [
    name,
    { [name]: value, ...BESIDE[`${kind}.${name}`] },
  ]);
}
