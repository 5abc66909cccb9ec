import type { Money } from '../../../domain/money.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { BidRecord, TenderEventRecord } from '../../../model/record.ts';
import type { BidStatus, PartyRole } from '../../../model/words/claim.ts';
import type { Party } from './organisation.ts';
import { type Release, TENDER } from './release-record.ts';

/** One bid of a release, on one lot or on the tender as a whole. */
export interface Bid {
  readonly record: BidRecord;
  readonly parties: readonly Party[];
  readonly lot: string | undefined;
  /** The publisher's id, where it gives bids ids. */
  readonly id: string | undefined;
  /** Whether it was handed in and not withdrawn, as far as its own status says. */
  readonly isLive: boolean;
  /** That it was handed in, where the release says when. */
  submission?: TenderEventRecord;
}

interface BidStatement {
  readonly parties: readonly Party[];
  readonly lot: string | undefined;
  readonly id?: string | undefined;
  /** Places that tell of it. */
  readonly pointers: readonly string[];
  readonly value?: Money | undefined;
  readonly flags?: readonly QualityFlagRecord[];
  readonly isExpected?: boolean;
  readonly isWithdrawn?: boolean;
  /** For all but the first bid of the same parties on the same lot: what tells it from that one. */
  readonly keySuffix?: string | undefined;
}

/**
 * The bids of a release, and the events on them.
 *
 * The first bid of somebody on a lot has no key of its own: it is recognised by its tender, lot and parties, so that a release that
 * lists the tenderers, one that has their bids and one that only names the winner speak of the same bid, in whatever order they
 * come. Further bids of the same parties on the same lot are told apart by the ids of bids or awards.
 */
export class Bids {
  readonly all: Bid[] = [];
  private readonly release: Release;

  constructor(release: Release) {
    this.release = release;
  }

  state(statement: BidStatement): Bid {
    const { parties, lot, id, pointers, value, flags, keySuffix, isExpected, isWithdrawn } = statement;
    const role: PartyRole = parties.length === 1 ? 'SOLE' : 'MEMBER';
    const record: BidRecord = {
      kind: 'BID',
      ref: `bid:${this.all.length}`,
      tender: TENDER,
      parties: parties.map(({ ref }) => ({ organisation: ref, role })),
      evidence: pointers.flatMap((pointer) => this.release.evidence(pointer)),
      ...withoutUndefined({
        lot,
        value: value && ({ status: 'KNOWN', ...value } as const),
        flags: nonEmpty(flags),
        modality: isExpected ? ('EXPECTED' as const) : undefined,
        key: keySuffix === undefined ? undefined : `ocds:${this.release.ocid}:bid:${keySuffix}`,
      }),
    };
    for (const party of parties) party.isUsed = true;
    this.release.addClaim(record);
    const bid = { record, parties, lot, id, isLive: isExpected !== true && isWithdrawn !== true };
    this.all.push(bid);
    return bid;
  }

  /** That the bid came into this status. */
  stateEvent(bid: Bid, event: BidStatus, date: PartialDate | undefined, pointer: string): TenderEventRecord {
    const record: TenderEventRecord = {
      kind: 'TENDER_EVENT',
      tender: TENDER,
      bid: bid.record.ref as string,
      event,
      evidence: this.release.evidence(pointer),
      ...withoutUndefined({ date }),
    };
    this.release.addClaim(record);
    return record;
  }
}
