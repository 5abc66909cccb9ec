import { thenJoin } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { documents } from '../../tables/document.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import type { DaySpan } from '../claim/claim-change-reader.ts';
import type { FilterValue } from '../collection/filter-value.ts';
import type { Session } from '../row/session.ts';
import { readTendersAmong } from './tender-walk.ts';

/** A document that states something of a tender. */
export interface TenderChange {
  /** Of what it states: later ones have greater ids on one day. */
  readonly statement: number;
  readonly tender: number;
  readonly day: string;
  readonly moment: string;
  readonly key: string;
}

/** A step of the walk. */
export interface TenderChangeStep {
  /** Statements that were looked at. */
  readonly looked: number;
  readonly found: readonly TenderChange[];
}

/** Statements that one step looks at: few enough that it ends within a millisecond or two. */
const STEP = 500;

const s = as(tenderStatements, 's');
const d = as(documents, 'd');

/**
 * The documents of the days of a span that state something of a tender of which the filter holds, latest first. Each step is two short
 * statements over the next so many statements, and gives what is found there, be it nothing: a chance to give way.
 */
export function* walkTenderChanges(
  session: Session,
  span: DaySpan,
  filter: FilterValue | undefined,
): Generator<TenderChangeStep> {
  let last: TenderChange | undefined;
  while (true) {
    const changes: TenderChange[] = readChanges(session, span, last);
    if (changes.length === 0) return;
    const ids = [...new Set(changes.map(({ tender }) => tender))];
    const tenders = new Set(readTendersAmong(session, ids, filter));
    yield { looked: changes.length, found: changes.filter(({ tender }) => tenders.has(tender)) };
    if (changes.length < STEP) return;
    last = changes.at(-1);
  }
}

function readChanges(
  session: Session,
  { from, to }: DaySpan,
  last: TenderChange | undefined,
): TenderChange[] {
  const before = last && fragment` AND (${s.knownFrom}, ${s.id}) < (${last.day}, ${last.statement})`;
  const rows = session.rows(
    fragment`SELECT ${s.id} AS statement, ${s.tenderId} AS tender, ${s.knownFrom} AS day, ${d.moment} AS moment, ${d.key} AS key FROM ${s} ${thenJoin} ${d} ON ${d.id} = ${s.documentId} WHERE ${s.knownFrom} > ${from} AND ${s.knownFrom} <= ${to}${before ?? fragment``} ORDER BY ${s.knownFrom} DESC, ${s.id} DESC LIMIT ${STEP}`,
  );
  return rows as unknown as TenderChange[];
}
