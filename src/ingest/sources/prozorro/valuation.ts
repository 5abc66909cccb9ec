import type { PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { Valued } from '../../../model/field.ts';
import type { ValuationKind } from '../../../model/words/claim.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedAmount, publishedText } from '../../published-value.ts';
import { type Statement, TENDER } from './statement.ts';

export interface Valuation {
  readonly kind: ValuationKind;
  /** ProZorro's `{amount, currency}`. */
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

/** Something without an amount that can be held. */
export interface WithoutAmount extends Omit<Valuation, 'value'> {
  readonly isPublished: boolean;
}

/** States an amount. Where there is none, what it would be of is given; what was published in its place the tender's flags have. */
export function stateValuation(statement: Statement, valuation: Valuation): WithoutAmount | undefined {
  const { value: published, flags = [], ...of } = valuation;
  const { amount, currency } = isJsonObject(published) ? published : {};
  const amountFlags: QualityFlagRecord[] = [];
  const value = publishedAmount(amount, currency, 'value', amountFlags);
  if (value !== undefined) {
    addValuation(statement, { ...of, flags: [...flags, ...amountFlags] }, value);
    return undefined;
  }
  // Lists are named without the position, so that the next version of the tender flags the same field.
  const field = of.pointer.slice(1).replaceAll(/\/\d+/g, '');
  statement.flags.push(...amountFlags.map((flag) => ({ ...flag, field })));
  return { ...of, flags, isPublished: amountFlags.length > 0 };
}

/** States that no amount is known of what was awarded, so that a sum tells what it leaves out. */
export function stateWithoutAmount(statement: Statement, { isPublished, ...of }: WithoutAmount): void {
  addValuation(statement, of, { status: isPublished ? 'UNKNOWN' : 'NOT_PUBLISHED' });
}

function addValuation(
  statement: Statement,
  { kind, lot, part, date, flags = [], pointer }: Omit<Valuation, 'value'>,
  value: Valued,
): void {
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
