import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { Valued } from '../../../model/record.ts';
import type { ValuationKind } from '../../../model/words/claim.ts';
import { publishedDecimal } from '../../published-value.ts';
import type { XmlElement } from '../../xml-element.ts';
import { withheldIn } from './privacy.ts';
import { type Statement, TENDER } from './statement.ts';
import { type Lot, onlyLotOf } from './tender.ts';
import { codeOf } from './text.ts';

/** An amount that can be stated: known, or withheld and why. */
export interface StatedAmount {
  readonly value: Valued;
  /** Field, reason and date of what is withheld. */
  readonly note?: string;
  readonly flags: readonly QualityFlagRecord[];
  /** Where it stands, or where it is said to be withheld. */
  readonly element: XmlElement;
}

/**
 * The amount of an element, or that `owner` withholds it under the code `field`. Undefined when nothing is stated; what can't be
 * kept is flagged on the notice.
 */
export function statedAmount(
  statement: Statement,
  amount: XmlElement | undefined,
  owner: XmlElement | undefined,
  field?: string,
): StatedAmount | undefined {
  const withheld = field === undefined ? undefined : withheldIn(owner, field, statement.notice.language);
  if (withheld !== undefined) {
    return {
      value: { status: 'WITHHELD' },
      note: withheld.note,
      flags: [],
      element: amount ?? withheld.element,
    };
  }
  if (amount === undefined) return undefined;
  const flags: QualityFlagRecord[] = [];
  const value = publishedDecimal(codeOf(amount), amount.attributes.currencyID ?? '', 'value', flags);
  if (value !== undefined) return { value, flags, element: amount };
  statement.flags.push(...flags.map((flag) => ({ ...flag, field: amount.name })));
  return undefined;
}

/** States an amount of the tender, of one of its lots, or of one of its contracts. */
export function stateValuation(
  statement: Statement,
  valuation: ValuationKind,
  amount: StatedAmount | undefined,
  of: { readonly lot?: string | undefined; readonly part?: string | undefined } = {},
): void {
  if (amount === undefined) return;
  const { value, note, flags, element } = amount;
  statement.addClaim({
    kind: 'VALUATION',
    tender: TENDER,
    valuation,
    value,
    ...withoutUndefined({ ...of, note, flags: nonEmpty(flags) }),
    evidence: statement.evidence(element),
  });
}

/** States what the buyer estimates (BT-27) for the tender and each lot; an only lot's estimate is its tender's. */
export function stateEstimates(statement: Statement, lots: readonly Lot[]): void {
  const estimateOf = (element: XmlElement) =>
    statedAmount(
      statement,
      element.at('ProcurementProject', 'RequestedTenderTotal', 'EstimatedOverallContractAmount'),
      undefined,
    );
  const whole = estimateOf(statement.notice.root);
  stateValuation(statement, 'ESTIMATE', whole);
  for (const { number, element } of lots) {
    const estimate = estimateOf(element);
    stateValuation(statement, 'ESTIMATE', estimate, { lot: number });
    if (whole === undefined && onlyLotOf(statement.notice, lots) !== undefined)
      stateValuation(statement, 'ESTIMATE', estimate);
  }
}
