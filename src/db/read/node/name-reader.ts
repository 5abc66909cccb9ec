import type { NodeType } from '../../../domain/node.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { nodesAs } from '../../node-type.ts';
import { as, bare } from '../../statement/alias.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { aliases as aliasTable, identifiers as identifierTable } from '../../tables/node.ts';
import { organisations } from '../../tables/organisation.ts';

const nodes = nodesAs('t');
const organisation = as(organisations, 't');
const alias = bare(aliasTable);
const identifier = bare(identifierTable);
const p = as(bidParties, 'p');
const q = as(bidParties, 'q');
const x = as(bids, 'x');
const y = as(bids, 'y');

/** What two nodes can be told to be the same by. */
export interface NamedSubject {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** Other names, A to Z; of a node with very many, the first few. */
  readonly aliases: readonly string[];
  /** ISO 3166 alpha-2; null when not known. */
  readonly country: string | null;
  readonly locality: string | null;
  readonly identifiers: readonly {
    readonly scheme: string;
    readonly value: string;
    readonly checked: boolean;
  }[];
}

interface SubjectRow {
  id: number;
  slug: string;
  name: string;
  aliases: string;
  country: string | null;
  locality: string | null;
  identifiers: string;
}

const PAGE = 1_000;
export const MAX_COMPARED_ALIASES = 6;

/** All nodes of a type that are not merged, in order of id; read in pages, so that no statement runs long. */
export function* readNamedSubjects({ sqlite }: GreffeDatabase, type: NodeType): Generator<NamedSubject> {
  const t = nodes[type];
  const place =
    type === 'ORGANISATION'
      ? `coalesce(${organisation.country}, ${organisation.addressCountry}) AS country, ${organisation.addressLocality} AS locality`
      : 'NULL AS country, NULL AS locality';
  const page = sqlite.prepare<[number, number], SubjectRow>(
    `SELECT ${t.id}, ${t.slug}, ${t.name}, ${place},
       (SELECT json_group_array(${alias.name} ORDER BY ${alias.name}) FROM (SELECT ${alias.name} FROM ${alias} WHERE ${alias.nodeId} = ${t.id} ORDER BY ${alias.name} LIMIT ${MAX_COMPARED_ALIASES})) AS aliases,
       (SELECT json_group_array(json_array(${identifier.scheme}, ${identifier.value}, ${identifier.checked}) ORDER BY ${identifier.scheme}, ${identifier.value}) FROM ${identifier} WHERE ${identifier.nodeId} = ${t.id}) AS identifiers
     FROM ${t} WHERE ${t.id} > +? ORDER BY ${t.id} LIMIT +?`,
  );
  let last = 0;
  for (;;) {
    const rows = page.all(last, PAGE);
    for (const row of rows) yield subjectOf(row);
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id ?? last;
  }
}

function subjectOf({ aliases, identifiers, ...row }: SubjectRow): NamedSubject {
  return {
    ...row,
    aliases: JSON.parse(aliases) as string[],
    identifiers: (JSON.parse(identifiers) as [string, string, number][]).map(([scheme, value, checked]) => ({
      scheme,
      value,
      checked: checked === 1,
    })),
  };
}

/** Counts the tenders on which two organisations made separate bids for the same lot, or for the whole: rarely one does that. */
export function createRivalryCounter({ sqlite }: GreffeDatabase): (a: number, b: number) => number {
  const count = sqlite
    .prepare<[object], number>(
      `SELECT count(DISTINCT ${x.tenderId}) FROM ${p} JOIN ${x} ON ${x.id} = ${p.bidId}
       JOIN ${y} ON ${y.tenderId} = ${x.tenderId} AND ${y.id} <> ${x.id} AND ${y.lotId} IS ${x.lotId}
       JOIN ${q} ON ${q.bidId} = ${y.id} AND ${q.organisationId} = +@b AND ${q.withdrawn} = 0 WHERE ${p.organisationId} = +@a AND ${p.withdrawn} = 0`,
    )
    .pluck();
  return (a, b) => count.get({ a, b }) ?? 0;
}
