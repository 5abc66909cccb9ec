import { type DocumentText, hashOf } from '../../document-builder.ts';
import { sortableTime } from '../../sortable-time.ts';
import type { XmlElement } from '../../xml-element.ts';
import type { Notice } from './notice.ts';
import { launchKey } from './procedure-event.ts';
import { readInstant } from './stated-value.ts';
import { codeOf } from './text.ts';

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/;
/** Number in the Official Journal: `155315-2025`, with or without zeros before it. */
const OJ_NUMBER = /^0*([1-9]\d{0,7}-(?:19|20)\d\d)$/;

/**
 * Where the notice stands among those that speak for the same thing: its own versions, and the notice that it changes. A notice that
 * modifies a contract continues none: what was awarded stays so beside it.
 */
export function documentTextOf(notice: Notice): DocumentText {
  const continues = continuedBy(notice);
  return {
    moment: momentOf(notice),
    hash: hashOf(String(notice.root)),
    series: {
      key: seriesKey(notice.uuid),
      ...(continues.length > 0 && { continues }),
      // On which day a call was published, a change of it does not say again.
      ...(notice.changes !== undefined && { keeps: [launchKey('PLANNED'), launchKey('LAUNCHED')] }),
    },
  };
}

function seriesKey(uuid: string): string {
  return `eforms:notice:${uuid}`;
}

/**
 * A change names a notice by identifier or by number in the Official Journal. So each published notice also joins a series of its
 * number, which no document has as its own: there it meets the changes that name it so, whichever is read first.
 */
function continuedBy({ changes, publicationNumber }: Notice): string[] {
  const uuid = noticeNamedIn(changes);
  const numbers = [publicationNumber, changedIdentifierIn(changes)].map(
    (number) => OJ_NUMBER.exec(number ?? '')?.[1],
  );
  const ofNumbers = [...new Set(numbers)].flatMap((number) =>
    number === undefined ? [] : `eforms:oj:${number}`,
  );
  return [...(uuid === undefined ? [] : [seriesKey(uuid)]), ...ofNumbers];
}

/** The identifier of the notice that BT-758 or BT-1501 names, without the version; undefined where it gives a number instead. */
export function noticeNamedIn(change: XmlElement | undefined): string | undefined {
  return UUID.exec(changedIdentifierIn(change) ?? '')?.[0];
}

function changedIdentifierIn(change: XmlElement | undefined): string | undefined {
  return codeOf(change?.child('ChangedNoticeIdentifier'))?.toLowerCase();
}

/**
 * The day of publication; of notices of one day, the instant of dispatch (BT-05); a change behind what it changes; then the version
 * (BT-757).
 */
function momentOf({ root, statedOn, changes, version }: Notice): string {
  const dispatched = readInstant(root.child('IssueDate'), root.child('IssueTime'));
  const sent = dispatched === undefined ? statedOn : sortableTime(dispatched);
  return [statedOn, sent, changes === undefined ? '0' : '1', version.padStart(4, '0')].join(' ');
}
