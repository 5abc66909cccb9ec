import { endsBefore, isPartialDate } from '../../../domain/partial-date.ts';
import { type WithoutUndefined, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ClaimRecord } from '../../../model/record.ts';
import { toParties, toStatusEvents } from './bid-record.ts';
import { withRefs } from './claim-end.ts';
import type { ClaimEntry } from './claim-schema.ts';
import type { ClaimSection, ClaimsOf } from './dossier-schema.ts';
import { toEvidenceRecords } from './evidence-record.ts';
import type { Scope } from './scope.ts';
import { bidRef, type NamedBids, reportMisplacedEvent } from './tender-event-record.ts';
import type { Path } from './yaml-text.ts';

/** Where a claim stands, and what else its file has. */
interface Place {
  path: Path;
  index: number;
  bids: NamedBids;
  scope: Scope;
}

type Own<Section extends ClaimSection> = WithoutUndefined<Omit<ClaimsOf[Section], keyof ClaimEntry>>;
type WithoutEvidence<Claim> = Claim extends ClaimRecord ? Omit<Claim, 'evidence'> : never;
type OwnRecord = WithoutEvidence<ClaimRecord>;

/** From an entry's own fields, whose slugs are refs by now, those of its record. */
const OWN_FIELDS: { [Section in ClaimSection]: (own: Own<Section>, place: Place) => OwnRecord } = {
  bids: ({ parties, ref: _, status, statusDate: _date, ...own }, { path, index, scope }) => ({
    kind: 'BID',
    ref: bidRef(scope.file, index),
    ...own,
    parties: toParties(parties, [...path, 'parties'], scope),
    ...(status === 'EXPECTED' && { modality: status }),
  }),
  procurementRoles: (own) => ({ kind: 'PROCUREMENT_ROLE', ...own }),
  tenderEvents: ({ bid, ...own }, { bids }) => ({
    kind: 'TENDER_EVENT',
    ...own,
    ...withoutUndefined({ bid: bid && bids.get(bid)?.ref }),
  }),
  valuations: (own) => ({ kind: 'VALUATION', ...own }),
  requirements: (own) => ({ kind: 'REQUIREMENT', ...own }),
  successions: (own) => ({ kind: 'SUCCESSION', ...own }),
  qualifications: (own) => ({ kind: 'QUALIFICATION', ...own }),
  subjections: (own) => ({ kind: 'SUBJECTION', ...own }),
  issuances: (own) => ({ kind: 'ISSUANCE', ...own }),
  hostings: (own) => ({ kind: 'HOSTING', ...own }),
  ownerships: ({ share, ...own }) => ({ kind: 'OWNERSHIP', ...own, ...shareBounds(share) }),
  offices: (own) => ({ kind: 'OFFICE', ...own }),
  involvements: (own) => ({ kind: 'INVOLVEMENT', ...own }),
  assessments: ({ amounts, ...own }) => ({
    kind: 'ASSESSMENT',
    ...own,
    ...withoutUndefined({
      amounts: amounts?.map(({ qualifier = 'EXACT', ...amount }) => ({ ...amount, qualifier })),
    }),
  }),
  citations: (own) => ({ kind: 'CITATION', ...own }),
  authorships: (own) => ({ kind: 'AUTHORSHIP', ...own }),
};

/** The records of one claim of a dossier: itself and, for a bid with a status, the event that gave it. */
export function toClaimRecords<Section extends ClaimSection>(
  section: Section,
  entry: ClaimsOf[Section],
  place: Place,
): ClaimRecord[] {
  const { path, scope } = place;
  reportBackwardPeriod(entry, path, scope);
  if (section === 'tenderEvents')
    reportMisplacedEvent(entry as ClaimsOf['tenderEvents'], path, place.bids, scope);
  const { at: _, standing: _standing, attributedTo: _attributedTo, evidence: _evidence, ...rest } = entry;
  const { modality, validFrom, validUntil, note, ...own } = rest;
  const fields = OWN_FIELDS[section](
    withoutUndefined(withRefs(own, path, scope)) as unknown as Own<Section>,
    place,
  );
  const claim = {
    ...fields,
    ...withoutUndefined({ modality, validFrom, validUntil, note }),
    evidence: toEvidenceRecords(entry, path, scope),
  } as ClaimRecord;
  return claim.kind === 'BID'
    ? [claim, ...toStatusEvents(entry as ClaimsOf['bids'], claim, path, scope)]
    : [claim];
}

function shareBounds(share: Own<'ownerships'>['share']) {
  if (share === undefined) return {};
  return typeof share === 'number'
    ? { shareMin: share, shareMax: share }
    : withoutUndefined({ shareMin: share.min, shareMax: share.max });
}

function reportBackwardPeriod({ validFrom, validUntil }: ClaimEntry, path: Path, scope: Scope): void {
  if (!isPartialDate(validFrom) || !isPartialDate(validUntil) || !endsBefore(validUntil, validFrom)) return;
  scope.report(
    [...path, 'validUntil'],
    () => `${validUntil} is before validFrom, ${validFrom}; expected a later date`,
  );
}
