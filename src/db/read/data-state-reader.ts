import { as } from '../statement/alias.ts';
import { fragment, raw } from '../statement/fragment.ts';
import { articles } from '../tables/article.ts';
import { imports } from '../tables/import.ts';
import type { Session } from './row/session.ts';
import { KNOWN_ON } from './time/as-of.ts';

const a = as(articles, 'a');
const i = as(imports, 'i');

/** How new the data is. */
export interface DataState {
  /** Number of the import begun last; 0 when there was none. */
  readonly importNumber: number;
  /** When the last import ended that went in; null when there was none. */
  readonly imported: string | null;
  /** When the newest article was published that is not dated after the given day; null without a dated one. */
  readonly newestDocument: string | null;
}

/** @param until the day after which dates are not believed */
export function readDataState(session: Session, until: string): DataState {
  const known = session.asOf.knownOn === undefined ? raw('') : raw(` AND ${a.knownFrom} <= ${KNOWN_ON}`);
  const [row] = session.rows(
    fragment`SELECT coalesce((SELECT max(${i.id}) FROM ${i}), 0) AS importNumber, (SELECT ${i.finished} FROM ${i} WHERE ${i.finished} IS NOT NULL AND ${i.documents} > 0 ORDER BY ${i.id} DESC LIMIT 1) AS imported, (SELECT ${a.published} FROM ${a} WHERE ${a.publishedKey} <= ${until} AND ${a.publishedKey} > ${''}${known} ORDER BY ${a.publishedKey} DESC, ${a.id} DESC LIMIT 1) AS newestDocument`,
  );
  return row as unknown as DataState;
}
