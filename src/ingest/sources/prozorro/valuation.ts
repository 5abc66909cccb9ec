import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ValuationKind } from '../../../model/words/claim.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedAmount, publishedText } from '../../published-value.ts';
import { type Statement, TENDER } from './statement.ts';

export interface Valuation {
  readonly kind: ValuationKind;
  /** ProZorro's `{amount, currency}`; one without an amount states nothing. */
  readonly value: unknown;
  readonly lot?: string | undefined;
  /** Id of the award that it is of, or of the contract where an award has several. */
  readonly part?: string | undefined;
  readonly date?: PartialDate | undefined;
  readonly flags?: QualityFlagRecord[];
  readonly pointer: string;
}

/** What the tender and its lots are expected to cost at most: `value`. */
export function stateEstimates(statement: Statement, tender: JsonObject): void {
  stateValuation(statement, { kind: 'ESTIMATE', value: tender.value, pointer: '/value' });
  for (const { value: lot, pointer } of statement.partsOf(tender, 'lots')) {
    const number = publishedText(lot.id);
    if (number === undefined || !statement.lots.has(number)) continue;
    stateValuation(statement, {
      kind: 'ESTIMATE',
      value: lot.value,
      lot: number,
      pointer: `${pointer}/value`,
    });
  }
}

export function stateValuation(statement: Statement, valuation: Valuation): void {
  const { kind, value: published, lot, part, date, flags = [], pointer } = valuation;
  if (!isJsonObject(published)) return;
  const value = publishedAmount(published.amount, published.currency, 'value', flags);
  // Without an amount that can be held there is no valuation to put the flags on.
  if (value === undefined) {
    // Lists are named without the position, so that the next version of the tender flags the same field.
    const field = pointer.slice(1).replaceAll(/\/\d+/g, '');
    statement.flags.push(...flags.map((flag) => ({ ...flag, field })));
    return;
  }
  statement.addClaim({
    kind: 'VALUATION',
    tender: TENDER,
    valuation: kind,
    value,
    ...withoutUndefined({ lot, part, date }),
    evidence: statement.evidence(pointer),
    flags,
  });
}
