import type { GraphQLResolveInfo } from 'graphql';
import { keyOf, type Row } from '../../db/read/batch.ts';
import { BadUserInput } from '../../domain/error.ts';
import { isCurrency, type Money } from '../../domain/money.ts';
import { type BidderTotal, findTopBidders, type TopBidders } from '../../graph/bidder/top-bidder.ts';
import type { CheckArguments } from '../check-argument.ts';
import type { GraphContext } from '../context.ts';
import type { FieldExtensions } from '../output/field.ts';
import { MAX_PAGE_SIZE, readPageSize } from '../page-argument.ts';
import { ReadTogether } from '../read-together.ts';
import type { TypeRegistry } from '../registry.ts';

interface Arguments {
  readonly first?: number | null;
  readonly by?: 'BIDS' | 'AWARDED' | null;
  readonly currency?: string | null;
}

/** One bidder, and what reads the organisations of all that were found together. */
interface Ranked {
  readonly total: BidderTotal;
  readonly together: ReadTogether;
}

/** Reading the tenders of a buyer takes about as much as this many objects. */
const COST = 200;

/** Adds `Organisation.topBidders`. */
export function addTopBidders(registry: TypeRegistry): void {
  const { builder } = registry;
  const ranking = builder.enumType('BidderRanking', {
    description: 'By what bidders are ranked.',
    values: {
      BIDS: { description: 'By number of bids, won or not.' },
      AWARDED: { description: 'By the sum of the bids they won, in one currency.' },
    },
  });
  const result = addTypes(registry);
  builder.objectField(registry.output('Organisation') as never, 'topBidders', (t) =>
    t.field({
      type: result,
      nullable: false,
      description:
        'Who bids most on the tenders of which this organisation is the first buyer, or wins most. A bid of several organisations counts whole for each of them; expected bids do not count.',
      args: {
        first: t.arg.int({ description: `How many bidders at most, 1 to ${MAX_PAGE_SIZE}; 20 when absent.` }),
        by: t.arg({ type: ranking, description: 'By what they are ranked; `BIDS` when absent.' }),
        currency: t.arg.string({
          description: 'ISO 4217 code of the sums that are compared; needed to rank by `AWARDED`.',
        }),
      },
      extensions: {
        checkArguments: checkArguments as CheckArguments,
        cost: COST,
      } satisfies FieldExtensions & { cost: number },
      resolve: (row: Row, args: Arguments, { session }: GraphContext) =>
        findTopBidders(session, keyOf(row), rankingOf(args), readPageSize(args.first, 'first')),
    } as never),
  );
}

function checkArguments({ first, by, currency }: Arguments): void {
  readPageSize(first, 'first');
  if (by === 'AWARDED' && currency == null) {
    throw new BadUserInput(
      'currency: sums are compared in one currency; name it, such as "EUR".',
      'currency',
    );
  }
  if (currency != null && !isCurrency(currency)) {
    throw new BadUserInput(
      `currency: ${JSON.stringify(currency.slice(0, 20))} is no ISO 4217 code.`,
      'currency',
    );
  }
}

function rankingOf({ by, currency }: Arguments) {
  return by === 'AWARDED' && currency != null ? { by, currency } : { by: 'BIDS' as const };
}

function addTypes(registry: TypeRegistry) {
  const { builder } = registry;
  const bidder = builder.objectRef<Ranked>('TopBidder').implement({
    description: 'What an organisation bid and won on the tenders of one buyer.',
    fields: (t) => ({
      organisation: t.field({
        type: registry.output('Organisation') as never,
        nullable: false,
        description: 'Who bid.',
        resolve: ({ total, together }: Ranked, _: unknown, _context: unknown, info: GraphQLResolveInfo) =>
          together.node(total.organisation, info) as never,
      } as never),
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
      awarded: t.field({
        type: [registry.output('Money') as never],
        nullable: false,
        description:
          'Sums of the bids it won, one for each currency. What they can not see is in the two counts beside them.',
        resolve: ({ total }) =>
          Array.from(total.awarded, ([currency, amountMinor]): Money => ({ amountMinor, currency })) as never,
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
  return builder.objectRef<TopBidders>('TopBidders').implement({
    description: 'The bidders of a buyer, ranked.',
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
        description: 'How many tenders of the buyer were read.',
      }),
      complete: t.exposeBoolean('complete', {
        nullable: false,
        description: 'Whether that was all of them; reading stops after 100,000.',
      }),
    }),
  });
}

/** The organisations of all bidders found are read together. */
function rankedOf(session: GraphContext['session'], bidders: readonly BidderTotal[]): Ranked[] {
  const nodes = new Map(bidders.map(({ organisation }) => [organisation, 'ORGANISATION' as const]));
  const together = new ReadTogether(session, { nodes });
  return bidders.map((total) => ({ total, together }));
}
