import { type DocumentText, hashOf } from '../../document-builder.ts';
import { sortableTime } from '../../sortable-time.ts';
import type { XmlElement } from '../../xml-element.ts';
import type { Notice } from './notice.ts';
import { launchKey } from './procedure-event.ts';
import { readInstant } from './stated-value.ts';
import { codeOf } from './text.ts';

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/;

/**
 * Where the notice stands among those that speak for the same thing: its own versions, and the notice that it changes. A notice that
 * modifies a contract continues none: what was awarded stays so beside it.
 */
export function documentTextOf(notice: Notice): DocumentText {
  const changed = noticeNamedIn(notice.changes);
  return {
    moment: momentOf(notice),
    hash: hashOf(String(notice.root)),
    series: {
      key: seriesKey(notice.uuid),
      ...(changed !== undefined && { continues: [seriesKey(changed)] }),
      // On which day a call was published, a change of it does not say again.
      ...(notice.changes !== undefined && { keeps: [launchKey('PLANNED'), launchKey('LAUNCHED')] }),
    },
  };
}

function seriesKey(uuid: string): string {
  return `eforms:notice:${uuid}`;
}

/**
 * BT-758, without the version. One that gives a number of the Official Journal instead names a notice from before eForms, or one
 * that nothing tells is the same.
 */
export function noticeNamedIn(change: XmlElement | undefined): string | undefined {
  return UUID.exec(codeOf(change?.child('ChangedNoticeIdentifier'))?.toLowerCase() ?? '')?.[0];
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
