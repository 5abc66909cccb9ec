import type { Money } from '../../../domain/money.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { BidStatus } from '../../../model/words/claim.ts';
import type { Award, AwardStatus } from './award.ts';
import type { Contract } from './contract.ts';
import type { Party } from './organisation.ts';

/** An award, or a contract in the place of one: it tells of bids, and mostly what became of them. */
export interface Telling {
  readonly pointer: string;
  readonly suppliers: readonly Party[];
  readonly lots: readonly string[];
  readonly bidIds: readonly string[];
  /** What became of the bids; undefined where that is not known, or no longer so. */
  readonly event: BidStatus | undefined;
  readonly date: PartialDate | undefined;
  readonly value: Money | undefined;
  readonly valueFlags: readonly QualityFlagRecord[];
}

/** A cancelled award leaves bids as they were. */
const EVENTS: Readonly<Record<AwardStatus, BidStatus | undefined>> = {
  active: 'WON',
  pending: 'PRESELECTED',
  cancelled: undefined,
  unsuccessful: 'REJECTED',
  UNKNOWN: undefined,
};

/** Awards that name suppliers, by id; then contracts that name them where no award does. */
export function tellingsOf(awards: readonly Award[], contracts: readonly Contract[]): Telling[] {
  const told = sortedById(awards.filter(({ suppliers }) => suppliers.length > 0));
  const holding = contracts.filter(
    ({ suppliers, award }) => suppliers.length > 0 && (award?.suppliers.length ?? 0) === 0,
  );
  const contracted = new Set(contracts.filter(provesAward).map(({ award }) => award));
  return [...told.map((award) => ofAward(award, contracted.has(award))), ...holding.map(ofContract)];
}

/** @param isContracted whether a contract of it is in force: then it was made, whatever its own status still is */
function ofAward({ status, ...award }: Award, isContracted: boolean): Telling {
  const { value, valueFlags } = award;
  const isKnown = status !== 'UNKNOWN';
  const isByContract = isContracted && status !== 'active';
  return {
    ...award,
    event: isByContract ? 'WON' : EVENTS[status],
    // When, the contract's signature does not say.
    date: isByContract ? undefined : award.date,
    value: isKnown ? value : undefined,
    valueFlags: isKnown ? valueFlags : [],
  };
}

/** Who holds a contract has won; when, its signature does not say. */
function ofContract(contract: Contract): Telling {
  const { pointer, suppliers, lots, value, valueFlags, status } = contract;
  const isKnown = status !== 'UNKNOWN';
  return {
    pointer,
    suppliers,
    lots,
    bidIds: [],
    event: provesAward(contract) ? 'WON' : isPreselected(contract) ? 'PRESELECTED' : undefined,
    date: undefined,
    value: isKnown ? value : undefined,
    valueFlags: isKnown ? valueFlags : [],
  };
}

/** Whether there is a contract, so that something was awarded: not where the award itself was taken back or failed. */
export function provesAward({ status, award }: Contract): boolean {
  return (status === 'active' || status === 'terminated') && mayHold(award);
}

function isPreselected({ status, award }: Contract): boolean {
  return status === 'pending' && mayHold(award);
}

/** Whether a contract of the award can be in force: the award was not taken back, and did not fail. */
export function mayHold(award: Award | undefined): boolean {
  return award?.status !== 'cancelled' && award?.status !== 'unsuccessful';
}

/** By id, so that nothing depends on the order in the release. */
function sortedById(awards: readonly Award[]): readonly Award[] {
  return awards.toSorted((a, b) => {
    const [first, second] = [a.id ?? '', b.id ?? ''];
    return first === second ? 0 : first < second ? -1 : 1;
  });
}
