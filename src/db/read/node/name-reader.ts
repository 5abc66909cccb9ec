import { getTableName } from 'drizzle-orm';
import type { NodeType } from '../../../domain/node.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { NODE_TABLES } from '../../node-type.ts';

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
const MAX_ALIASES = 6;

/** All nodes of a type that are not merged, in order of id; read in pages, so that no statement runs long. */
export function* readNamedSubjects({ sqlite }: GreffeDatabase, type: NodeType): Generator<NamedSubject> {
  const place =
    type === 'ORGANISATION'
      ? 'coalesce(t.country, t.address_country) AS country, t.address_locality AS locality'
      : 'NULL AS country, NULL AS locality';
  const page = sqlite.prepare<[number, number], SubjectRow>(
    `SELECT t.id, t.slug, t.name, ${place},
       (SELECT json_group_array(name ORDER BY name) FROM (SELECT name FROM aliases WHERE node_id = t.id ORDER BY name LIMIT ${MAX_ALIASES})) AS aliases,
       (SELECT json_group_array(json_array(scheme, value, checked) ORDER BY scheme, value) FROM identifiers WHERE node_id = t.id) AS identifiers
     FROM ${getTableName(NODE_TABLES[type])} t WHERE t.id > +? ORDER BY t.id LIMIT +?`,
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
      `SELECT count(DISTINCT x.tender_id) FROM bid_parties p JOIN bids x ON x.id = p.bid_id
       JOIN bids y ON y.tender_id = x.tender_id AND y.id <> x.id AND y.lot_id IS x.lot_id
       JOIN bid_parties q ON q.bid_id = y.id AND q.organisation_id = +@b WHERE p.organisation_id = +@a`,
    )
    .pluck();
  return (a, b) => count.get({ a, b }) ?? 0;
}
