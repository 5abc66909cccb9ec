import type { FilterDescription } from '../../db/read/collection/collection.ts';
import {
  MAX_REPEATED,
  MAX_REPEATED_READ,
  REPEATED_AMOUNT_COUNT,
} from '../../db/read/tender/repeated-amount.ts';
import { tenderAsKnown, valueBasisAsKnown, valueIsPartialAsKnown } from '../../db/read/time/as-known.ts';
import { tenders } from '../../db/tables/tender.ts';
import type { DeclaredField } from './declare.ts';
import * as declare from './declare.ts';

const value = { amount: tenders.valueMinor, currency: tenders.valueCurrency };
const valueAsKnown = { amount: tenderAsKnown('valueMinor'), currency: tenderAsKnown('valueCurrency') };

/** What can be asked about what a tender is worth. */
export const valueFilters = {
  value: { kind: 'moneyRange', ...value, asKnown: valueAsKnown, doc: 'Its value is in this span.' },
  valueStatus: {
    kind: 'oneOf',
    column: tenders.valueStatus,
    words: 'ValueStatus',
    asKnown: tenderAsKnown('valueStatus'),
    doc: 'Its value is known, or missing for one of these reasons.',
  },
  valueIsPartial: {
    kind: 'truth',
    column: tenders.valueIsPartial,
    doc: 'Whether its value leaves anything out, as known now. Tenders without a value are found by neither.',
  },
} as const satisfies Readonly<Record<string, FilterDescription>>;

/** What a tender is worth, and how that figure comes about. */
export const valueFields = {
  value: declare.money(
    value,
    'What it is worth on the day asked: an amount awarded or contracted as a whole; else, once it is awarded, the sum of the most advanced amounts of its parts, of which `valueParts` says how many; else what was estimated, for the whole or, where nothing is said of that, for its lots. Null when there is no amount; `valueStatus` says why. Never zero for "unknown".',
    valueAsKnown,
  ),
  valueStatus: declare.word(
    'ValueStatus',
    tenders.valueStatus,
    'Whether the amount is known on the day asked, and why not.',
    tenderAsKnown('valueStatus'),
  ),
  valueKind: declare.word(
    'ValuationKind',
    tenders.valueKind,
    'Which kind of value `value` and `valueStatus` speak of; of a sum the kind that all its parts have reached. Null when no document values it.',
    tenderAsKnown('valueKind'),
  ),
  valueParts: declare.integer(
    tenders.valueParts,
    'Of how many parts (awards, lots, notices) `value` is the sum, on the day asked. Null when it is no sum: an amount of the whole, or none.',
    tenderAsKnown('valueParts'),
  ),
  valueBasis: declare.word(
    'ValueBasis',
    tenders.valueBasis,
    'What `value` is made of, on the day asked. Null when there is no amount.',
    valueBasisAsKnown,
  ),
  valueIsPartial: declare.truth(
    tenders.valueIsPartial,
    'Whether `value` leaves anything out, or has a part that is not believed or counts elsewhere, on the day asked: `valueGaps` says what. Null when there is no amount.',
    valueIsPartialAsKnown,
  ),
  valueGaps: declare.text(
    tenders.valueGaps,
    'What the sum of awards or estimates leaves out or doubts, on the day asked, as words with a blank between them. `AWARD_WITHOUT_AMOUNT`: of an award or an awarded lot no amount is published. `LOT_WITHOUT_AWARD`: a lot has not ended. `LOT_WITHOUT_AMOUNT`: estimates of lots are summed, and a lot that goes on has none. `FLAGGED_AMOUNT`: a summed amount is IMPLAUSIBLE_AMOUNT. `TWIN`: a contract in it stands under a longer number, too, and is worth the same there (`sameAs`). Null when nothing.',
    tenderAsKnown('valueGaps'),
  ),
  valueIsCeiling: declare.truth(
    tenders.valueIsCeiling,
    'Whether the amount, or one that is summed, is the most that may be spent, on the day asked. DECP `montant` is "forfaitaire ou estimé maximum": nobody says which. Null when there is no amount.',
    tenderAsKnown('valueIsCeiling'),
  ),
  repeatedAmountCount: declare.integer(
    REPEATED_AMOUNT_COUNT,
    `How many tenders of its first buyer are worth exactly the same, itself among them, as known now; publications that stand twice count once. One amount on three or more is often a ceiling that they share, and their sum then too high. ${MAX_REPEATED} says that there are as many or more. Null without an amount or a buyer, and where so many tenders of the buyer have the number in other currencies, or stand twice, that the first ${MAX_REPEATED_READ.toLocaleString('en')} do not tell.`,
  ),
} satisfies Readonly<Record<string, DeclaredField>>;
