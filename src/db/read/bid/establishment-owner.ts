import { isAmong } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { establishments } from '../../tables/establishment.ts';
import type { Session } from '../row/session.ts';

const e = as(establishments, 'e');

/** The organisations of which some establishments are parts now, by establishment. */
export function readEstablishmentOwners(
  session: Session,
  ids: readonly number[],
): ReadonlyMap<number, number> {
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${e.id} AS id, ${e.organisationId} AS organisation FROM ${e} WHERE ${isAmong(e.id, ids)}`,
  );
  return new Map(rows.map(({ id, organisation }) => [id as number, organisation as number]));
}
