import type { Money } from '../../../domain/money.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { type Award, amountIn, suppliersOf } from './award.ts';
import { codeOf } from './code.ts';
import { dateOfClaim } from './date.ts';
import { lotsOf } from './lot.ts';
import { objectsAt } from './member.ts';
import type { Party } from './organisation.ts';
import type { Parties } from './party.ts';
import type { Place } from './place.ts';
import type { Release } from './release-record.ts';

const STATUSES = ['pending', 'active', 'cancelled', 'terminated'] as const;
/** `UNKNOWN` is a status that the codelist does not have: it proves nothing. */
type ContractStatus = (typeof STATUSES)[number] | 'UNKNOWN';

export interface Contract {
  readonly pointer: string;
  readonly place: Place;
  /** One without a status counts as made. */
  readonly status: ContractStatus;
  /** What its amount is of: its award, else itself. */
  readonly part: string;
  /** Its award, where the release has that. */
  readonly award: Award | undefined;
  /** By the extension for suppliers of contracts. */
  readonly suppliers: readonly Party[];
  readonly isAmended: boolean;
  readonly lots: readonly string[];
  /** Of the signature, or of the latest amendment. */
  readonly date: PartialDate | undefined;
  readonly value: Money | undefined;
  readonly valueFlags: readonly QualityFlagRecord[];
}

/** The contracts of a release. A contract that names no lots is about those of its award. */
export function readContracts(release: Release, parties: Parties, awards: readonly Award[]): Contract[] {
  const places = objectsAt(release, release.root, 'contracts');
  if (places.length === 0) return [];
  const byId = new Map(awards.map((award) => [award.id, award]));
  return places.map((place, position) => readContract(release, parties, place, byId, position));
}

function readContract(
  release: Release,
  parties: Parties,
  place: Place,
  awards: ReadonlyMap<string | undefined, Award>,
  position: number,
): Contract {
  const { value, pointer } = place;
  release.readingAt(pointer);
  const awardId = publishedText(value.awardID);
  const award = awardId === undefined ? undefined : awards.get(awardId);
  if (awardId !== undefined && award === undefined && awards.size > 0) {
    release.flag('DANGLING_REFERENCE', 'contracts/awardID', awardId);
  }
  const own = lotsOf(value);
  const suppliers = suppliersOf(release, parties, place, 'contracts/suppliers');
  flagStrangers(release, suppliers, award);
  const amendments = amendmentsOf(release, value);
  const flags: QualityFlagRecord[] = [];
  const signed = dateOfClaim(value.dateSigned, 'contracts/dateSigned', flags);
  for (const { flag, field, published } of flags) release.flag(flag, field, published);
  const valueFlags: QualityFlagRecord[] = [];
  return {
    pointer,
    place,
    status: statusOf(release, value.status),
    part: awardId ?? publishedText(value.id) ?? `contract #${position + 1}`,
    award,
    suppliers,
    isAmended: amendments.length > 0 || isTaggedAmendment(release, value),
    lots: own.length > 0 ? own : (award?.lots ?? []),
    date:
      amendments
        .filter((date) => date !== undefined)
        .sort()
        .at(-1) ?? signed,
    value: amountIn(release, value.value, valueFlags, 'contracts/value'),
    valueFlags,
  };
}

/** Suppliers that the contract's award does not name are mentioned: whether they won, its award and the contract say differently. */
function flagStrangers(release: Release, suppliers: readonly Party[], award: Award | undefined): void {
  if (award === undefined || award.suppliers.length === 0) return;
  const strangers = suppliers.filter((supplier) => !award.suppliers.includes(supplier));
  for (const { name } of strangers) release.flag('CONTRADICTION', 'contracts/suppliers', name);
}

function statusOf(release: Release, value: unknown): ContractStatus {
  if (value === undefined || value === null || value === '') return 'active';
  const code = codeOf(value);
  const status = STATUSES.find((known) => known === code);
  if (status === undefined) release.flag('INVALID_CODE', 'contracts/status', value);
  return status ?? 'UNKNOWN';
}

/** Whether a release that is tagged as an amendment speaks of the contract. */
function isTaggedAmendment({ folded, tags }: Release, contract: JsonObject): boolean {
  const id = publishedText(contract.id);
  return id === undefined ? tags.has('contractamendment') : folded.amended.has(id);
}

/** The dates of the contract's amendments; 1.0 has one object where 1.1 has a list, and publishers leave both empty. */
function amendmentsOf(release: Release, contract: JsonObject): (PartialDate | undefined)[] {
  const listed = Array.isArray(contract.amendments) ? contract.amendments : [];
  const flags: QualityFlagRecord[] = [];
  const dates = [...listed, contract.amendment]
    .filter((amendment) => isJsonObject(amendment) && saysSomething(amendment))
    .map((amendment) => dateOfClaim((amendment as JsonObject).date, 'contracts/amendments/date', flags));
  for (const { flag, field, published } of flags) release.flag(flag, field, published);
  return dates;
}

function saysSomething({ date, rationale, description, changes, amendsReleaseID, id }: JsonObject): boolean {
  return (
    [date, rationale, description, amendsReleaseID, id].some((text) => publishedText(text) !== undefined) ||
    (Array.isArray(changes) && changes.length > 0)
  );
}
