import type { TenderStatus } from '../../../domain/node.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { BidStatus } from '../../../model/words/claim.ts';
import type { XmlElement } from '../../xml-element.ts';
import { type StatedBid, stateBids } from './bid.ts';
import { meaningOf, REASONS_FOR_NO_AWARD } from './code-list.ts';
import {
  type Contract,
  type LotResult,
  outcomeOf,
  readContracts,
  readLotResults,
  type TenderOutcome,
} from './lot-result.ts';
import type { Organisations } from './organisation.ts';
import { withheldIn } from './privacy.ts';
import { type Statement, TENDER } from './statement.ts';
import { type Lot, onlyLotOf, UNDIVIDED } from './tender.ts';
import { codeOf } from './text.ts';
import { statedAmount, stateValuation } from './valuation.ts';

/** States what came of the tender: the bids, who won, which lots have no winner, and the awarded values. */
export function stateResults(statement: Statement, organisations: Organisations, lots: readonly Lot[]): void {
  const { notice } = statement;
  const element = notice.extension?.child('NoticeResult');
  if (element === undefined) return;
  const results = readLotResults(notice);
  const contracts = readContracts(statement);
  const bids = stateBids(statement, organisations);
  const outcomes = new Map(bids.map((bid) => [bid, outcomeOf(bid, bids, results, contracts)] as const));
  for (const [bid, outcome] of outcomes) {
    if (outcome !== undefined) stateEvent(statement, outcome.event, outcome, { bid: bid.ref });
  }
  const numbers = new Set([...lots.map(({ number }) => number), ...results.flatMap(({ lot }) => lot ?? [])]);
  const whole = numbers.size === 1 ? onlyLotOf(notice, lots)?.number : undefined;
  const endings = [...numbers].map((lot) => endingOf(lot, results, outcomes, contracts, notice.language));
  for (const ending of endings) {
    if (ending !== undefined && ending.lot !== UNDIVIDED) {
      stateEvent(statement, ending.event, ending, { lot: ending.lot });
    }
  }
  stateEnding(statement, endings, whole !== undefined || numbers.size > 1);
  stateAwardedValues(statement, element, outcomes, numbers, whole);
}

interface Ending {
  readonly lot: string;
  readonly event: TenderStatus;
  readonly element: XmlElement;
  readonly date: string | undefined;
  readonly reason?: string | undefined;
}

/** What the notice says became of a lot; undefined when it is still open, withheld, or not told. */
function endingOf(
  lot: string,
  results: readonly LotResult[],
  outcomes: ReadonlyMap<StatedBid, TenderOutcome | undefined>,
  contracts: readonly Contract[],
  language: string | undefined,
): Ending | undefined {
  const own = results.filter((result) => result.lot === lot);
  if (own.some(({ withheld }) => withheld !== undefined)) return undefined;
  const won = [...outcomes].filter(([bid, outcome]) => bid.lot === lot && outcome?.event === 'WON');
  const chosen = own.find(({ outcome }) => outcome === 'selec-w');
  const place = chosen?.element ?? won[0]?.[1]?.element;
  if (place !== undefined) {
    const days = [...won.flatMap(([, outcome]) => outcome?.date ?? []), ...daysOf(chosen, contracts)];
    return { lot, event: 'AWARDED', element: place, date: days.sort().at(-1) };
  }
  const closed = own.find(({ outcome }) => outcome === 'clos-nw');
  if (closed === undefined) return undefined;
  return {
    lot,
    event: 'UNSUCCESSFUL',
    element: closed.element,
    date: undefined,
    reason: reasonOf(closed.element, language),
  };
}

/** Award dates of the contracts that a result names itself. */
function daysOf(result: LotResult | undefined, contracts: readonly Contract[]): string[] {
  const numbers = result?.element.every('SettledContract', 'ID').map(codeOf) ?? [];
  return contracts.flatMap(({ element, awarded }) =>
    awarded !== undefined && numbers.includes(codeOf(element.child('ID'))) ? [awarded] : [],
  );
}

function reasonOf(result: XmlElement, language: string | undefined): string | undefined {
  const reason = result.child('DecisionReason');
  const withheld = withheldIn(reason, 'no-awa-rea', language) ?? withheldIn(result, 'no-awa-rea', language);
  if (withheld !== undefined) return withheld.note;
  const code = codeOf(reason?.child('DecisionReasonCode'));
  return meaningOf(REASONS_FOR_NO_AWARD, code) ?? code;
}

/** The tender as a whole is awarded when a lot is, and without success when all of its lots are. */
function stateEnding(
  statement: Statement,
  endings: readonly (Ending | undefined)[],
  hasAllLots: boolean,
): void {
  const awarded = endings.filter((ending) => ending?.event === 'AWARDED') as Ending[];
  if (awarded.length > 0) {
    const last = awarded.reduce((a, b) => ((b.date ?? '') > (a.date ?? '') ? b : a));
    stateEvent(statement, 'AWARDED', last);
    return;
  }
  const [first] = endings;
  if (first === undefined || !hasAllLots || endings.some((ending) => ending?.event !== 'UNSUCCESSFUL'))
    return;
  const reasons = [...new Set(endings.flatMap((ending) => ending?.reason ?? []))];
  stateEvent(statement, 'UNSUCCESSFUL', {
    element: first.element,
    date: undefined,
    reason: reasons.length > 0 ? reasons.join('; ') : undefined,
  });
}

function stateEvent(
  statement: Statement,
  event: TenderStatus | BidStatus,
  at: { element: XmlElement; date: string | undefined; reason?: string | undefined },
  on: { bid?: string; lot?: string } = {},
): void {
  statement.addClaim({
    kind: 'TENDER_EVENT',
    tender: TENDER,
    ...on,
    event,
    ...withoutUndefined({ date: at.date, reason: at.reason }),
    evidence: statement.evidence(at.element),
  });
}

/**
 * States the value of all contracts of the notice (BT-161), after a modification as amended; and of each lot with one winner the
 * value of its tender (BT-720), which is also that of a tender with one lot where the notice gives no total.
 *
 * They have no date of their own: of two notices the later one's amounts hold, whatever day the award was on.
 */
function stateAwardedValues(
  statement: Statement,
  results: XmlElement,
  outcomes: ReadonlyMap<StatedBid, TenderOutcome | undefined>,
  lots: ReadonlySet<string>,
  whole: string | undefined,
): void {
  const kind = statement.notice.type.stage === 'MODIFICATION' ? 'AMENDED' : 'AWARD';
  const total = statedAmount(statement, results.child('TotalAmount'), results, 'not-val');
  stateValuation(statement, kind, total);
  for (const lot of lots) {
    const won = [...outcomes].filter(([bid, outcome]) => bid.lot === lot && outcome?.event === 'WON');
    const [winner] = won;
    if (winner === undefined || won.length > 1) continue;
    const [{ amount }] = winner;
    stateValuation(statement, kind, amount, lot);
    if (total === undefined && lot === whole) stateValuation(statement, kind, amount);
  }
}
