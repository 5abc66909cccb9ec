import type { XmlElement } from '../../xml-element.ts';
import type { Notice } from './notice.ts';
import { type Withheld, withheldIn } from './privacy.ts';
import { readDay } from './stated-value.ts';
import type { Statement } from './statement.ts';
import { codeOf } from './text.ts';

/** What a notice says came of a lot: `efac:LotResult`. */
export interface LotResult {
  readonly element: XmlElement;
  readonly lot: string | undefined;
  /** BT-142: `selec-w` a winner was chosen, `clos-nw` none and the competition is closed, `open-nw` none yet. */
  readonly outcome: string | undefined;
  /** The tenders that it names (OPT-320): references to `efac:LotTender`, never tenders of their own. */
  readonly tenders: readonly string[];
  /** That whether there is a winner is not published. */
  readonly withheld: Withheld | undefined;
}

/** A contract: `efac:SettledContract`. */
export interface Contract {
  readonly element: XmlElement;
  /** The tenders it was awarded to (BT-3202). */
  readonly tenders: readonly string[];
  /** BT-1451: the day on which the winner was chosen. */
  readonly awarded: string | undefined;
}

export function readLotResults({ extension, language }: Notice): LotResult[] {
  return (extension?.every('NoticeResult', 'LotResult') ?? []).map((element) => {
    const withheld = withheldIn(element, 'win-cho', language);
    return {
      element,
      lot: codeOf(element.at('TenderLot', 'ID')),
      outcome: withheld === undefined ? codeOf(element.child('TenderResultCode')) : undefined,
      tenders: referencesIn(element),
      withheld,
    };
  });
}

export function readContracts({ notice, flags }: Statement): Contract[] {
  return (notice.extension?.every('NoticeResult', 'SettledContract') ?? []).map((element) => {
    const awarded = readDay(element.child('AwardDate'), 'efac:SettledContract/cbc:AwardDate', flags);
    return { element, tenders: referencesIn(element), awarded };
  });
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
 * of a lot with a winner is the winner. Undefined when the notice does not say, withholds it, or no winner was chosen.
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
  const isClosed =
    own.length > 0 && own.every(({ outcome }) => outcome === 'clos-nw' || outcome === 'open-nw');
  if (isClosed) return undefined;
  const contract = contracts.find(({ tenders }) => tenders.includes(tender.id));
  if (contract !== undefined) return { event: 'WON', element: contract.element, date: contract.awarded };

  const rivals = all.filter(({ lot, id }) => lot === tender.lot && id !== tender.id);
  const result = own.find(({ outcome, tenders }) => outcome !== 'clos-nw' && tenders.includes(tender.id));
  if (result === undefined) return undefined;
  const won = contracts.find(({ tenders }) => rivals.some(({ id }) => tenders.includes(id)));
  if (won !== undefined) return { event: 'REJECTED', element: result.element, date: won.awarded };
  if (result.outcome !== 'selec-w') return undefined;
  if (rivals.length === 0) return { event: 'WON', element: result.element, date: undefined };
  if (tender.rank === undefined || [tender, ...rivals].every(({ rank }) => rank !== 1)) return undefined;
  return { event: tender.rank === 1 ? 'WON' : 'REJECTED', element: result.element, date: undefined };
}
