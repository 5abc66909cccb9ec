import type { TenderStatus } from '../../../domain/node.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { BidStatus } from '../../../model/words/claim.ts';
import type { XmlElement } from '../../xml-element.ts';
import { stateAwardedValues } from './awarded-value.ts';
import { type StatedBid, stateBids } from './bid.ts';
import { meaningOf, REASONS_FOR_NO_AWARD } from './code-list.ts';
import {
  type Contract,
  contractsOf,
  type LotResult,
  outcomeOf,
  readContracts,
  readLotResults,
  type TenderOutcome,
} from './lot-result.ts';
import { noticeResultOf } from './notice-result.ts';
import type { Organisations } from './organisation.ts';
import { withheldIn } from './privacy.ts';
import { type Statement, TENDER } from './statement.ts';
import { type Lot, onlyLotOf, UNDIVIDED } from './tender.ts';
import { codeOf } from './text.ts';

/** States what came of the tender: the bids, who won, which lots have no winner, and the awarded values. */
export function stateResults(statement: Statement, organisations: Organisations, lots: readonly Lot[]): void {
  const { notice } = statement;
  const told = noticeResultOf(notice);
  if (told === undefined) return;
  const results = readLotResults(statement, told);
  const contracts = readContracts(statement, told);
  const bids = stateBids(statement, organisations, told);
  const outcomes = new Map(bids.map((bid) => [bid, outcomeOf(bid, bids, results, contracts)] as const));
  for (const [bid, outcome] of outcomes) {
    if (outcome !== undefined) stateEvent(statement, outcome.event, outcome, { bid: bid.ref });
  }
  const numbers = new Set([...lots.map(({ number }) => number), ...results.flatMap(({ lot }) => lot ?? [])]);
  const endings = [...numbers].flatMap(
    (lot) => endingOf(lot, results, outcomes, contracts, notice.language) ?? [],
  );
  for (const ending of endings) {
    if (ending.lot !== UNDIVIDED) stateEvent(statement, ending.event, ending, { lot: ending.lot });
  }
  const onGroups = [...outcomes].flatMap(([bid, outcome]) =>
    bid.lot === undefined && outcome?.event === 'WON' ? [outcome] : [],
  );
  const awards = [...endings.filter(({ event }) => event === 'AWARDED'), ...onGroups];
  const whole = numbers.size === 1 ? onlyLotOf(notice, lots)?.number : undefined;
  const closed = endings.find(({ lot, event }) => lot === whole && event === 'UNSUCCESSFUL');
  stateEnding(statement, awards, closed);
  const won = [...outcomes].flatMap(([bid, outcome]) => (outcome?.event === 'WON' ? [bid] : []));
  stateAwardedValues(statement, told, won, contracts, { lots: numbers, whole });
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
  return contractsOf(result, contracts).flatMap(({ awarded }) => awarded ?? []);
}

function reasonOf(result: XmlElement, language: string | undefined): string | undefined {
  const reason = result.child('DecisionReason');
  const withheld = withheldIn(reason, 'no-awa-rea', language) ?? withheldIn(result, 'no-awa-rea', language);
  if (withheld !== undefined) return withheld.note;
  const code = codeOf(reason?.child('DecisionReasonCode'));
  return meaningOf(REASONS_FOR_NO_AWARD, code) ?? code;
}

/**
 * The tender as a whole is awarded when a lot is, or a group of lots. That it came to nothing is said only of one that is not divided: a
 * notice of results need not have all lots of its procedure.
 */
function stateEnding(
  statement: Statement,
  awards: readonly Pick<Ending, 'element' | 'date'>[],
  closed: Ending | undefined,
): void {
  if (awards.length > 0) {
    const last = awards.reduce((a, b) => ((b.date ?? '') > (a.date ?? '') ? b : a));
    stateEvent(statement, 'AWARDED', last);
  } else if (closed !== undefined) {
    stateEvent(statement, 'UNSUCCESSFUL', closed);
  }
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
