import { createWriter, type SourcedRecords } from '../../src/db/write/batch/writer.ts';
import type { DocumentRecord } from '../../src/model/document.ts';
import type { ClaimRecord, EvidenceRecord } from '../../src/model/record.ts';
import { type TestGraph, WRITTEN } from '../graph.ts';

export const TENDER = { slug: 'roof' };

interface Notice {
  readonly day: string;
  /** Where it stands in the series; the day when absent. */
  readonly moment?: string;
  readonly title?: string;
  readonly deadline?: string;
  readonly claims: (evidence: readonly EvidenceRecord[]) => readonly ClaimRecord[];
}

/** A bid of an organisation, told from others by its name. */
export function bid(
  by: string,
  amountMinor: number,
  evidence: readonly EvidenceRecord[],
  rank?: number,
): ClaimRecord {
  return {
    kind: 'BID',
    ref: `bid of ${by}`,
    key: `bid-${by}`,
    tender: 't',
    parties: [{ organisation: by, role: 'SOLE' }],
    value: { status: 'KNOWN', amountMinor, currency: 'EUR' },
    ...(rank !== undefined && { rank }),
    evidence,
  };
}

/** That the bid won. */
export function won(by: string, evidence: readonly EvidenceRecord[]): ClaimRecord {
  return { kind: 'TENDER_EVENT', tender: 't', bid: `bid of ${by}`, event: 'WON', evidence };
}

export function awarded(evidence: readonly EvidenceRecord[]): ClaimRecord {
  return { kind: 'TENDER_EVENT', tender: 't', event: 'AWARDED', evidence };
}

/** A document of the tender's series, as an import gives it. */
export function noticeOf({ day, moment = day, title = 'Roof', deadline, claims }: Notice): SourcedRecords {
  const key = `notice ${moment}`;
  const known = { statedOn: day };
  const organisations = ['alpha', 'beta', 'town'].map(
    (ref) => ({ ref, type: 'ORGANISATION', slug: ref, name: ref, ...known }) as const,
  );
  return {
    source: 'test',
    records: {
      nodes: [
        { ref: 'a', type: 'ARTICLE', kind: 'NOTICE', keys: [key], name: key, published: day, ...known },
        {
          ref: 't',
          type: 'TENDER',
          slug: 'roof',
          name: title,
          ...(deadline !== undefined && { deadline }),
          ...known,
        },
        ...organisations,
      ],
      claims: [...claims([{ article: 'a', standing: 'OFFICIAL', locator: `/${day}` }])],
      mentions: [],
    },
    document: documentOf(key, moment, day),
  };
}

function documentOf(key: string, moment: string, day: string): DocumentRecord {
  return { key, moment, day, article: 'a', series: { key: 'roof' }, hash: key };
}

/**
 * A call, an award to alpha, and its correction: beta won, and alpha's bid was no bid. The award's price of beta's bid was another
 * one, and the correction moves the deadline.
 */
export const NOTICES: readonly SourcedRecords[] = [
  noticeOf({
    day: '2025-01-10',
    deadline: '2025-02-01',
    claims: (evidence) => [
      { kind: 'TENDER_EVENT', tender: 't', event: 'LAUNCHED', evidence },
      { kind: 'PROCUREMENT_ROLE', organisation: 'town', tender: 't', role: 'BUYER', evidence },
    ],
  }),
  noticeOf({
    day: '2025-03-10',
    deadline: '2025-02-01',
    claims: (evidence) => [
      { kind: 'TENDER_EVENT', tender: 't', event: 'LAUNCHED', evidence },
      { kind: 'PROCUREMENT_ROLE', organisation: 'town', tender: 't', role: 'BUYER', evidence },
      bid('alpha', 90_00, evidence, 1),
      won('alpha', evidence),
      bid('beta', 95_00, evidence, 2),
      awarded(evidence),
    ],
  }),
  noticeOf({
    day: '2025-04-10',
    title: 'Roof of the school',
    deadline: '2025-02-15',
    claims: (evidence) => [
      { kind: 'TENDER_EVENT', tender: 't', event: 'LAUNCHED', evidence },
      { kind: 'PROCUREMENT_ROLE', organisation: 'town', tender: 't', role: 'BUYER', evidence },
      bid('beta', 99_00, evidence, 1),
      won('beta', evidence),
      awarded(evidence),
    ],
  }),
];

export function publish({ database }: TestGraph, documents: readonly SourcedRecords[]): void {
  const { rejected } = createWriter(database).writeDocuments(documents, { now: WRITTEN });
  if (rejected.size > 0) throw new Error(String([...rejected.values()][0]));
}
