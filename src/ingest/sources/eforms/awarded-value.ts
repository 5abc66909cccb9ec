import type { ValuationKind } from '../../../model/words/claim.ts';
import type { StatedBid } from './bid.ts';
import type { Contract } from './lot-result.ts';
import type { Notice } from './notice.ts';
import type { NoticeResult } from './notice-result.ts';
import { noticeNamedIn } from './series.ts';
import type { Statement } from './statement.ts';
import { type StatedAmount, statedAmount, stateValuation } from './valuation.ts';

/** What amounts are of: a lot, a part that is summed with others, or with neither the tender as a whole. */
type Of = NonNullable<Parameters<typeof stateValuation>[3]>;

/**
 * States the value of all contracts of the notice (BT-161), after a modification as amended, and of each lot with one winner the value
 * of its tender (BT-720). Where no total is given, each winning tender is a part of its own, so that they can be summed.
 *
 * They have no date of their own: of two notices the later one's amounts hold, whatever day the award was on.
 *
 * @param lots the lots that the notice is about
 * @param whole the one of them that is the whole tender, if any
 */
export function stateAwardedValues(
  statement: Statement,
  { element, total: published }: NoticeResult,
  won: readonly StatedBid[],
  contracts: readonly Contract[],
  { lots, whole }: { readonly lots: ReadonlySet<string>; readonly whole: string | undefined },
): void {
  const { notice } = statement;
  const kind: ValuationKind = notice.type.stage === 'MODIFICATION' ? 'AMENDED' : 'AWARD';
  const isIntended = notice.type.stage === 'DIRECT_AWARD';
  const total = statedAmount(statement, published, element, 'not-val');
  const state = (amount: StatedAmount | undefined, of: Of) => {
    // Why there is no amount is said of the whole tender, where that is one lot.
    const isWithheld = amount !== undefined && amount.value.status !== 'KNOWN';
    stateValuation(statement, kind, amount, isWithheld && of.lot === whole ? {} : of);
  };
  state(total, isIntended ? intendedOf(lots) : { part: partOfTotal(notice) });
  for (const bid of won) {
    const { lot, amount } = bid;
    const isOnly = won.every((other) => other === bid || other.lot !== lot);
    if (isOnly && lot !== undefined && (total !== undefined || isIntended)) state(amount, { lot });
    else if (total === undefined) {
      // Without an amount it says so: the sum of the others then tells what it leaves out.
      const stated = amount ?? (isIntended ? undefined : notPublished(bid));
      state(stated, { lot, part: partOf(bid, contracts) });
    }
  }
}

function notPublished({ element, isPublished }: StatedBid): StatedAmount {
  return { value: { status: isPublished ? 'UNKNOWN' : 'NOT_PUBLISHED' }, flags: [], element };
}

/** An intention to award is no part beside the award that follows: that names its own parts, which come before lots. */
function intendedOf(lots: ReadonlySet<string>): Of {
  const [lot] = lots;
  return lots.size === 1 ? { lot } : {};
}

/** A modified total takes the place of that of the notice it modifies, where that is told. */
function partOfTotal({ type, uuid, extension }: Notice): string | undefined {
  return type.stage === 'MODIFICATION' ? noticeNamedIn(extension?.child('ContractModification')) : uuid;
}

/** Numbers of tenders and contracts (TEN, CON) begin anew in each notice: the buyer's own ones are the same in a modification. */
function partOf({ id, lot, reference }: StatedBid, contracts: readonly Contract[]): string {
  const contract = contracts.find(({ tenders }) => tenders.includes(id));
  const isOfOne = contract?.tenders.length === 1;
  const name = (isOfOne ? contract.reference : undefined) ?? reference ?? id;
  return lot === undefined ? name : `${lot} ${name}`;
}
