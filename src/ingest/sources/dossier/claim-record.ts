import { endsBefore, isPartialDate } from '../../../domain/partial-date.ts';
import { type WithoutUndefined, withoutUndefined } from '../../../domain/without-undefined.ts';
import { CLAIMS, type ClaimKind } from '../../../model/model.ts';
import type { ClaimRecord, ClaimRecordOf } from '../../../model/record.ts';
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
type OwnRecord<K extends ClaimKind> = Omit<ClaimRecordOf<K>, 'kind' | 'evidence'>;

/** From an entry's own fields, whose slugs are refs by now, those of its record: where they are not the same. */
const OWN_FIELDS = {
  bids: (
    { parties, ref: _, status, statusDate: _date, ...own }: Own<'bids'>,
    { path, index, scope }: Place,
  ): OwnRecord<'BID'> => ({
    ref: bidRef(scope.file, index),
    ...own,
    parties: toParties(parties, [...path, 'parties'], scope),
    ...(status === 'EXPECTED' && { modality: status }),
  }),
  tenderEvents: ({ bid, ...own }: Own<'tenderEvents'>, { bids }: Place): OwnRecord<'TENDER_EVENT'> => ({
    ...own,
    ...withoutUndefined({ bid: bid && bids.get(bid)?.ref }),
  }),
  ownerships: ({ share, ...own }: Own<'ownerships'>): OwnRecord<'OWNERSHIP'> => ({
    ...own,
    ...shareBounds(share),
  }),
  assessments: ({ amounts, ...own }: Own<'assessments'>): OwnRecord<'ASSESSMENT'> => ({
    ...own,
    ...withoutUndefined({
      amounts: amounts?.map(({ qualifier = 'EXACT', ...amount }) => ({ ...amount, qualifier })),
    }),
  }),
};
type ToRecord = (own: object, place: Place) => object;

function ownFields(section: string, own: object, place: Place): object {
  const toRecord = (OWN_FIELDS as Readonly<Record<string, unknown>>)[section] as ToRecord | undefined;
  return toRecord ? toRecord(own, place) : own;
}

const MODELS: ReadonlyMap<string, (typeof CLAIMS)[number]> = new Map(
  CLAIMS.map((model) => [model.section.name, model]),
);

/** The records of one claim of a dossier: itself and, for a bid with a status, the event that gave it. */
export function toClaimRecords(section: ClaimSection, entry: ClaimEntry, place: Place): ClaimRecord[] {
  const { path, scope } = place;
  const model = MODELS.get(section) as (typeof CLAIMS)[number];
  reportBackwardPeriod(entry, path, scope);
  if (section === 'tenderEvents')
    reportMisplacedEvent(entry as ClaimsOf['tenderEvents'], path, place.bids, scope);
  const { at: _, standing: _standing, attributedTo: _attributedTo, evidence: _evidence, ...rest } = entry;
  const { modality, validFrom, validUntil, note, ...own } = rest;
  const record: object = {
    kind: model.kind,
    ...ownFields(section, withoutUndefined(withRefs(model, own, path, scope)), place),
    ...withoutUndefined({ modality, validFrom, validUntil, note }),
    evidence: toEvidenceRecords(entry, path, scope),
  };
  const claim = record as ClaimRecord;
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
