import type { EvidenceStanding, Modality } from '../../../src/domain/claim.ts';
import type { ClaimRecord, NodeRecord, TenderRecord } from '../../../src/model/record.ts';
import type { BidStatus } from '../../../src/model/words/claim.ts';
import { DAY, known, node } from '../analysis.ts';

interface BidOptions {
  readonly lot?: string;
  readonly status?: BidStatus;
  readonly standing?: EvidenceStanding;
  readonly modality?: Modality;
  readonly knownFrom?: string;
  /** Tells two bids of the same parties on the same lot apart. */
  readonly key?: string;
}

/** A bid of these organisations, the first of whom leads, and the event that gives it its status. */
export function bid(
  tender: string,
  parties: readonly string[],
  { lot, status, standing, modality, knownFrom = DAY, key }: BidOptions = {},
): ClaimRecord[] {
  const ref = key ?? `${tender} ${lot} ${parties} ${status} ${standing} ${modality} ${knownFrom}`;
  const evidence = known(knownFrom, standing);
  const roles = parties.length === 1 ? ['SOLE'] : ['LEAD', ...parties.slice(1).map(() => 'MEMBER')];
  return [
    {
      kind: 'BID',
      ref,
      tender,
      ...(key && { key }),
      ...(lot && { lot }),
      ...(modality && { modality }),
      parties: parties.map((organisation, index) => ({ organisation, role: roles[index] as 'SOLE' })),
      ...evidence,
    },
    ...(status
      ? [{ kind: 'TENDER_EVENT', tender, ...(lot && { lot }), bid: ref, event: status, ...evidence } as const]
      : []),
  ];
}

/** A tender whose lots are named by their numbers. */
export function tender(
  slug: string,
  more: Partial<TenderRecord> & { lotNumbers?: string[] } = {},
): NodeRecord {
  const { lotNumbers, ...attributes } = more;
  return {
    ...node('TENDER', slug),
    ...(lotNumbers && { lots: lotNumbers.map((number) => ({ number })) }),
    ...attributes,
  } as NodeRecord;
}

export function organisations(...slugs: string[]): NodeRecord[] {
  return slugs.map((slug) => node('ORGANISATION', slug));
}
