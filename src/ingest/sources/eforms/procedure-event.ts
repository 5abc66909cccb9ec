import type { TenderStatus } from '../../../domain/node.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { XmlElement } from '../../xml-element.ts';
import { type Cancellation, cancellationIn } from './cancellation.ts';
import { REASONS_FOR_CHANGE } from './code-list.ts';
import { type Statement, TENDER } from './statement.ts';
import { type Lot, UNDIVIDED } from './tender.ts';
import { textsOf } from './text.ts';

/**
 * States what the notice itself makes happen to its tender: a planning notice plans it, a competition notice launches it on the
 * day of its publication, a change that cancels either ends it, or the lots that it names. A change launches nothing anew: its date
 * says nothing about that.
 */
export function stateProcedureEvents(statement: Statement, lots: readonly Lot[]): void {
  const { notice } = statement;
  const { stage } = notice.type;
  if (stage !== 'PLANNING' && stage !== 'COMPETITION') return;
  const event = stage === 'PLANNING' ? 'PLANNED' : 'LAUNCHED';
  const place = notice.root.child('NoticeTypeCode') ?? notice.root;
  const date = notice.changes === undefined ? notice.published : undefined;
  stateEvent(statement, event, place, { date, key: launchKey(event) });
  const cancellation = cancellationIn(notice);
  if (cancellation !== undefined) stateCancellation(statement, cancellation, lots, event);
}

/** By which a change keeps the day that only the notice it changes can tell. */
export function launchKey(event: 'PLANNED' | 'LAUNCHED'): string {
  return `eforms:${event.toLowerCase()}`;
}

function stateCancellation(
  statement: Statement,
  { element, lots: cancelled }: Cancellation,
  lots: readonly Lot[],
  before: TenderStatus,
): void {
  const { notice } = statement;
  const described = textsOf(element.all('ReasonDescription'), notice.language)?.text;
  const how = { date: notice.published, reason: described ?? REASONS_FOR_CHANGE.cancel };
  if (cancelled === undefined || cancelled.has(UNDIVIDED)) {
    stateEvent(statement, 'CANCELLED', element, how);
    return;
  }
  // Of the lots that go on, and of those that do not, none would otherwise tell that it was there before.
  for (const { number, element: lot } of lots) stateEvent(statement, before, lot, { lot: number });
  for (const [number, section] of cancelled) {
    if (lots.some((lot) => lot.number === number)) {
      stateEvent(statement, 'CANCELLED', section, { ...how, lot: number });
    } else {
      statement.flags.push({
        flag: 'DANGLING_REFERENCE',
        field: 'efbc:ChangedSectionIdentifier',
        published: number,
      });
    }
  }
}

function stateEvent(
  statement: Statement,
  event: TenderStatus,
  place: XmlElement,
  on: { key?: string; lot?: string; date?: string | undefined; reason?: string | undefined },
): void {
  statement.addClaim({
    kind: 'TENDER_EVENT',
    tender: TENDER,
    event,
    ...withoutUndefined(on),
    evidence: statement.evidence(place),
  });
}
