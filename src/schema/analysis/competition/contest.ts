import type { Session } from '../../../db/read/row/session.ts';
import type { Contest, Outcome } from '../../../graph/competition/contest.ts';
import { ReadTogether } from '../../resolve/read-together.ts';
import type { Builder } from '../../type/builder.ts';
import { describedWords } from '../../type/enum.ts';
import { nodeField } from '../../type/named-field.ts';
import { BidLists, bidListField } from './shown-bids.ts';

/** A contest, and how to read what it and those beside it name. */
export interface ShownContest {
  readonly contest: Contest;
  readonly own: readonly number[];
  readonly theirs: readonly number[];
  readonly lists: BidLists;
  readonly together: ReadTogether;
}

const OUTCOME_MEANINGS: Record<Outcome, string> = {
  WON: 'The organisation won, the rival did not.',
  LOST: 'The rival won, the organisation did not.',
  BOTH_WON: 'Both won, as in a framework with several suppliers.',
  NEITHER_WON: 'Neither won, or no document tells who did.',
};

/** How contests are shown that stand on one page, list by list: what they name is read together. */
export function showContests<K>(
  session: Session,
  lists: ReadonlyMap<K, readonly Contest[]>,
): Map<K, ShownContest[]> {
  const contests = [...lists.values()].flat();
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
  return new Map(Array.from(lists, ([key, list]) => [key, list.map(show)]));
}

function idsOf(bids: readonly { readonly id: number }[]): number[] {
  return bids.map(({ id }) => id);
}

/** Makes `Contest`. */
export function addContestType(builder: Builder) {
  const outcome = builder.enumType('ContestOutcome', {
    description: 'Who won a contest of two organisations.',
    values: describedWords(OUTCOME_MEANINGS),
  });
  return builder.objectRef<ShownContest>('Contest').implement({
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
      bids: bidListField(t, 'The bids of the organisation, in order of recording.', ({ own, lists }) => ({
        list: own,
        lists,
      })),
      rivalBids: bidListField(t, 'The bids of the rival, in order of recording.', ({ theirs, lists }) => ({
        list: theirs,
        lists,
      })),
    }),
  });
}
