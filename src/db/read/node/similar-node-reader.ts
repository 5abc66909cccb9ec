import type { NodeType } from '../../../domain/node.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { jsonArray, jsonRows } from '../../dialect/json-value.ts';
import { eachValue } from '../../dialect/list.ts';
import { nodesAs } from '../../node-type.ts';
import { as } from '../../statement/alias.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import { aliases, identifiers } from '../../tables/node.ts';
import { organisations } from '../../tables/organisation.ts';
import type { Session } from '../row/session.ts';
import { MAX_COMPARED_ALIASES, type NamedSubject } from './name-reader.ts';

const p = eachValue('p');
const nodes = nodesAs('t');
const o = as(organisations, 't');
const a = as(aliases, 'a');
const i = as(identifiers, 'i');
const j = as(identifiers, 'j');

/** What some nodes of a type can be told to be the same by. Few enough for one statement. */
export function readSubjectsOf(session: Session, type: NodeType, ids: readonly number[]): NamedSubject[] {
  const t = nodes[type];
  const place =
    type === 'ORGANISATION'
      ? `coalesce(${o.country}, ${o.addressCountry}) AS country, ${o.addressLocality} AS locality`
      : 'NULL AS country, NULL AS locality';
  const rows = session.rows(
    fragment`SELECT ${t.id} AS id, ${t.slug} AS slug, ${t.name} AS name, ${raw(place)}, (SELECT ${jsonRows('name', 'name')} FROM (SELECT ${a.name} AS name FROM ${a} WHERE ${a.nodeId} = ${t.id} ORDER BY ${a.name} LIMIT ${MAX_COMPARED_ALIASES})) AS aliases, (SELECT ${jsonRows(jsonArray(i.scheme, i.value, i.checked), `${i.scheme}, ${i.value}`)} FROM ${i} WHERE ${i.nodeId} = ${t.id}) AS identifiers FROM ${p.of(ids)} ${thenJoin} ${t} ON ${t.id} = ${p.value}`,
  ) as unknown as (Omit<NamedSubject, 'aliases' | 'identifiers'> & {
    aliases: string;
    identifiers: string;
  })[];
  return rows.map((row) => ({
    ...row,
    aliases: JSON.parse(row.aliases) as string[],
    identifiers: (JSON.parse(row.identifiers) as [string, string, number][]).map(
      ([scheme, value, checked]) => ({ scheme, value, checked: checked === 1 }),
    ),
  }));
}

/** Ids of other nodes of the type with an identifier of this one, in order; at most so many. */
export function readSharingIdentifiers(session: Session, type: NodeType, id: number, most: number): number[] {
  const rows = session.rows(
    fragment`SELECT DISTINCT ${j.nodeId} AS id FROM ${i} ${thenJoin} ${j} ON ${j.scheme} = ${i.scheme} AND ${j.value} = ${i.value} WHERE ${i.nodeId} = ${id} AND ${j.nodeId} <> ${id} AND ${j.nodeType} = ${type} ORDER BY ${j.nodeId} LIMIT ${most}`,
  );
  return rows.map((row) => row.id as number);
}
