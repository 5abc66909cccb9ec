import { keyOf } from '../../db/read/row/batch.ts';
import { BadUserInput } from '../../domain/error.ts';
import { type MoneySum, requireCurrency } from '../../domain/money.ts';
import type { BidderTotal, Ranking } from '../../graph/bidder/bidder-ranking.ts';
import { findTopBidders, type TopBidders } from '../../graph/bidder/top-bidder.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { MAX_PAGE_SIZE, readPageSize } from '../argument/page-argument.ts';
import type { GraphContext } from '../context.ts';
import { namesBelow } from '../resolve/selected-below.ts';
import type { ArgumentsOf, Builder } from '../type/builder.ts';
import { addEnum } from '../type/enum.ts';
import type { FieldExtensions } from '../type/field.ts';
import { nodeField } from '../type/named-field.ts';
import { addCompanyPart, establishmentField, perArgument, type ShownPart, shownParts } from './per.ts';

declare module '../type/backing.ts' {
  interface Objects {
    TopBidders: TopBidders;
  }
  interface Enums {
    BidderRanking: Ranking['by'];
  }
}

export interface TopBidderArguments {
  readonly first?: number | null | undefined;
  readonly by?: Ranking['by'] | null | undefined;
  readonly currency?: string | null | undefined;
}

/** One bidder, and what reads the organisations of all that were found together. */
interface Ranked extends ShownPart {
  readonly total: BidderTotal;
}

/** Reading the tenders of a buyer takes about as much as this many objects. */
const COST = 200;

/** The fields of a bidder that need amounts. */
const AMOUNT_FIELDS: ReadonlySet<string> = new Set(['awarded', 'unknownAmountCount', 'flaggedAmountCount']);

/** Adds `Organisation.topBidders`. */
export function addTopBidders(builder: Builder): void {
  addTypes(builder);
  builder.objectField('Organisation', 'topBidders', (t) =>
    t.field({
      type: 'TopBidders',
      nullable: false,
      description:
        'Who bids most on the tenders of which this organisation is the first buyer, or wins most. A bid of several organisations counts whole for each of them; expected bids do not count, nor do those on publications that stand twice: `duplicateCount`.',
      args: topBidderArguments(t),
      extensions: { checkArguments: checkTopBidders, cost: COST } satisfies FieldExtensions,
      resolve: (row, args, { session }, info) =>
        findTopBidders(session, {
          buyer: keyOf(row),
          ranking: rankingOf(args),
          per: args.per ?? 'UNIT',
          first: readPageSize(args.first, 'first'),
          withAmounts: !AMOUNT_FIELDS.isDisjointFrom(namesBelow(info)),
        }),
    }),
  );
}

/** The arguments of a list of bidders that are ranked. */
export function topBidderArguments(t: ArgumentsOf) {
  return {
    first: t.arg.int({ description: `How many bidders at most, 1 to ${MAX_PAGE_SIZE}; 20 when absent.` }),
    by: t.arg({
      type: 'BidderRanking',
      description: 'By what they are ranked; `BIDS` when absent.',
    }),
    currency: t.arg.string({
      description: 'ISO 4217 code of the sums that are compared; needed to rank by `AWARDED`.',
    }),
    per: perArgument(t),
  };
}

/** Refuses ranking arguments that can't be meant. */
export const checkTopBidders: CheckArguments = (args) => {
  const { first, by, currency } = args as TopBidderArguments;
  readPageSize(first, 'first');
  checkComparedCurrency(by === 'AWARDED', currency);
};

/** @throws BadUserInput when sums are compared and no currency is named, or the one named is none. */
export function checkComparedCurrency(comparesSums: boolean, currency: string | null | undefined): void {
  if (comparesSums && currency == null) {
    throw new BadUserInput(
      'currency: sums are compared in one currency; name it, such as "EUR".',
      'currency',
    );
  }
  if (currency != null) requireCurrency(currency, 'currency');
}

/** The ranking that checked arguments ask for. */
export function rankingOf({ by, currency }: TopBidderArguments): Ranking {
  if (by === 'AWARDED' && currency != null) return { by, currency };
  return { by: by === 'WON' ? 'WON' : 'BIDS' };
}

/** Makes `BidderRanking`, `TopBidder` and `TopBidders`. */
function addTypes(builder: Builder): void {
  addCompanyPart(builder);
  addEnum(builder, 'BidderRanking', 'By what bidders are ranked.', {
    BIDS: 'By number of bids, won or not.',
    WON: 'By number of bids that won.',
    AWARDED: 'By the sum of the bids they won, in one currency.',
  });
  const bidder = builder.objectRef<Ranked>('TopBidder').implement({
    description: 'What an organisation bid and won on some tenders.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'Who bid, alone or in a group.',
        keyOf: ({ organisation }) => organisation,
      }),
      establishment: establishmentField(t),
      bidCount: t.int({
        nullable: false,
        description: 'Bids it was a party to, won or not.',
        resolve: ({ total }) => total.bids,
      }),
      wonCount: t.int({
        nullable: false,
        description: 'Those of them that won.',
        resolve: ({ total }) => total.won,
      }),
      duplicateCount: t.int({
        nullable: false,
        description:
          'Bids on tenders that are published under longer numbers, too (`DUPLICATE_PUBLICATION`): in no other figure here. With them `bidCount` would be that of all publications.',
        resolve: ({ total }) => total.duplicates,
      }),
      awarded: t.field({
        type: ['Money'],
        nullable: false,
        description:
          'Sums of the bids it won, one for each currency, in order of its code. What they can not see is in the two counts beside them.',
        resolve: ({ total }) =>
          Array.from(
            total.awarded,
            ([currency, sum]): MoneySum => ({ amountMinor: sum.total, currency }),
          ).sort((one, other) => (one.currency < other.currency ? -1 : 1)),
      }),
      unknownAmountCount: t.int({
        nullable: false,
        description: 'Bids it won whose amount is not known, not published or withheld: in no sum.',
        resolve: ({ total }) => total.unknownAmounts,
      }),
      flaggedAmountCount: t.int({
        nullable: false,
        description: 'Bids it won whose amount is flagged as suspect: in no sum.',
        resolve: ({ total }) => total.flaggedAmounts,
      }),
    }),
  });
  builder.objectType('TopBidders', {
    description: 'The bidders of a buyer, or on the tenders of a filter, ranked.',
    fields: (t) => ({
      nodes: t.field({
        type: [bidder],
        nullable: false,
        description: 'The first of them, best first.',
        resolve: ({ bidders }, _, { session }) => rankedOf(session, bidders),
      }),
      bidderCount: t.exposeInt('bidderCount', {
        nullable: false,
        description: 'How many organisations bid at all, as far as documents name them.',
      }),
      tenderCount: t.exposeInt('tenderCount', {
        nullable: false,
        description: 'How many of the tenders were read.',
      }),
      complete: t.exposeBoolean('complete', {
        nullable: false,
        description:
          'Whether that was all of them; of a buyer, reading stops after 100,000, of a filter as `TenderStatistics` says.',
      }),
    }),
  });
}

/** The organisations of all bidders found are read together. */
function rankedOf(session: GraphContext['session'], bidders: readonly BidderTotal[]): Ranked[] {
  const parts = shownParts(
    session,
    bidders.map(({ organisation }) => organisation),
  );
  return bidders.map((total, position) => ({ total, ...(parts[position] as ShownPart) }));
}
