import type { Builder } from '../../type/builder.ts';
import { addEnum } from '../../type/enum.ts';
import { nodeField } from '../../type/named-field.ts';
import { establishmentField } from '../per.ts';
import { figuresField } from './figures-type.ts';
import { type GroupRanking, type RankedGroups, type ShownGroup, shownGroups } from './ranked-group.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    TopBuyers: RankedGroups;
  }
  interface Enums {
    BuyerRanking: GroupRanking;
  }
}

/** Makes `TopBuyers`, `TopBuyer` and `BuyerRanking`. */
export function addTopBuyerTypes(builder: Builder): void {
  addEnum(builder, 'BuyerRanking', 'By what buyers are ranked.', {
    TENDERS: 'By number of tenders.',
    VALUE: 'By the sum of the values of their tenders, in one currency.',
  });
  const buyer = builder.objectRef<ShownGroup>('TopBuyer').implement({
    description: 'The tenders of one buyer.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'Who buys the tenders that are counted.',
        keyOf: ({ organisation }) => organisation,
      }),
      establishment: establishmentField(t),
      figures: figuresField(t, 'How many tenders it has, and what they are worth.'),
    }),
  });
  builder.objectType('TopBuyers', {
    description: 'The buyers of some tenders, ranked.',
    fields: (t) => ({
      nodes: t.field({
        type: [buyer],
        nullable: false,
        description: 'The first of them, best first; of equal ones the one that was recorded first.',
        resolve: ({ nodes }, _, { session }) => shownGroups(session, nodes),
      }),
      buyerCount: t.exposeInt('count', { nullable: false, description: 'How many buyers there are.' }),
      rest: t.field({
        type: 'TenderFigures',
        nullable: false,
        description:
          'Figures of the tenders of all other buyers. With `nodes` and `unknown` they add up to `total`.',
        resolve: ({ rest }) => rest,
      }),
      unknown: t.field({
        type: 'TenderFigures',
        nullable: false,
        description: 'Figures of the tenders whose buyer no document names.',
        resolve: ({ unknown }) => unknown,
      }),
    }),
  });
}
