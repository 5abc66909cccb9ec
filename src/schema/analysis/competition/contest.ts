import type { GraphQLResolveInfo } from 'graphql';
import type { Session } from '../../../db/read/row/session.ts';
import type { Contest, Outcome } from '../../../graph/competition/contest.ts';
import { findContests, type Meetings } from '../../../graph/competition/find-contests.ts';
import { runInSlices } from '../../../graph/scheduler.ts';
import { ByPlace } from '../../resolve/by-place.ts';
import { ReadTogether } from '../../resolve/read-together.ts';
import type { Builder, FieldsOf } from '../../type/builder.ts';
import { describedWords } from '../../type/enum.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { checkFirst, firstArgument } from '../../type/first-argument.ts';
import { nodeField } from '../../type/named-field.ts';
import { BidLists, bidListField, DEFAULT_SHOWN } from './shown-bids.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    Contest: ShownContest;
  }
}

/** A contest, and how to read what it and those beside it name. */
export interface ShownContest {
  readonly contest: Contest;
  readonly own: readonly number[];
  readonly theirs: readonly number[];
  readonly lists: BidLists;
  readonly together: ReadTogether;
}

const OUTCOME_MEANINGS: Record<Outcome, string> = {
  WON: 'The organisation won, or the first of a pair, the rival did not.',
  LOST: 'The rival won, or the second of a pair, the organisation did not.',
  BOTH_WON: 'Both won, as in a framework with several suppliers.',
  NEITHER_WON: 'Neither won, or no document tells who did.',
};

/** The contests of the pairs of organisations that one page shows: at each place of an operation they are found together. */
export class PageContests {
  readonly #session: Session;
  readonly #meetings: readonly Meetings[];
  readonly #found = new ByPlace<Promise<ShownContest[][]>>();

  constructor(session: Session, meetings: readonly Meetings[]) {
    this.#session = session;
    this.#meetings = meetings;
  }

  /** The first contests of the pair at this place of the page. */
  async at(index: number, first: number, info: GraphQLResolveInfo): Promise<ShownContest[]> {
    const found = await this.#found.at(info, async () =>
      showContests(this.#session, await runInSlices(findContests(this.#session, this.#meetings, first))),
    );
    return found[index] ?? [];
  }
}

/** How contests are shown, list by list: what they name is read together. */
function showContests(session: Session, lists: readonly (readonly Contest[])[]): ShownContest[][] {
  const contests = lists.flat();
  const sides = new Map(
    contests.map((contest) => [contest, { own: idsOf(contest.own), theirs: idsOf(contest.theirs) }]),
  );
  const bids = new BidLists([...sides.values()].flatMap(({ own, theirs }) => [own, theirs]));
  const together = new ReadTogether(session, {
    nodes: new Map(contests.map(({ tender }) => [tender, 'TENDER' as const])),
  });
  const show = (contest: Contest): ShownContest => {
    const { own = [], theirs = [] } = sides.get(contest) ?? {};
    return { contest, own, theirs, lists: bids, together };
  };
  return lists.map((list) => list.map(show));
}

/** A field that shows the first few contests of a pair. */
export function contestsField<T>(
  t: FieldsOf<T>,
  placeOf: (of: T) => { readonly contests: PageContests; readonly index: number },
) {
  return t.field({
    type: ['Contest'],
    nullable: false,
    description:
      'Where they met, or may have: those on the tenders bid on last first, those on tenders that no document dates at the end.',
    args: firstArgument(t, DEFAULT_SHOWN),
    extensions: { checkArguments: checkFirst } satisfies FieldExtensions,
    resolve: (of, { first }, _context, info) => {
      const { contests, index } = placeOf(of);
      return contests.at(index, first, info);
    },
  });
}

function idsOf(bids: readonly { readonly id: number }[]): number[] {
  return bids.map(({ id }) => id);
}

/** Makes `Contest`. */
export function addContestType(builder: Builder): void {
  const outcome = builder.enumType('ContestOutcome', {
    description: 'Who won a contest of two organisations.',
    values: describedWords(OUTCOME_MEANINGS),
  });
  builder.objectType('Contest', {
    description: 'That two organisations bid against each other, on one lot or on one tender.',
    fields: (t) => ({
      tender: nodeField(t, 'Tender', {
        doc: 'The tender; which lot, if any, the bids say.',
        keyOf: ({ contest }) => contest.tender,
      }),
      certain: t.boolean({
        nullable: false,
        description:
          'Whether sources state as fact that both bid, and on the same: on one lot, or on a tender that is not known to have several. Otherwise it is possible.',
        resolve: ({ contest: { isCertain } }) => isCertain,
      }),
      outcome: t.field({
        type: outcome,
        nullable: false,
        description: 'Who won it. Of a certain contest, by certain bids alone.',
        resolve: ({ contest }) => contest.outcome,
      }),
      bids: bidListField(
        t,
        'The bids of the organisation, or of the first of a pair, in order of recording.',
        ({ own, lists }) => ({
          list: own,
          lists,
        }),
      ),
      rivalBids: bidListField(
        t,
        'The bids of the rival, or of the second of a pair, in order of recording.',
        ({ theirs, lists }) => ({
          list: theirs,
          lists,
        }),
      ),
    }),
  });
}
