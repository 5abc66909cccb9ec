import type { Database } from 'better-sqlite3';
import { createCanonicalNodes } from '../../merge/group.ts';
import { createRowArchives } from '../../merge/merged-node.ts';
import { createUnion } from '../../merge/union.ts';
import { as, bare } from '../../statement/alias.ts';
import { establishments } from '../../tables/establishment.ts';
import { organisations } from '../../tables/organisation.ts';
import { createUnitNaming } from '../node/unit-naming.ts';

const e = as(establishments, 'e');
const o = bare(organisations);

/** How many companies are held in memory at once. */
const COMPANIES_AT_ONCE = 1_000;

/** Has all companies called what most of their establishments are, where no document names the company itself. To be followed by the index of search. */
export function nameCompaniesAnew(sqlite: Database, now: string): void {
  const next = sqlite
    .prepare<[number], number>(
      `SELECT DISTINCT ${e.organisationId} FROM ${e} WHERE ${e.organisationId} > +? ORDER BY 1 LIMIT ${COMPANIES_AT_ONCE}`,
    )
    .pluck();
  const revise = sqlite.prepare<[string, number]>(
    `UPDATE ${o} SET ${o.revision} = ${o.revision} + 1, ${o.updated} = ? WHERE ${o.id} = +?`,
  );
  const canonical = createCanonicalNodes(sqlite);
  const union = createUnion(sqlite, canonical, createRowArchives(sqlite));
  const naming = createUnitNaming(sqlite);
  const settle = (id: number) => {
    if (canonical.membersOf(id).length === 0) return naming.settle(id);
    union.unmake('ORGANISATION', id);
    const isChanged = naming.settle(id);
    union.make('ORGANISATION', id);
    return isChanged;
  };
  for (let ids = next.all(0); ids.length > 0; ids = next.all(ids.at(-1) ?? 0)) {
    for (const id of ids) if (settle(id)) revise.run(now, id);
  }
}
