import { fragment, raw } from '../../statement/fragment.ts';
import type { FilterValue } from '../collection/filter.ts';
import { lastKey } from '../collection/last-key.ts';
import { listRows, select } from '../collection/list.ts';
import type { Session } from '../row/session.ts';

/** Ids that one statement of a walk looks at: few enough that it ends within a millisecond or two. */
const IDS_PER_STATEMENT = 1_000;

/**
 * All tenders of which a checked filter holds, as known and valid on the days the session asks, in order of id.
 *
 * Each step is one short statement over a span of ids, and gives the tenders found there, be they none: a chance to give way.
 * Tenders that are written while a walk goes on may be in it or not.
 */
export function* walkTenders(session: Session, filter?: FilterValue): Generator<readonly number[]> {
  const collection = session.catalogue.byType('TENDER');
  const list = {
    collection,
    via: { kind: 'all' },
    filter,
    asOf: session.asOf,
    findCollection: session.catalogue.find,
  } as const;
  const last = lastKey(session, collection);
  for (let start = 0; start < last; start += IDS_PER_STATEMENT) {
    const { scope, conditions, from } = listRows(list, { alias: 'x', parentKey: null });
    const key = raw(scope.key);
    const span = fragment`${key} > ${start} AND ${key} <= ${start + IDS_PER_STATEMENT}`;
    const found = session.rows(select(fragment`${key} AS id`, from, [span, ...conditions], key));
    yield found.map(({ id }) => id as number);
  }
}
