import type { Money } from '../../../domain/money.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { publishedText } from '../../published-value.ts';
import { codeOf, textsIn } from './code.ts';
import { dateOfClaim } from './date.ts';
import { lotsOf } from './lot.ts';
import { objectsAt } from './member.ts';
import type { Party } from './organisation.ts';
import type { Parties } from './party.ts';
import type { Place } from './place.ts';
import type { Release } from './release-record.ts';
import { moneyOf } from './value.ts';

const STATUSES = ['active', 'pending', 'cancelled', 'unsuccessful'] as const;
/** `UNKNOWN` is a status that the codelist does not have: it proves nothing. */
export type AwardStatus = (typeof STATUSES)[number] | 'UNKNOWN';

export interface Award {
  readonly id: string | undefined;
  /** What its amount is of: its id, else its place among the awards. */
  readonly part: string;
  readonly pointer: string;
  readonly status: AwardStatus;
  readonly suppliers: readonly Party[];
  readonly lots: readonly string[];
  /** Ids of bids, where the publisher says which one the award is for. */
  readonly bidIds: readonly string[];
  readonly date: PartialDate | undefined;
  readonly value: Money | undefined;
  readonly valueFlags: readonly QualityFlagRecord[];
}

/**
 * The awards of a release. One without a status counts as made: that is what publishing it says. One without an id that stands there
 * twice, letter by letter, counts once.
 */
export function readAwards(release: Release, parties: Parties): Award[] {
  const places = objectsAt(release, release.root, 'awards');
  const seen = places.length > 1 ? new Set<string>() : undefined;
  const awards: Award[] = [];
  for (const [position, place] of places.entries()) {
    const text = seen && JSON.stringify(place.value);
    if (text !== undefined && seen?.has(text)) {
      release.flag('DUPLICATE', 'awards', publishedText(place.value.id));
      continue;
    }
    if (text !== undefined) seen?.add(text);
    awards.push(readAward(release, parties, place, position));
  }
  return awards;
}

function readAward(release: Release, parties: Parties, place: Place, position: number): Award {
  const { value, pointer } = place;
  release.readingAt(pointer);
  const flags: QualityFlagRecord[] = [];
  const date = dateOfClaim(value.date, 'awards/date', flags);
  for (const { flag, field, published } of flags) release.flag(flag, field, published);
  const valueFlags: QualityFlagRecord[] = [];
  const id = publishedText(value.id);
  return {
    id,
    part: id ?? `#${position + 1}`,
    pointer,
    status: statusOf(release, value.status),
    suppliers: suppliersOf(release, parties, place, 'awards/suppliers'),
    lots: lotsOf(value),
    bidIds: textsIn(value.relatedBids ?? value.relatedBid),
    date,
    value: amountIn(release, value.value, valueFlags, 'awards/value'),
    valueFlags,
  };
}

/** The amount with its flags on the claim that holds it, or with them on the tender when there is no amount to hold. */
export function amountIn(
  release: Release,
  value: unknown,
  flags: QualityFlagRecord[],
  path: string,
): Money | undefined {
  const money = moneyOf(value, 'value', flags);
  if (money !== undefined) return money;
  for (const { flag, published } of flags) release.flag(flag, path, published);
  return undefined;
}

/** One without a status counts as made; undefined where the codelist does not have the code. */
export function awardStatusOf(value: unknown): Exclude<AwardStatus, 'UNKNOWN'> | undefined {
  if (value === undefined || value === null || value === '') return 'active';
  const code = codeOf(value);
  return STATUSES.find((known) => known === code);
}

/** Whether it is made, or may yet be. */
export function isHope({ status }: Award): boolean {
  return status === 'active' || status === 'pending';
}

function statusOf(release: Release, value: unknown): AwardStatus {
  const status = awardStatusOf(value);
  if (status === undefined) release.flag('INVALID_CODE', 'awards/status', value);
  return status ?? 'UNKNOWN';
}

/** Each supplier once: publishers repeat them. `supplier` is how some write the member that the standard calls `suppliers`. */
export function suppliersOf(release: Release, parties: Parties, place: Place, path: string): Party[] {
  const member = place.value.suppliers === undefined ? 'supplier' : 'suppliers';
  const suppliers: Party[] = [];
  for (const reference of objectsAt(release, place, member)) {
    const party = parties.find(reference, path);
    if (party === undefined) continue;
    if (suppliers.includes(party)) release.flag('DUPLICATE', path, party.name);
    else suppliers.push(party);
  }
  return suppliers;
}
