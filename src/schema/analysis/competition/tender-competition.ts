import type { GraphQLResolveInfo } from 'graphql';
import { batchOf, keyOf, type Row } from '../../../db/read/row/batch.ts';
import type { Competition } from '../../../graph/competition/competition.ts';
import { findCompetitions, findLotCompetitions } from '../../../graph/competition/find-competition.ts';
import { runInSlices } from '../../../graph/scheduler.ts';
import type { GraphContext } from '../../context.ts';
import type { Builder } from '../../type/builder.ts';
import { completeness } from '../../type/computed-connection.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { claimCountField } from './count-type.ts';
import { BidLists, bidListField } from './shown-bids.ts';

/** A competition, and how to read the bids that it and those beside it name. */
interface ShownCompetition extends Competition {
  readonly lists: BidLists;
}

interface CompetitionField {
  readonly type: 'Tender' | 'Lot';
  readonly doc: string;
  readonly find: typeof findCompetitions;
}

/** Reading the bids on a tender takes about as much as this many objects. */
const COST = 10;

const FIELDS: readonly CompetitionField[] = [
  {
    type: 'Tender',
    doc: 'Who competes for it, as far as documents tell: the bids on it and on its lots. Computed from the bids of the day asked, never stored.',
    find: findCompetitions,
  },
  {
    type: 'Lot',
    doc: 'Who competes for it, as far as documents tell. Bids that name no lot of a tender in several are possible on each. Computed from the bids of the day asked, never stored.',
    find: findLotCompetitions,
  },
];

/** Adds `Tender.competition` and `Lot.competition`. */
export function addTenderCompetition(builder: Builder): void {
  const competition = addCompetitionType(builder);
  for (const { type, doc, find } of FIELDS) {
    builder.objectField(type, 'competition', (t) =>
      t.field({
        type: competition,
        nullable: false,
        description: doc,
        extensions: { cost: COST } satisfies FieldExtensions,
        resolve: async (row, _, context, info) =>
          (await competitionsBeside(row, find, context, info)).get(keyOf(row)) as ShownCompetition,
      }),
    );
  }
}

/** The competitions of all rows that were read together, found together. */
function competitionsBeside(
  row: Row,
  find: CompetitionField['find'],
  { session }: GraphContext,
  info: GraphQLResolveInfo,
): Promise<Map<number, ShownCompetition>> {
  const batch = batchOf(row);
  return batch.shared(info.fieldNodes, async () => {
    const found = await runInSlices(find(session, batch.keys(batch.collection.key.name)));
    const lists = new BidLists(Array.from(found.values(), ({ winners }) => winners));
    return new Map(Array.from(found, ([key, competition]) => [key, { ...competition, lists }]));
  });
}

function addCompetitionType(builder: Builder) {
  const received = builder.objectRef<Competition>('ReceivedBidCount').implement({
    description: 'How many bids there are: those that documents name, and those they only count.',
    fields: (t) => ({
      certain: t.int({
        nullable: false,
        description:
          'Named, actual, and stated as fact: `OFFICIAL` or `REPORTED`, and not disputed. A bid of several organisations is one; a bid on several lots is one on each.',
        resolve: ({ bids }) => bids.certain,
      }),
      possible: t.int({
        nullable: false,
        description: 'Named, but expected, unconfirmed or disputed. Not in `certain`.',
        resolve: ({ bids }) => bids.possible,
      }),
      unknown: t.int({
        nullable: true,
        description:
          'Received, as published, and not among the certain ones; possible ones may be among these. On a tender in several lots, bids of the same organisations count once against a number that is published for the whole. Null, not 0, when no document says how many were received.',
        resolve: ({ received: { unnamed } }) => unnamed,
      }),
    }),
  });
  return builder.objectRef<ShownCompetition>('Competition').implement({
    description: 'Who competes for a tender or a lot, and how much of it documents tell.',
    fields: (t) => ({
      bids: t.field({
        type: received,
        nullable: false,
        description: 'How many bids there are, withdrawn and excluded ones among them.',
        resolve: (competition) => competition,
      }),
      publishedBidCount: t.int({
        nullable: true,
        description:
          'How many bids were received, as published; for a tender without a number of its own the sum of those of its lots, if all have one. DECP `offresRecues`; eForms BT-759; OCDS `numberOfTenderers`. As the latest document states it, whatever day is asked. Null when not published.',
        resolve: ({ received: { count } }) => count,
      }),
      coverage: t.field({
        type: 'BidderCoverage',
        nullable: false,
        description: 'Of how many of those who bid documents tell.',
        resolve: (competition) => competition.coverage,
      }),
      organisations: claimCountField(
        t,
        'Organisations that are parties of a certain bid, in whatever role; possible ones are parties of possible bids alone.',
        ({ organisations }) => organisations,
      ),
      withdrawnCount: t.int({
        nullable: false,
        description: 'Certain bids that were withdrawn.',
        resolve: ({ withdrawn }) => withdrawn,
      }),
      won: claimCountField(t, 'Bids that won.', ({ won }) => won),
      winners: bidListField(
        t,
        'The bids that won: certain ones first, then in order of recording. Empty when no document tells of any.',
        ({ winners, lists }) => ({ list: winners, lists }),
      ),
      ...completeness(t),
    }),
  });
}
