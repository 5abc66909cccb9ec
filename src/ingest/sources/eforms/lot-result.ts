import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { XmlElement } from '../../xml-element.ts';
import { lotOf, type NoticeResult } from './notice-result.ts';
import { type Withheld, withheldIn } from './privacy.ts';
import { readDay } from './stated-value.ts';
import type { Statement } from './statement.ts';
import { codeOf } from './text.ts';

/** Code list `winner-selection-status` (BT-142): a winner was chosen, none and the competition is closed, none yet. */
const OUTCOMES = ['selec-w', 'clos-nw', 'open-nw'] as const;

/** What a notice says came of a lot: `efac:LotResult`. */
export interface LotResult {
  readonly element: XmlElement;
  readonly lot: string | undefined;
  /** UNKNOWN is a code that the list does not have: it proves nothing. Undefined where there is no code. */
  readonly outcome: (typeof OUTCOMES)[number] | 'UNKNOWN' | undefined;
  /** The tenders that it names (OPT-320): references to `efac:LotTender`, never tenders of their own. */
  readonly tenders: readonly string[];
  /** That whether there is a winner is not published. */
  readonly withheld: Withheld | undefined;
}

/** A contract: `efac:SettledContract`. */
export interface Contract {
  readonly element: XmlElement;
  /** OPT-315: `CON-0001`, anew in each notice. */
  readonly id: string | undefined;
  /** BT-150: the buyer's own number of it. */
  readonly reference: string | undefined;
  /** The tenders it was awarded to (BT-3202). */
  readonly tenders: readonly string[];
  /** BT-1451: the day on which the winner was chosen. */
  readonly awarded: string | undefined;
}

export function readLotResults({ notice, flags }: Statement, { lotResults }: NoticeResult): LotResult[] {
  return lotResults.map((element) => {
    const withheld = withheldIn(element, 'win-cho', notice.language);
    return {
      element,
      lot: lotOf(element),
      outcome: withheld === undefined ? outcomeIn(element, flags) : undefined,
      tenders: referencesIn(element),
      withheld,
    };
  });
}

function outcomeIn(result: XmlElement, flags: QualityFlagRecord[]): LotResult['outcome'] {
  const code = codeOf(result.child('TenderResultCode'));
  if (code === undefined) return undefined;
  const known = OUTCOMES.find((outcome) => outcome === code);
  if (known === undefined)
    flags.push({ flag: 'INVALID_CODE', field: 'cbc:TenderResultCode', published: code });
  return known ?? 'UNKNOWN';
}

export function readContracts({ flags }: Statement, { contracts }: NoticeResult): Contract[] {
  return contracts.map((element) => {
    const awarded = readDay(element.child('AwardDate'), 'efac:SettledContract/cbc:AwardDate', flags);
    return {
      element,
      id: codeOf(element.child('ID')),
      reference: codeOf(element.at('ContractReference', 'ID')),
      tenders: referencesIn(element),
      awarded,
    };
  });
}

/** The contracts that a result names itself. */
export function contractsOf(result: LotResult | undefined, contracts: readonly Contract[]): Contract[] {
  const numbers = result?.element.every('SettledContract', 'ID').map(codeOf) ?? [];
  return contracts.filter(({ id }) => id !== undefined && numbers.includes(id));
}

function referencesIn(element: XmlElement): string[] {
  return element.every('LotTender', 'ID').flatMap((id) => codeOf(id) ?? []);
}

/** What became of one tender, and where the notice says so. */
export interface TenderOutcome {
  readonly event: 'WON' | 'REJECTED';
  readonly element: XmlElement;
  readonly date: string | undefined;
}

export interface LotTenderReference {
  readonly id: string;
  readonly lot: string | undefined;
  readonly rank: number | undefined;
}

/**
 * Whether a tender won: the contracts of its lot name the winners; without contracts that name any, the ranks do; a single tender
 * of a lot with a winner is the winner, also where the result names none. Undefined when the notice does not say, withholds it,
 * says it by an unknown code, or no winner was chosen.
 */
export function outcomeOf(
  tender: LotTenderReference,
  all: readonly LotTenderReference[],
  results: readonly LotResult[],
  contracts: readonly Contract[],
): TenderOutcome | undefined {
  const own = results.filter(
    ({ lot, tenders }) => tenders.includes(tender.id) || (lot !== undefined && lot === tender.lot),
  );
  if (own.some(({ withheld }) => withheld !== undefined)) return undefined;
  const isUndecided =
    own.length > 0 && own.every(({ outcome }) => outcome !== undefined && outcome !== 'selec-w');
  if (isUndecided) return undefined;
  const contract = contracts.find(({ tenders }) => tenders.includes(tender.id));
  if (contract !== undefined) return { event: 'WON', element: contract.element, date: contract.awarded };

  // A tender on a group of lots is a rival on each lot whose result names it.
  const isRival = ({ lot, id }: LotTenderReference) =>
    lot === tender.lot || own.some(({ tenders }) => tenders.includes(id));
  const rivals = all.filter((each) => each.id !== tender.id && isRival(each));
  const result = own.find(
    ({ outcome, tenders }) => isDecision(outcome) && (tenders.includes(tender.id) || tenders.length === 0),
  );
  if (result === undefined) return undefined;
  const won = contracts.find(({ tenders }) => rivals.some(({ id }) => tenders.includes(id)));
  if (won !== undefined) return { event: 'REJECTED', element: result.element, date: won.awarded };
  if (result.outcome !== 'selec-w') return undefined;
  const [signed] = contractsOf(result, contracts);
  const decided = { element: result.element, date: signed?.awarded };
  if (rivals.length === 0) return { event: 'WON', ...decided };
  if (tender.rank === undefined || [tender, ...rivals].every(({ rank }) => rank !== 1)) return undefined;
  return { event: tender.rank === 1 ? 'WON' : 'REJECTED', ...decided };
}

function isDecision(outcome: LotResult['outcome']): boolean {
  return outcome === undefined || outcome === 'selec-w';
}
