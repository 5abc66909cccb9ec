import type { Figures } from '../../../graph/statistics/figures.ts';
import type { Builder } from '../../type/builder.ts';
import { addEnum } from '../../type/enum.ts';
import { nodeField } from '../../type/named-field.ts';
import { figuresField } from './figures-type.ts';
import { type GroupRanking, type RankedGroups, type ShownGroup, shownGroups } from './ranked-group.ts';

/** Groups by winner, and how often tenders of several winners are counted again. */
export interface RankedWinners extends RankedGroups {
  readonly repeated: Figures;
}

declare module '../../type/backing.ts' {
  interface Objects {
    TopWinners: RankedWinners;
  }
  interface Enums {
    WinnerRanking: GroupRanking;
  }
}

/** Makes `TopWinners`, `TopWinner` and `WinnerRanking`. */
export function addTopWinnerTypes(builder: Builder): void {
  addEnum(builder, 'WinnerRanking', 'By what winners are ranked.', {
    TENDERS: 'By number of tenders of which they won all or a part.',
    VALUE: 'By the sum of the values of these tenders, in one currency.',
  });
  const winner = builder.objectRef<ShownGroup>('TopWinner').implement({
    description: 'The tenders of which one organisation won all or a part, alone or in a group.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'Who won the tenders that are counted.',
        keyOf: ({ organisation }) => organisation,
      }),
      figures: figuresField(
        t,
        'How many tenders they are, and what they are worth as a whole: what it won itself of those with several winners may be less, and `TopBidder.awarded` sums that.',
      ),
      sharedCount: t.int({
        nullable: false,
        description: 'How many of these tenders have other winners too.',
        resolve: ({ figures }) => figures.shared,
      }),
    }),
  });
  builder.objectType('TopWinners', {
    description:
      'The winners of some tenders, ranked. A tender with several counts whole for each of them: `nodes`, `rest` and `unknown` together, less `repeated`, add up to `total`.',
    fields: (t) => ({
      nodes: t.field({
        type: [winner],
        nullable: false,
        description: 'The first of them, best first; of equal ones the one that was recorded first.',
        resolve: ({ nodes }, _, { session }) => shownGroups(session, nodes),
      }),
      winnerCount: t.exposeInt('count', {
        nullable: false,
        description: 'How many organisations won any of the tenders, as far as documents name them.',
      }),
      rest: t.field({
        type: 'TenderFigures',
        nullable: false,
        description: 'Figures of the tenders of all other winners, added up.',
        resolve: ({ rest }) => rest,
      }),
      unknown: t.field({
        type: 'TenderFigures',
        nullable: false,
        description: 'Figures of the tenders of which no document names a winner: most are not awarded.',
        resolve: ({ unknown }) => unknown,
      }),
      repeated: t.field({
        type: 'TenderFigures',
        nullable: false,
        description:
          'Figures of the tenders with several winners, once for each winner after the first: how much is counted again.',
        resolve: ({ repeated }) => repeated,
      }),
    }),
  });
}
