import { valuations } from '../../../db/tables/valuation.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

const value = { amount: valuations.valueMinor, currency: valuations.valueCurrency };

export const valuation = declareClaim({
  kind: 'VALUATION',
  table: valuations,
  doc: 'What a document says that a tender or lot is worth, or why it does not say.',
  filters: {
    valuation: {
      kind: 'oneOf',
      column: valuations.valuation,
      words: 'ValuationKind',
      doc: 'It is of one of these kinds.',
    },
    value: { kind: 'moneyRange', ...value, doc: 'The amount is in this span.' },
  },
  fields: {
    tender: declare.one('Tender', valuations.tenderId, 'The tender it values, or whose lot.'),
    lot: declare.one('Lot', valuations.lotId, 'The lot it values. Null when it values the whole tender.'),
    valuation: declare.word('ValuationKind', valuations.valuation, 'What kind of value it is.'),
    value: declare.money(value, 'The amount. Null when there is none; `valueStatus` says why.'),
    valueStatus: declare.word(
      'ValueStatus',
      valuations.valueStatus,
      'Whether the amount is known, and why not.',
    ),
    date: declare.partialDate(
      valuations.date,
      'The date the value is of, such as that of the award. Null when not stated.',
    ),
  },
});
