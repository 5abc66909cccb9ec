import type { Session } from '../../../db/read/row/session.ts';
import { Figures } from '../../../graph/statistics/figures.ts';
import type { GroupKey } from '../../../graph/statistics/grouping.ts';
import { topOf } from '../../../graph/top-of.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { MAX_PAGE_SIZE, readPageSize } from '../../argument/page-argument.ts';
import type { ArgumentsOf } from '../../type/builder.ts';
import { type ShownPart, shownParts } from '../per.ts';
import { checkComparedCurrency } from '../top-bidder.ts';
import type { TenderGroup } from './group-type.ts';

/** By what groups of tenders are ranked. */
export type GroupRanking = 'TENDERS' | 'VALUE';

export interface RankedGroupArguments {
  readonly first?: number | null | undefined;
  readonly by?: GroupRanking | null | undefined;
  readonly currency?: string | null | undefined;
}

/** Groups of tenders of organisations, ranked, with what is not among them. */
export interface RankedGroups {
  readonly nodes: readonly TenderGroup<number>[];
  /** How many groups there are. */
  readonly count: number;
  /** All groups that are not among the first, added up. */
  readonly rest: Figures;
  /** Tenders of which no document names the organisation. */
  readonly unknown: Figures;
}

/** A group, and what reads the organisations of all that are shown. */
export interface ShownGroup extends TenderGroup<number>, ShownPart {}

/** The arguments of a list of groups that are ranked; `who` is what the organisations are to the tenders, in the plural. */
export function rankedGroupArguments<R extends 'BuyerRanking' | 'WinnerRanking'>(
  t: ArgumentsOf,
  ranking: R,
  who: string,
) {
  return {
    first: t.arg.int({ description: `How many ${who} at most, 1 to ${MAX_PAGE_SIZE}; 20 when absent.` }),
    by: t.arg({ type: ranking, description: 'By what they are ranked; `TENDERS` when absent.' }),
    currency: t.arg.string({
      description: 'ISO 4217 code of the sums that are compared; needed to rank by `VALUE`.',
    }),
  };
}

/** Refuses ranking arguments that can't be meant. */
export const checkRankedGroups: CheckArguments = (args) => {
  const { first, by, currency } = args as RankedGroupArguments;
  readPageSize(first, 'first');
  checkComparedCurrency(by === 'VALUE', currency);
};

/** The first groups, as checked arguments rank them; of equal ones the organisation that was recorded first. */
export function rankGroups(
  groups: ReadonlyMap<GroupKey, Figures>,
  { first, by, currency }: RankedGroupArguments,
): RankedGroups {
  const named: TenderGroup<number>[] = [];
  for (const [key, figures] of groups) if (key !== null) named.push({ key: key as number, figures });
  const measure = ({ figures }: TenderGroup): number | bigint =>
    by === 'VALUE' ? (figures.amounts.get(currency ?? '')?.sum.total ?? 0n) : figures.tenders;
  const compare = (a: TenderGroup<number>, b: TenderGroup<number>): number => {
    const [one, other] = [measure(a), measure(b)];
    if (one === other) return a.key - b.key;
    return one < other ? 1 : -1;
  };
  const nodes = topOf(named, readPageSize(first, 'first'), compare);
  const shown = new Set(nodes);
  const rest = new Figures();
  for (const group of named) if (!shown.has(group)) rest.include(group.figures);
  return { nodes, count: named.length, rest, unknown: groups.get(null) ?? new Figures() };
}

/** The organisations and establishments of all groups are read together. */
export function shownGroups(session: Session, groups: readonly TenderGroup<number>[]): ShownGroup[] {
  const parts = shownParts(
    session,
    groups.map(({ key }) => key),
  );
  return groups.map((each, position) => ({ ...each, ...(parts[position] as ShownPart) }));
}
