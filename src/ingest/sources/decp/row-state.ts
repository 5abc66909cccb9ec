import type { Amendment, Contract } from './contract.ts';
import { fingerprintOf } from './fingerprint.ts';

/** Rows of a table that agree in all but their holders: a contract as one notification left it. */
export interface RowState {
  /** Where its rows stand. */
  readonly locator: string;
  /** `modification_id`: 0 of the contract as it was awarded, and where a table does not number. */
  readonly number: number;
  readonly contract: Contract;
}

/** A contract and where its rows as first published stand. */
export interface RowContract {
  readonly locator: string;
  readonly contract: Contract;
}

/**
 * The contracts that states of one number make: each state 0 is one, and takes the later states with its holders, or with others
 * when it is the only one, as amendments. A later state that belongs to none is an amended contract that is not told as awarded.
 */
export function contractsOf(states: readonly RowState[]): RowContract[] {
  const courses: { readonly first: RowState; readonly holders: Set<string>; readonly later: RowState[] }[] =
    [];
  for (const state of states.toSorted((a, b) => a.number - b.number)) {
    const holders = holdersOf(state);
    const course =
      state.number === 0
        ? undefined
        : (courses.find((each) => each.holders.has(holders)) ??
          (courses.length === 1 ? courses[0] : undefined));
    if (course === undefined) courses.push({ first: state, holders: new Set([holders]), later: [] });
    else {
      course.holders.add(holders);
      course.later.push(state);
    }
  }
  return courses.map(({ first, later }) => contractOf(first, later));
}

function holdersOf({ contract }: RowState): string {
  const holders = contract.holders.map(({ scheme, id, name }) => `${scheme ?? ''} ${id ?? name ?? ''}`);
  return [...new Set(holders)].sort().join('\n');
}

function contractOf(first: RowState, later: readonly RowState[]): RowContract {
  const { locator, number } = first;
  if (number === 0 && later.length === 0) return { locator, contract: first.contract };
  // Not by spreading: its fingerprint is made only when it is asked for.
  const contract = Object.defineProperties({} as Contract, Object.getOwnPropertyDescriptors(first.contract));
  const amendments = {
    amendments: later.map(amendmentOf),
    ...(number > 0 && { amendedBy: amendmentOf(first) }),
  };
  return { locator, contract: Object.assign(contract, amendments) };
}

function amendmentOf({ locator, number, contract }: RowState): Amendment {
  const { notified, published, amount, holders, locators } = contract;
  return {
    locator: '',
    row: locator,
    locators,
    ...(Number.isFinite(number) && { id: String(number) }),
    notified,
    published,
    amount,
    amountName: 'montant',
    notifiedName: 'dateNotification',
    holders,
    fingerprint: fingerprintOf([
      number,
      notified,
      published,
      amount,
      holders.map(({ id, name }) => id ?? name),
    ]),
  };
}
