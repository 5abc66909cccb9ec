import type { Money } from '../../../domain/money.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { type Award, amountIn } from './award.ts';
import { dateOfClaim } from './date.ts';
import { lotsOf } from './lot.ts';
import { codeOf, objectsAt } from './member.ts';
import type { Place } from './place.ts';
import type { Release } from './release-record.ts';

export interface Contract {
  readonly pointer: string;
  readonly place: Place;
  readonly isPending: boolean;
  readonly isCancelled: boolean;
  readonly isAmended: boolean;
  readonly lots: readonly string[];
  /** Of the signature, or of the latest amendment. */
  readonly date: PartialDate | undefined;
  readonly value: Money | undefined;
  readonly valueFlags: readonly QualityFlagRecord[];
}

/** The contracts of a release. A contract that names no lots is about those of its award. */
export function readContracts(release: Release, awards: readonly Award[]): Contract[] {
  const places = objectsAt(release, release.root, 'contracts');
  if (places.length === 0) return [];
  const byId = new Map(awards.map((award) => [award.id, award]));
  return places.map((place) => readContract(release, place, byId));
}

function readContract(
  release: Release,
  place: Place,
  awards: ReadonlyMap<string | undefined, Award>,
): Contract {
  const { value, pointer } = place;
  const status = codeOf(value.status);
  const awardId = publishedText(value.awardID);
  const award = awardId === undefined ? undefined : awards.get(awardId);
  if (awardId !== undefined && award === undefined && awards.size > 0) {
    release.flag('DANGLING_REFERENCE', 'contracts/awardID', awardId);
  }
  const own = lotsOf(value);
  const amendments = amendmentsOf(release, value);
  const flags: QualityFlagRecord[] = [];
  const signed = dateOfClaim(value.dateSigned, 'contracts/dateSigned', flags);
  for (const { flag, field, published } of flags) release.flag(flag, field, published);
  const valueFlags: QualityFlagRecord[] = [];
  return {
    pointer,
    place,
    isPending: status === 'pending',
    isCancelled: status === 'cancelled',
    isAmended: amendments.length > 0 || release.tags.has('contractamendment'),
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
