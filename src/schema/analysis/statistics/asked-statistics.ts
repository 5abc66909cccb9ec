import type { GraphQLResolveInfo } from 'graphql';
import type { Per } from '../../../db/read/bid/bidder-key.ts';
import type { FilterValue } from '../../../db/read/collection/filter-value.ts';
import type { Session } from '../../../db/read/row/session.ts';
import { runInSlices, type Work } from '../../../graph/scheduler.ts';
import { Figures } from '../../../graph/statistics/figures.ts';
import type { GroupingName, GroupKey } from '../../../graph/statistics/grouping.ts';
import {
  computeTenderStatistics,
  type FigurePart,
  type TenderStatistics,
} from '../../../graph/statistics/tender-statistics.ts';
import { namesBelow } from '../../resolve/selected-below.ts';

/** Which fields of `TenderFigures` need which part of the work. */
const PARTS: Readonly<Record<string, FigurePart>> = {
  values: 'VALUES',
  unknownValueCount: 'VALUES',
  bids: 'BIDS',
  withoutBidCount: 'BIDS',
  singleBids: 'BIDS',
  bidderCount: 'BIDDERS',
};

/** What fields have asked for so far. */
class Question {
  readonly groupings = new Set<GroupingName>();
  readonly parts = new Set<FigurePart>();
  readonly ranksBidders = new Set<Per>();
}

/** Statistics over the tenders of a filter: fields ask one by one, and what they ask in one go is found in one walk over the tenders. */
export class AskedStatistics {
  readonly session: Session;
  readonly #filter: FilterValue | undefined;
  #asked: { readonly question: Question; readonly answer: Promise<TenderStatistics> } | undefined;

  constructor(session: Session, filter: FilterValue | undefined) {
    this.session = session;
    this.#filter = filter;
  }

  /** The groups of a grouping, with those figures that the field being resolved asks for. */
  async groups(name: GroupingName, info: GraphQLResolveInfo): Promise<ReadonlyMap<GroupKey, Figures>> {
    return (await this.grouped(name, info)).groups;
  }

  /** The same with what is counted again, because tenders are in several groups. */
  async grouped(
    name: GroupingName,
    info: GraphQLResolveInfo,
  ): Promise<{ readonly groups: ReadonlyMap<GroupKey, Figures>; readonly repeated: Figures }> {
    const answer = await this.#ask(({ groupings, parts }) => {
      groupings.add(name);
      for (const field of namesBelow(info)) {
        const part = PARTS[field];
        if (part) parts.add(part);
      }
    });
    return {
      groups: answer.groups.get(name) ?? new Map(),
      repeated: answer.repeated.get(name) ?? new Figures(),
    };
  }

  /** With bidders that can be ranked. */
  withBidders(per: Per): Promise<TenderStatistics> {
    return this.#ask((question) => {
      question.ranksBidders.add(per);
    });
  }

  /** What else is asked, with how far it was looked. */
  asAsked(): Promise<TenderStatistics> {
    return this.#ask(() => undefined);
  }

  #ask(add: (question: Question) => void): Promise<TenderStatistics> {
    if (!this.#asked) {
      const question = new Question();
      this.#asked = { question, answer: runInSlices(this.#answer(question)) };
    }
    add(this.#asked.question);
    return this.#asked.answer;
  }

  /** Begins in a later turn of the event loop, when every field of the operation has asked. */
  *#answer(question: Question): Work<TenderStatistics> {
    this.#asked = undefined;
    return yield* computeTenderStatistics(this.session, this.#filter, question);
  }
}
