import {
  type ActivityYear,
  type BuyerCount,
  readActivity,
  readBidBuyers,
} from '../../db/read/bid/activity-reader.ts';
import { keyOf } from '../../db/read/row/batch.ts';
import { type ReadTogether, readingOrganisations } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import type { FieldExtensions } from '../type/field.ts';
import { checkFirst, firstArgument } from '../type/first-argument.ts';
import { nodeField } from '../type/named-field.ts';

declare module '../type/backing.ts' {
  interface Objects {
    ActivityYear: ActivityYear;
    BuyerCount: ShownBuyer;
  }
}

interface ShownBuyer {
  readonly count: BuyerCount;
  readonly together: ReadTogether;
}

/** Going through the bids of an organisation takes about as much as this many objects. */
const COST = 20;
const SHOWN_BUYERS = 10;

/** Adds `Organisation.activityByYear` and `bidBuyers`. */
export function addActivity(builder: Builder): void {
  addTypes(builder);
  builder.objectField('Organisation', 'activityByYear', (t) =>
    t.field({
      type: ['ActivityYear'],
      nullable: false,
      description:
        'What it did by year, the earliest first, what is not dated last: counts of its bids by their `date`, and of the tenders that it buys by theirs, as known now. Of an organisation with more than 100,000 of either, of so many.',
      extensions: { cost: COST } satisfies FieldExtensions,
      resolve: (row, _, { session }) => readActivity(session, keyOf(row)),
    }),
  );
  builder.objectField('Organisation', 'bidBuyers', (t) =>
    t.field({
      type: ['BuyerCount'],
      nullable: false,
      description:
        'On whose tenders it bid, alone or with others, expected bids among them: those with most tenders first. Of a tender with several buyers the one known first counts.',
      args: firstArgument(t, SHOWN_BUYERS),
      extensions: { checkArguments: checkFirst, cost: COST } satisfies FieldExtensions,
      resolve: (row, { first }, { session }) => {
        const counts = readBidBuyers(session, keyOf(row), first);
        const together = readingOrganisations(
          session,
          counts.map(({ buyer }) => buyer),
        );
        return counts.map((count) => ({ count, together }));
      },
    }),
  );
}

function addTypes(builder: Builder): void {
  builder.objectType('ActivityYear', {
    description: 'What an organisation did in a year.',
    fields: (t) => ({
      year: t.int({
        nullable: true,
        description: 'The year. Null for what no document dates.',
        resolve: ({ year }) => year,
      }),
      bidCount: t.int({
        nullable: false,
        description: 'Bids to which it is a party. A bid on several lots is one on each.',
        resolve: ({ bids }) => bids,
      }),
      boughtCount: t.int({
        nullable: false,
        description: 'Tenders of which it is a buyer.',
        resolve: ({ bought }) => bought,
      }),
    }),
  });
  builder.objectType('BuyerCount', {
    description: 'A buyer, and on how many of its tenders somebody bid.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'Whose tenders they are: the buyer known first.',
        keyOf: ({ count: { buyer } }) => buyer,
      }),
      tenderCount: t.int({
        nullable: false,
        description: 'On how many of its tenders there is a bid.',
        resolve: ({ count: { tenders } }) => tenders,
      }),
    }),
  });
}
