import type { TenderStatus } from '../../../domain/node.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { REASONS_FOR_CHANGE } from './code-list.ts';
import { type Statement, TENDER } from './statement.ts';
import { codeOf, textsOf } from './text.ts';

/**
 * States what the notice itself makes happen to its tender: a planning notice plans it, a competition notice launches it on the
 * day of its publication, a change that cancels either ends it. A change launches nothing anew: its date says nothing about that.
 */
export function stateProcedureEvents(statement: Statement): void {
  const { notice } = statement;
  const { stage } = notice.type;
  if (stage !== 'PLANNING' && stage !== 'COMPETITION') return;
  const event: TenderStatus = stage === 'PLANNING' ? 'PLANNED' : 'LAUNCHED';
  const isChange = notice.changes !== undefined;
  statement.addClaim({
    kind: 'TENDER_EVENT',
    key: `eforms:${event.toLowerCase()}`,
    tender: TENDER,
    event,
    ...withoutUndefined({ date: isChange ? undefined : notice.published }),
    evidence: statement.evidence(notice.root.child('NoticeTypeCode') ?? notice.root),
  });
  stateCancellation(statement);
}

/** BT-140 `cancel`: the notice that called for tenders is void. */
function stateCancellation(statement: Statement): void {
  const { notice } = statement;
  const cancelling = notice.changes
    ?.all('ChangeReason')
    .find((reason) => codeOf(reason.child('ReasonCode')) === 'cancel');
  if (cancelling === undefined) return;
  const text = textsOf(cancelling.all('ReasonDescription'), notice.language)?.text;
  statement.addClaim({
    kind: 'TENDER_EVENT',
    tender: TENDER,
    event: 'CANCELLED',
    ...withoutUndefined({ date: notice.published }),
    reason: text ?? (REASONS_FOR_CHANGE.cancel as string),
    evidence: statement.evidence(cancelling),
  });
}
