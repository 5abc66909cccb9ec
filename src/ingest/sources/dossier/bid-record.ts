import { quoted } from '../../../domain/error.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { BidRecord, NodeRef, TenderEventRecord } from '../../../model/record.ts';
import type { ClaimsOf } from './dossier-schema.ts';
import type { Scope } from './scope.ts';
import type { Path } from './yaml-text.ts';

type BidEntry = ClaimsOf['bids'];
type Parties = BidRecord['parties'];

/** The parties of a bid: at least one, and either one SOLE or others with at most one LEAD. */
export function toParties(parties: BidEntry['parties'], path: Path, scope: Scope): Parties {
  const roles = Object.values(parties).filter((role) => role !== 'SUBCONTRACTOR');
  if (roles.length === 0) {
    scope.report(path, () => 'a bid without a bidder; expected a party that is SOLE, LEAD or MEMBER');
  } else if (roles.includes('SOLE') && roles.length > 1) {
    scope.report(path, () => 'a SOLE bidder beside others; expected LEAD and MEMBER, or one SOLE');
  } else if (roles.filter((role) => role === 'LEAD').length > 1) {
    scope.report(path, () => 'several parties are LEAD; expected one');
  }
  const seen = new Set<NodeRef>();
  return Object.entries(parties).flatMap(([reference, role]) => {
    const organisation = scope.node(reference, ['ORGANISATION'], [...path, reference]);
    if (organisation === undefined) return [];
    if (seen.has(organisation)) scope.report(path, () => `${quoted(reference)} stands here a second time`);
    seen.add(organisation);
    return [{ organisation, role }];
  });
}

/** The events that a bid's `status` stands for, with the bid's evidence: what is EXPECTED has not happened and has none. */
export function toStatusEvents(
  entry: BidEntry,
  bid: BidRecord,
  path: Path,
  scope: Scope,
): TenderEventRecord[] {
  const { status: event, statusDate: date } = entry;
  if (event === undefined && date !== undefined) {
    scope.report([...path, 'statusDate'], () => 'the date of which status? expected a "status"');
  }
  if (event === 'EXPECTED' && entry.modality === 'ACTUAL') {
    scope.report([...path, 'status'], () => 'EXPECTED contradicts the modality ACTUAL');
  }
  if (event === undefined || event === 'EXPECTED') return [];
  const { ref, tender, lot, modality, evidence } = bid;
  return [
    { kind: 'TENDER_EVENT', tender, event, evidence, ...withoutUndefined({ bid: ref, lot, modality, date }) },
  ];
}
