import type { Session } from '../../../db/read/row/session.ts';
import type { JointBidding } from '../../../graph/competition/joint-bidding.ts';
import type { Tally } from '../../../graph/competition/tally.ts';
import { type ReadTogether, readingOrganisations } from '../../resolve/read-together.ts';
import type { FieldsOf } from '../../type/builder.ts';
import { claimCountField, dayField, duplicateCountField } from './count-type.ts';
import type { SearchPage } from './search-page.ts';
import { BidLists, bidListField } from './shown-bids.ts';

/** Joint bids of two organisations, and how to read what they and those beside them name. */
export interface ShownJointBidding<J extends JointBidding> {
  readonly bidding: J;
  /** Its latest bids, which are one of the lists. */
  readonly list: readonly number[];
  readonly lists: BidLists;
  readonly together: ReadTogether;
}

/** How joint bids of one page are shown: their organisations, and their bids, are read together. */
export function showingJointBiddings<J extends JointBidding>(
  session: Session,
  organisationsOf: (bidding: J) => readonly number[],
): (biddings: readonly J[]) => ShownJointBidding<J>[] {
  return (biddings) => {
    const shown = biddings.map((bidding) => ({ bidding, list: bidding.latest.items.map(({ id }) => id) }));
    const lists = new BidLists(shown.map(({ list }) => list));
    const together = readingOrganisations(session, biddings.flatMap(organisationsOf));
    return shown.map((each) => ({ ...each, lists, together }));
  };
}

/** What is told of the joint bids of two organisations, whoever asks. */
export function jointBiddingFields<J extends JointBidding>(t: FieldsOf<ShownJointBidding<J>>) {
  return {
    jointBids: claimCountField(
      t,
      'Bids to which both are parties, in whatever role, withdrawn and excluded ones among them. A bid on several lots is one on each.',
      ({ bidding }) => bidding.joint,
    ),
    won: claimCountField(t, 'Those of them that won.', ({ bidding }) => bidding.won),
    tenderCount: t.int({
      nullable: false,
      description: 'On how many tenders they are.',
      resolve: ({ bidding }) => bidding.tenderCount,
    }),
    first: dayField(t, 'When they first bid together', ({ bidding }) => bidding.first),
    last: dayField(t, 'When they last bid together', ({ bidding }) => bidding.last),
    bids: bidListField(
      t,
      'The joint bids, each with its tender and its evidence: the latest first, those that no document dates at the end.',
      ({ list, lists }) => ({ list, lists }),
    ),
  };
}

/** What a search for joint bids counts. */
interface JointSearch {
  readonly bids: Tally;
  readonly jointBids: Tally;
  readonly duplicates: number;
}

/** What is told of all bids that a search for joint ones looked at. */
export function jointSearchFields<S, F extends JointSearch>(t: FieldsOf<SearchPage<S, F>>, all: string) {
  return {
    bids: claimCountField(t, all, ({ search }) => search.bids),
    jointBids: claimCountField(
      t,
      'Those of them that have several parties.',
      ({ search }) => search.jointBids,
    ),
    duplicateCount: duplicateCountField<SearchPage<S, F>>(t, ({ search }) => search.duplicates),
  };
}
