import { fragment } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';
import { type Child, type Children, gatherChildren } from './children.ts';

export interface IdentifierFact {
  readonly scheme: string;
  readonly value: string;
  readonly checked: boolean;
}

/** An organisation as a party of a tender: who it is and where. */
export interface OrganisationFact {
  readonly id: number;
  readonly name: string;
  readonly country: string | null;
  readonly addressLocality: string | null;
  readonly addressRegion: string | null;
  readonly addressCountry: string | null;
  readonly website: string | null;
  /** The checked ones first. */
  readonly identifiers: readonly IdentifierFact[];
}

const ORGANISATIONS_PER_STATEMENT = 500;

const IDENTIFIERS: Children = {
  columns: 'x.scheme, x.value, x.checked',
  table: 'identifiers',
  parent: 'node_id',
};

/** The organisations of these ids, by id; one that is gone is missing. Each yield is a chance to give way. */
export function* readOrganisations(
  session: Session,
  ids: readonly number[],
): Generator<undefined, Map<number, OrganisationFact>> {
  const identifiers = yield* gatherChildren<{ scheme: string; value: string; checked: number }>(
    session,
    ids,
    IDENTIFIERS,
  );
  const found = new Map<number, OrganisationFact>();
  for (let start = 0; start < ids.length; start += ORGANISATIONS_PER_STATEMENT) {
    const slice = ids.slice(start, start + ORGANISATIONS_PER_STATEMENT);
    const rows = session.rows(
      fragment`SELECT o.id, o.name, o.country, o.address_locality AS addressLocality, o.address_region AS addressRegion, o.address_country AS addressCountry, o.website FROM json_each(${JSON.stringify(slice)}) k CROSS JOIN organisations o ON o.id = k.value`,
    ) as unknown as Omit<OrganisationFact, 'identifiers'>[];
    for (const row of rows) {
      found.set(row.id, { ...row, identifiers: inOrder(identifiers.get(row.id) ?? []) });
    }
    yield;
  }
  return found;
}

function inOrder(
  rows: readonly Child<{ scheme: string; value: string; checked: number }>[],
): IdentifierFact[] {
  return rows
    .map(({ scheme, value, checked }) => ({ scheme, value, checked: checked === 1 }))
    .sort((a, b) => Number(b.checked) - Number(a.checked));
}
