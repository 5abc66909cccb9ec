import { nameKey } from '../../../domain/name-key.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { BidRecord } from '../../../model/record.ts';
import type { Grouping } from '../../../model/words/claim.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Party } from './party.ts';

/** One winning bid: the parties who hold a contract together. */
export interface Award {
  /** What tells it from other awards of the contract's number: a hash of its parties, in whatever order they stand. */
  readonly identity: string;
  readonly parties: readonly Party[];
  readonly grouping?: Grouping;
  readonly locator: string;
  readonly flags: readonly QualityFlagRecord[];
}

const GROUPINGS: ReadonlyMap<string, Grouping> = new Map([
  ['conjoint', 'JOINT'],
  ['solidaire', 'SEVERAL'],
]);

const NO_GROUPING = 'pas de groupement';

/**
 * The winning bids that a list of holders stands for. Several holders are one bid, unless the contract says that they are no
 * group: then each holds it by a bid of its own. No format says which of a group leads it.
 *
 * @param locator where the list stands
 */
export function awardsOf(
  holders: readonly Party[],
  grouping: string | undefined,
  locator: string,
): readonly Award[] {
  const distinct = [...new Map(holders.map((holder) => [holder.identity, holder])).values()];
  if (distinct.length === 0) return [];
  const word = grouping === undefined ? '' : nameKey(grouping);
  if (distinct.length > 1 && word === NO_GROUPING) {
    return distinct.map((holder) => awardTo([holder], holder.locator, flagsOf(holders, [holder])));
  }
  const of = GROUPINGS.get(word);
  const award = awardTo(distinct, locator, flagsOf(holders, distinct));
  return [of === undefined || distinct.length === 1 ? award : { ...award, grouping: of }];
}

function awardTo(parties: readonly Party[], locator: string, flags: readonly QualityFlagRecord[]): Award {
  return { identity: fingerprintOf(parties.map(({ identity }) => identity).sort()), parties, locator, flags };
}

/** Publishers repeat a holder within one contract. */
function flagsOf(holders: readonly Party[], distinct: readonly Party[]): QualityFlagRecord[] {
  const repeated = distinct.find(
    (one) => holders.filter(({ identity }) => identity === one.identity).length > 1,
  );
  return repeated === undefined
    ? []
    : [{ flag: 'DUPLICATE', field: 'parties', published: repeated.record.name }];
}

/** The parties of an award as a bid has them, with the subcontractors that were accepted so far. */
export function partiesOf(award: Award, subcontractors: readonly Party[] = []): BidRecord['parties'] {
  const role = award.parties.length === 1 ? 'SOLE' : 'MEMBER';
  return [
    ...award.parties.map(({ identity }) => ({ organisation: identity, role }) as const),
    ...subcontractors.map(({ identity }) => ({ organisation: identity, role: 'SUBCONTRACTOR' }) as const),
  ];
}
