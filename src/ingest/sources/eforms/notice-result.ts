import type { XmlElement } from '../../xml-element.ts';
import { cancellationIn } from './cancellation.ts';
import type { Notice } from './notice.ts';
import { codeOf } from './text.ts';

/** What a notice tells of results (`efac:NoticeResult`), without what it cancels itself. */
export interface NoticeResult {
  /** BT-161. */
  readonly total: XmlElement | undefined;
  readonly element: XmlElement;
  /** `efac:LotResult`. */
  readonly lotResults: readonly XmlElement[];
  /** The definitions of tenders: `efac:LotTender` within results and contracts are references. */
  readonly tenders: readonly XmlElement[];
  /** `efac:SettledContract`. */
  readonly contracts: readonly XmlElement[];
}

/**
 * The results of the notice; undefined when it has none. A notice of results that is cancelled has none either, and one that is
 * cancelled for some lots has those of the others: that is no end of the lots, which may be awarded anew.
 */
export function noticeResultOf(notice: Notice): NoticeResult | undefined {
  const element = notice.extension?.child('NoticeResult');
  if (element === undefined) return undefined;
  const cancellation = cancellationIn(notice);
  if (cancellation !== undefined && cancellation.lots === undefined) return undefined;
  const cancelled = cancellation?.lots;
  const holds = (part: XmlElement) => {
    const lot = lotOf(part);
    return lot === undefined || !cancelled?.has(lot);
  };
  return {
    element,
    // Nothing tells whether the total still has the cancelled lots in it.
    total: cancellation === undefined ? element.child('TotalAmount') : undefined,
    lotResults: element.all('LotResult').filter(holds),
    tenders: element.all('LotTender').filter(holds),
    contracts: element.all('SettledContract'),
  };
}

/** The lot that a result or tender is of (BT-13713, BT-13714); undefined where it names none, or a group of lots, which is no lot. */
export function lotOf(part: XmlElement): string | undefined {
  const id = part.at('TenderLot', 'ID');
  const number = codeOf(id);
  const isGroup = id?.attributes.schemeName === 'LotsGroup' || number?.startsWith('GLO-') === true;
  return isGroup ? undefined : number;
}
