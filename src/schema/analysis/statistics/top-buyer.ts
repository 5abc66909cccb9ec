import type { Session } from '../../../db/read/row/session.ts';
import { Figures } from '../../../graph/statistics/figures.ts';
import type { GroupKey } from '../../../graph/statistics/grouping.ts';
import { topOf } from '../../../graph/top-of.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { MAX_PAGE_SIZE, readPageSize } from '../../argument/page-argument.ts';
import { type ReadTogether, readingOrganisations } from '../../resolve/read-together.ts';
import type { ArgumentsOf, Builder } from '../../type/builder.ts';
import { addEnum } from '../../type/enum.ts';
import { nodeField } from '../../type/named-field.ts';
import { checkComparedCurrency } from '../top-bidder.ts';
import { figuresField } from './figures-type.ts';
import type { TenderGroup } from './group-type.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    TopBuyers: TopBuyers;
  }
  interface Enums {
    BuyerRanking: 'TENDERS' | 'VALUE';
  }
}

interface TopBuyerArguments {
  readonly first?: number | null | undefined;
  readonly by?: 'TENDERS' | 'VALUE' | null | undefined;
  readonly currency?: string | null | undefined;
}

interface TopBuyers {
  readonly nodes: readonly TenderGroup<number>[];
  readonly buyerCount: number;
  /** Tenders whose buyer no document names. */
  readonly unknown: Figures;
}

interface ShownBuyer extends TenderGroup<number> {
  readonly together: ReadTogether;
}

/** Makes `TopBuyers`, `TopBuyer` and `BuyerRanking`. */
export function addTopBuyerTypes(builder: Builder): void {
  addEnum(builder, 'BuyerRanking', 'By what buyers are ranked.', {
    TENDERS: 'By number of tenders.',
    VALUE: 'By the sum of the values of their tenders, in one currency.',
  });
  const buyer = builder.objectRef<ShownBuyer>('TopBuyer').implement({
    description: 'The tenders of one buyer.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'Who buys the tenders that are counted.',
        keyOf: ({ key }) => key,
      }),
      figures: figuresField(t, 'How many tenders it has, and what they are worth.'),
    }),
  });
  builder.objectType('TopBuyers', {
    description: 'The buyers of some tenders, ranked.',
    fields: (t) => ({
      nodes: t.field({
        type: [buyer],
        nullable: false,
        description: 'The first of them, best first; of equal ones the one that was recorded first.',
        resolve: ({ nodes }, _, { session }) => shownBuyers(session, nodes),
      }),
      buyerCount: t.exposeInt('buyerCount', { nullable: false, description: 'How many buyers there are.' }),
      unknown: t.field({
        type: 'TenderFigures',
        nullable: false,
        description: 'Figures of the tenders whose buyer no document names.',
        resolve: ({ unknown }) => unknown,
      }),
    }),
  });
}

export function topBuyerArguments(t: ArgumentsOf) {
  return {
    first: t.arg.int({ description: `How many buyers at most, 1 to ${MAX_PAGE_SIZE}; 20 when absent.` }),
    by: t.arg({
      type: 'BuyerRanking',
      description: 'By what they are ranked; `TENDERS` when absent.',
    }),
    currency: t.arg.string({
      description: 'ISO 4217 code of the sums that are compared; needed to rank by `VALUE`.',
    }),
  };
}

/** Refuses ranking arguments that can't be meant. */
export const checkTopBuyers: CheckArguments = (args) => {
  const { first, by, currency } = args as TopBuyerArguments;
  readPageSize(first, 'first');
  checkComparedCurrency(by === 'VALUE', currency);
};

/** The first buyers, as checked arguments rank them. */
export function rankBuyers(
  groups: ReadonlyMap<GroupKey, Figures>,
  { first, by, currency }: TopBuyerArguments,
): TopBuyers {
  const buyers: TenderGroup<number>[] = [];
  for (const [key, figures] of groups) if (key !== null) buyers.push({ key: key as number, figures });
  const measure = ({ figures }: TenderGroup): number | bigint =>
    by === 'VALUE' ? (figures.amounts.get(currency ?? '')?.sum.total ?? 0n) : figures.tenders;
  const compare = (a: TenderGroup<number>, b: TenderGroup<number>): number => {
    const [one, other] = [measure(a), measure(b)];
    if (one === other) return a.key - b.key;
    return one < other ? 1 : -1;
  };
  return {
    nodes: topOf(buyers, readPageSize(first, 'first'), compare),
    buyerCount: buyers.length,
    unknown: groups.get(null) ?? new Figures(),
  };
}

/** The organisations of all buyers are read together. */
function shownBuyers(session: Session, buyers: readonly TenderGroup<number>[]): ShownBuyer[] {
  const together = readingOrganisations(
    session,
    buyers.map(({ key }) => key),
  );
  return buyers.map((each) => ({ ...each, together }));
}
