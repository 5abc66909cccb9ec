import { type Closure, collectClosure } from '../db/copy/closure.ts';
import type { FilterValue } from '../db/read/collection/filter-value.ts';
import { refuseUnknownNodes } from '../db/read/node/filtered-node.ts';
import type { Session } from '../db/read/row/session.ts';
import { walkTenders } from '../db/read/tender/tender-walk.ts';
import type { Language } from '../model/sentence/verb.ts';

/** What is exported: the tenders of a filter with all that is said of them, or the whole graph. */
export interface Selection {
  /**
   * What the readers in `src/db/read/export/` read with. Asks for no other day: an export holds everything that is known, with the
   * days since when. It reads one state of the database from beginning to end, whatever is written meanwhile.
   */
  readonly session: Session;
  /** A checked filter; undefined when the whole graph is exported, with what belongs to no tender too. */
  readonly filter: FilterValue | undefined;
  /** The filter as JSON, as it was asked; null when there is none. */
  readonly filterText: string | null;
  readonly isWhole: boolean;
  /** Day of the export in UTC, `YYYY-MM-DD`. */
  readonly day: string;
  /** Of sentences and labels; what documents say stays in theirs. */
  readonly language: Language;
  /** Ids of the tenders in order, some thousand at most at once; be there none, that is a chance to give way. */
  tenders(): Generator<readonly number[]>;
}

/** A filter for tenders: checked, and the JSON that it was asked as. */
export interface AskedFilter {
  readonly value: FilterValue;
  readonly text: string;
}

/**
 * Selects the tenders of a filter, or the whole graph. Reads nothing yet but the nodes that the filter names.
 *
 * @throws BadUserInput when there is no such node: nothing would be exported
 */
export function select(
  session: Session,
  filter: AskedFilter | undefined,
  now: Date,
  language: Language = 'EN',
): Selection {
  if (filter) refuseUnknownNodes(session, session.catalogue.byType('TENDER'), filter.value, 'filter');
  return {
    session,
    filter: filter?.value,
    filterText: filter?.text ?? null,
    isWhole: filter === undefined,
    day: now.toISOString().slice(0, 10),
    language,
    tenders: () => walkTenders(session, filter?.value),
  };
}

/** What the selected tenders need beside them; undefined of the whole graph. Each yield is a chance to give way. */
export function* closureOf({
  session,
  isWhole,
  tenders,
}: Selection): Generator<undefined, Closure | undefined> {
  return isWhole ? undefined : yield* collectClosure(session, tenders());
}
