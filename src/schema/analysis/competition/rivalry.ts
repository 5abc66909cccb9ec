import type { FilterValue } from '../../../db/read/collection/filter-value.ts';
import type { Row } from '../../../db/read/row/batch.ts';
import type { Session } from '../../../db/read/row/session.ts';
import { walkTenders } from '../../../db/read/tender/tender-walk.ts';
import {
  findRivalries,
  neverWinnerOf,
  type Rivalry,
  type RivalrySearch,
  rivalryRank,
} from '../../../graph/competition/rivalry.ts';
import { runInSlices } from '../../../graph/scheduler.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../../argument/page-argument.ts';
import { checkTenderFilter, tenderFilterArgument } from '../../argument/tender-filter.ts';
import type { Builder } from '../../type/builder.ts';
import { addComputedConnection, computedPageArguments } from '../../type/computed-connection.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { type ComputedList, type ComputedPageArguments, checkComputedPage } from '../computed-page.ts';
import { contestsField } from './contest.ts';
import { claimCountField, coverageCountField, dayField, duplicateCountField } from './count-type.ts';
import { addRivalryMatrix } from './rivalry-matrix.ts';
import { type SearchPage, showSearch } from './search-page.ts';
import { type ShownRivalry, showRivalries } from './shown-rivalry.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    Rivalry: ShownRivalry;
    RivalryConnection: SearchPage<ShownRivalry, RivalrySearch> & { readonly session: Session };
  }
}

const RIVALRIES: ComputedList<Rivalry> = { place: 'Query.rivalries', rankOf: rivalryRank };
/** Reading the bids on all tenders of a filter takes about as much as this many objects. */
const COST = 1_000;

/** Adds `rivalries`. */
export function addRivalries(builder: Builder): void {
  addRivalryTypes(builder);
  addRivalryMatrix(builder);
  const checkArguments: CheckArguments = (args, { session }) => {
    checkComputedPage(args as ComputedPageArguments, RIVALRIES.place);
    checkTenderFilter(args.filter as FilterValue | null, session);
  };
  builder.queryField('rivalries', (t) =>
    t.field({
      type: 'RivalryConnection',
      nullable: false,
      description:
        'Which organisations bid against each other on some tenders, how often, and who won then: pairs of parties of different bids on the same lot, or on the same tender where that is not known to have several. Where sources name winners alone nobody is seen to lose: `coverage` tells on how many tenders.',
      args: {
        filter: tenderFilterArgument(t),
        oneSided: t.arg.boolean({
          required: true,
          defaultValue: false,
          description:
            'Only pairs of which one won against the other, for certain, and the other not even possibly: those with a `neverWinner`. One contest is enough.',
        }),
        ...computedPageArguments(t, DEFAULT_PAGE_SIZE),
      },
      extensions: { checkArguments, cost: COST } satisfies FieldExtensions,
      resolve: async (_, args, { session }) => {
        const tenders = walkTenders(session, args.filter ?? undefined);
        const search = await runInSlices(findRivalries(session, tenders));
        const { rivalries } = search;
        const pairs = args.oneSided
          ? rivalries.filter((pair) => neverWinnerOf(pair) !== undefined)
          : rivalries;
        const show = (shown: readonly Rivalry[]) => showRivalries(session, shown);
        return { ...showSearch(search, pairs, { list: RIVALRIES, args, show }), session };
      },
    }),
  );
}

function addRivalryTypes(builder: Builder): void {
  builder.objectType('Rivalry', {
    description: 'Two organisations that bid against each other.',
    fields: (t) => ({
      organisations: t.field({
        type: ['Organisation'],
        nullable: false,
        description: 'The two, in order of recording.',
        resolve: ({ rivalry, together }, _, _context, info) =>
          rivalry.organisations.map((id) => together.node(id, info) as Row),
      }),
      contestCount: claimCountField(
        t,
        'Lots, or tenders that are not known to have several, on which both bid, not in the same bid; withdrawn and excluded bids too. Where a bid names no lot of a tender in several, whether the two met is possible: one contest for the tender.',
        ({ rivalry: { contests } }) => contests,
      ),
      wonByEach: t.field({
        type: ['ClaimCount'],
        nullable: false,
        description:
          'Contests that each of the two won and the other did not, in the order of `organisations`.',
        resolve: ({ rivalry: { outcomes } }) => [outcomes.WON, outcomes.LOST],
      }),
      bothWon: claimCountField(
        t,
        'Contests that both won, as in a framework with several suppliers.',
        ({ rivalry: { outcomes } }) => outcomes.BOTH_WON,
      ),
      neitherWon: claimCountField(
        t,
        'Contests that neither won, or of which no document tells who did.',
        ({ rivalry: { outcomes } }) => outcomes.NEITHER_WON,
      ),
      neverWinner: t.field({
        type: 'Organisation',
        nullable: true,
        description:
          'Which of the two never won against the other, not even possibly, though the other won against it, for certain. Null where both won against each other, or neither is known to have.',
        resolve: ({ rivalry, together }, _, _context, info) => {
          const side = neverWinnerOf(rivalry);
          return side === undefined ? null : together.node(rivalry.organisations[side], info);
        },
      }),
      tenderCount: t.int({
        nullable: false,
        description: 'On how many tenders they met, or may have.',
        resolve: ({ rivalry: { tenderCount } }) => tenderCount,
      }),
      first: dayField(t, 'When they first bid against each other', ({ rivalry: { first } }) => first),
      last: dayField(t, 'When they last bid against each other', ({ rivalry: { last } }) => last),
      contests: contestsField(t, (shown) => shown),
    }),
  });
  addComputedConnection(
    builder,
    'Rivalry',
    'A page of pairs of organisations that bid against each other: those that met most often for certain first, then those that possibly met most often, then in order of recording.',
  );
  builder.objectFields('RivalryConnection', (t) => ({
    bids: claimCountField(t, 'Bids on the tenders.', ({ search }) => search.bids),
    coverage: coverageCountField(
      t,
      'The tenders that were read. On those that are not complete there may be rivals that can not be seen.',
      ({ search }) => search.coverage,
    ),
    duplicateCount: duplicateCountField(t, ({ search }) => search.duplicates),
  }));
}
