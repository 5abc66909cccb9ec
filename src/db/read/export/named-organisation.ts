import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { identifiers as identifierTable } from '../../tables/node.ts';
import { organisations } from '../../tables/organisation.ts';
import type { Session } from '../row/session.ts';
import { CHILD, type Child, type Children, gatherChildren } from './children.ts';

const k = eachValue('k');
const o = as(organisations, 'o');
const identifier = as(identifierTable, CHILD);

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
  columns: `${identifier.scheme}, ${identifier.value}, ${identifier.checked}`,
  parent: identifierTable.nodeId,
  key: identifierTable.id,
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
      fragment`SELECT ${o.id}, ${o.name}, ${o.country}, ${o.addressLocality} AS addressLocality, ${o.addressRegion} AS addressRegion, ${o.addressCountry} AS addressCountry, ${o.website} FROM ${k.of(slice)} ${thenJoin} ${o} ON ${o.id} = ${k.value}`,
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
