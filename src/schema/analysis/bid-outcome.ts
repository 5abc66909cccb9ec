import { keyOf } from '../../db/read/row/batch.ts';
import type { MoneySum } from '../../domain/money.ts';
import { type BidOutcomes, findBidOutcomes, type OutcomeTotal } from '../../graph/bidder/bid-outcome.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { BidOutcome } from '../../model/words/claim.ts';
import type { Builder } from '../type/builder.ts';
import type { FieldExtensions } from '../type/field.ts';

declare module '../type/backing.ts' {
  interface Objects {
    BidOutcomes: BidOutcomes;
    BidOutcomeTotal: OutcomeTotal;
  }
  interface Enums {
    BidOutcome: BidOutcome;
  }
}

/** Reading the bids of an organisation takes about as much as this many objects. */
const COST = 200;

/** Adds `Organisation.bidOutcomes`. */
export function addBidOutcomes(builder: Builder): void {
  addTotal(builder);
  builder.objectType('BidOutcomes', {
    description: 'The bids of an organisation by how they ended.',
    fields: (t) => ({
      nodes: t.field({
        type: ['BidOutcomeTotal'],
        nullable: false,
        description: 'One for each outcome that there are bids of.',
        resolve: ({ totals }) => [...totals],
      }),
      bidCount: t.exposeInt('bidCount', {
        nullable: false,
        description: 'How many bids they are together, without those of `duplicateCount`.',
      }),
      duplicateCount: t.int({
        nullable: false,
        description:
          'Bids on tenders that are published under longer numbers, too (`DUPLICATE_PUBLICATION`): in no total.',
        resolve: ({ duplicates }) => duplicates,
      }),
      complete: t.exposeBoolean('complete', {
        nullable: false,
        description: 'Whether these are all of its bids: reading stops after 100,000, those recorded first.',
      }),
    }),
  });
  builder.objectField('Organisation', 'bidOutcomes', (t) =>
    t.field({
      type: 'BidOutcomes',
      nullable: false,
      description:
        'Its bids by how they ended, counted and added up, as known and valid on the days asked. A bid of several organisations counts whole for each of them; subcontractors have a share in bids too. What it bid on without being named is not among them.',
      extensions: { cost: COST } satisfies FieldExtensions,
      resolve: (row, _, { session }) => runInSlices(findBidOutcomes(session, keyOf(row))),
    }),
  );
}

function addTotal(builder: Builder): void {
  builder.objectType('BidOutcomeTotal', {
    description: 'The bids of an organisation that ended in one way, with what the sums can not see.',
    fields: (t) => ({
      outcome: t.field({
        type: 'BidOutcome',
        nullable: false,
        description: 'How they ended.',
        resolve: ({ outcome }) => outcome,
      }),
      count: t.int({ nullable: false, description: 'How many there are.', resolve: ({ bids }) => bids }),
      statedCount: t.int({
        nullable: false,
        description: 'Those of which a document says so: `Bid.outcomeIsStated`.',
        resolve: ({ stated }) => stated,
      }),
      uncertainCount: t.int({
        nullable: false,
        description:
          'Those that are expected, unconfirmed or disputed: no source states as fact that they were made.',
        resolve: ({ uncertain }) => uncertain,
      }),
      sums: t.field({
        type: ['Money'],
        nullable: false,
        description:
          'Sums of `Bid.value`, one for each currency, in order of its code. Every bid is in one of them, in `unknownValueCount` or in `flaggedValueCount`.',
        resolve: ({ sums }) =>
          Array.from(sums, ([currency, sum]): MoneySum => ({ amountMinor: sum.total, currency })).sort(
            (a, b) => (a.currency < b.currency ? -1 : 1),
          ),
      }),
      knownValueCount: t.int({
        nullable: false,
        description: 'Bids whose value is in a sum.',
        resolve: ({ summed }) => summed,
      }),
      ceilingValueCount: t.int({
        nullable: false,
        description:
          'Those of `knownValueCount` whose value is the most that may be spent, so that the sum is, too. DECP `montant` is "forfaitaire ou estimé maximum": nobody says which.',
        resolve: ({ ceilings }) => ceilings,
      }),
      unknownValueCount: t.int({
        nullable: false,
        description: 'Bids whose value is not known, not published or withheld: in no sum.',
        resolve: ({ unknownAmounts }) => unknownAmounts,
      }),
      flaggedValueCount: t.int({
        nullable: false,
        description: 'Bids whose value is flagged as zero, negative or implausible: in no sum.',
        resolve: ({ flaggedAmounts }) => flaggedAmounts,
      }),
    }),
  });
}
