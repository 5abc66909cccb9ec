import type { XmlElement } from '../../xml-element.ts';
import type { Notice } from './notice.ts';
import { codeOf } from './text.ts';

/** That a change notice cancels the notice it changes: BT-140 `cancel`. */
export interface Cancellation {
  /** `efac:ChangeReason`. */
  readonly element: XmlElement;
  /** BT-13716: the lots that it is about, each with its place; undefined when it is about the whole notice. */
  readonly lots: ReadonlyMap<string, XmlElement> | undefined;
}

/** Sections that are lots, parts of a planned procurement, or groups of lots. */
const OF_LOTS = /^(?:LOT|PAR|GLO)-/;
const GROUP = /^GLO-/;

/** What the notice cancels; undefined when it cancels nothing. An intention to cancel is no cancellation. */
export function cancellationIn({ changes }: Notice): Cancellation | undefined {
  const element = changes
    ?.all('ChangeReason')
    .find((reason) => codeOf(reason.child('ReasonCode')) === 'cancel');
  if (changes === undefined || element === undefined) return undefined;
  const sections = changes
    .every('Change', 'ChangedSection', 'ChangedSectionIdentifier')
    .flatMap((section) => {
      const number = codeOf(section)?.toUpperCase();
      return number !== undefined && OF_LOTS.test(number) ? [[number, section] as const] : [];
    });
  if (sections.length === 0) return { element, lots: undefined };
  return { element, lots: new Map(sections.filter(([number]) => !GROUP.test(number))) };
}
