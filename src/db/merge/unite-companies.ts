import { impliedIdentifiers } from '../../domain/identifier.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { createIndexWriter } from '../search/index-writer.ts';
import { as, bare } from '../statement/alias.ts';
import { bidParties } from '../tables/bid.ts';
import { detachedNodes } from '../tables/detachment.ts';
import { claimEstablishments, establishments } from '../tables/establishment.ts';
import { identifiers, nodes } from '../tables/node.ts';
import { organisations } from '../tables/organisation.ts';
import { procurementRoles } from '../tables/procurement-role.ts';
import { OF_ESTABLISHMENTS } from '../write/batch/stamps.ts';
import { type BulkMerge, type MergeOptions, mergeMany } from './merge.ts';

export interface UniteProgress {
  readonly done: number;
  readonly total: number;
}

export interface UniteOptions extends MergeOptions {
  /** Told after each transaction. */
  readonly onProgress?: (progress: UniteProgress) => void;
}

export interface UniteResult {
  /** Organisations that were merged into their company. */
  readonly merged: number;
  /** Those that were not, with the reason: a claim stands between the two. */
  readonly refused: readonly { readonly id: number; readonly intoId: number; readonly reason: string }[];
}

/** An organisation that stands for an establishment, and its company's number. */
interface Part {
  readonly id: number;
  readonly siren: string;
}

const e = bare(establishments);
const i = as(identifiers, 'i');
const j = as(identifiers, 'j');
const n = as(nodes, 'n');
const o = as(organisations, 'o');
const c = bare(claimEstablishments);
const p = as(bidParties, 'p');
const r = as(procurementRoles, 'r');
const x = as(establishments, 'x');
const d = as(detachedNodes, 'd');
const own = bare(identifiers);

/** How many companies get their number in one transaction. */
const COMPANIES_AT_ONCE = 1_000;

/**
 * Merges organisations that are establishments of one company, as imports made them before they knew companies: into the one with
 * the SIREN, else the one recorded first, which gets the SIREN. Each keeps the establishment by which documents name it. Every merge is
 * logged, so that it can be undone; up to 200 are one transaction, and the next call goes on where this one was stopped.
 *
 * @throws DatabaseUnusable
 */
export function uniteCompanies(
  database: GreffeDatabase,
  { onProgress, ...options }: UniteOptions = {},
): UniteResult {
  database.sqlite.transaction(() => keepEstablishments(database)).immediate();
  const groups = [...Map.groupBy(readParts(database), ({ siren }) => siren).values()];
  giveSirens(database, groups);
  const decisions = groups.flatMap(([company, ...parts]) =>
    parts.map(({ id, siren }): BulkMerge => {
      const reason = `Establishments of one company: SIREN ${siren}`;
      return {
        from: { type: 'ORGANISATION', id },
        into: { type: 'ORGANISATION', id: company?.id ?? id },
        note: options.note ?? reason,
      };
    }),
  );
  const { merged, refused } = mergeMany(database, decisions, {
    ...options,
    onProgress: (done) => onProgress?.({ done, total: decisions.length }),
  });
  return {
    merged: merged.length,
    refused: refused.map(({ from, into, reason }) => ({ id: from.id, intoId: into.id, reason })),
  };
}

/** Of so many numbers of establishments it is looked up whether the establishment is known. */
const NUMBERS_LOOKED_UP = 1_000;

/** Whether organisations of the database are establishments that `uniteCompanies` has not seen yet, by a sample of their numbers. */
export function hasCompaniesToUnite({ sqlite }: GreffeDatabase): boolean {
  const sample = `SELECT ${j.id} FROM ${j} WHERE ${j.scheme} = 'SIRET' AND ${j.checked} = 1 AND ${j.borrowed} = 0 AND ${j.nodeType} = 'ORGANISATION' ORDER BY ${j.value} LIMIT ${NUMBERS_LOOKED_UP}`;
  const isKnown = `EXISTS (SELECT 1 FROM ${x} WHERE ${x.scheme} = ${i.scheme} AND ${x.value} = ${i.value})`;
  const isAnyUnknown = sqlite.prepare<[], number>(
    `SELECT EXISTS (SELECT 1 FROM ${i} WHERE ${i.id} IN (${sample}) AND NOT ${isKnown})`,
  );
  return isAnyUnknown.pluck().get() === 1;
}

/** The day of the document that named an organisation; empty when none did. */
const NAMED_ON = `CASE WHEN ${n.stamps} LIKE '{%' THEN coalesce(${n.stamps} ->> '$.name', ${n.stamps} ->> '$.""', '') ELSE substr(${n.stamps}, 1, 10) END`;

/**
 * Makes an establishment of each SIRET, and links it to the claims of the organisation that had no other one. Documents named that, not
 * the company, unless the organisation has the company's number, too.
 */
function keepEstablishments({ sqlite }: GreffeDatabase): void {
  const isNew = `NOT EXISTS (SELECT 1 FROM ${x} WHERE ${x.scheme} = ${i.scheme} AND ${x.value} = ${i.value})`;
  const last = sqlite.prepare<[], number>(`SELECT coalesce(max(${e.id}), 0) FROM ${e}`).pluck();
  const before = last.get() as number;
  sqlite.exec(
    `INSERT INTO ${e} (${e.organisationId}, ${e.scheme}, ${e.value}, ${e.name}, ${e.locality}, ${e.region}, ${e.nuts}, ${e.country}, ${e.statedOn})
     SELECT coalesce(${n.mergedInto}, ${n.id}), ${i.scheme}, ${i.value}, CASE WHEN ${NAMED_ON} <> '' THEN ${o.name} END, ${o.addressLocality}, ${o.addressRegion}, ${o.addressNuts}, ${o.country}, ${NAMED_ON}
     FROM ${i} JOIN ${n} ON ${n.id} = ${i.nodeId} LEFT JOIN ${o} ON ${o.id} = ${n.id}
     WHERE ${i.scheme} = 'SIRET' AND ${i.checked} = 1 AND ${i.borrowed} = 0 AND ${i.nodeType} = 'ORGANISATION' AND ${isNew} ORDER BY ${i.id}`,
  );
  const isOnly = `${x.id} > ${before} AND (SELECT count(*) FROM ${e} WHERE ${e.organisationId} = ${x.organisationId}) = 1`;
  sqlite.exec(
    `INSERT OR IGNORE INTO ${c} (${c.claimId}, ${c.establishmentId})
     SELECT ${p.bidId}, ${x.id} FROM ${x} JOIN ${p} ON ${p.organisationId} = ${x.organisationId} WHERE ${isOnly}
     UNION ALL SELECT ${r.id}, ${x.id} FROM ${x} JOIN ${r} ON ${r.organisationId} = ${x.organisationId} WHERE ${isOnly}`,
  );
  const hasSiren = `EXISTS (SELECT 1 FROM ${i} WHERE ${i.nodeId} = ${n.id} AND ${i.scheme} = 'SIREN')`;
  const isNamed = `${n.id} IN (SELECT ${x.organisationId} FROM ${x} WHERE ${x.id} > ${before} AND ${x.name} IS NOT NULL)`;
  sqlite.exec(
    `UPDATE ${bare(nodes)} AS n SET ${bare(nodes).stamps} = CASE WHEN ${n.stamps} LIKE '{%' THEN json_set(${n.stamps}, '$.name', '${OF_ESTABLISHMENTS}') ELSE substr(${n.stamps}, 1, 10) || '*' END WHERE ${isNamed} AND NOT ${hasSiren}`,
  );
}

/** Organisations that are not merged, with the SIREN that their checked identifiers have or imply; of one company the first leads. */
function readParts({ sqlite }: GreffeDatabase): Part[] {
  const rows = sqlite
    .prepare<[], { id: number; scheme: string; value: string }>(
      `SELECT ${o.id}, ${i.scheme}, ${i.value} FROM ${i} JOIN ${o} ON ${o.id} = ${i.nodeId}
       WHERE ${i.scheme} IN ('SIREN', 'SIRET', 'VAT') AND ${i.checked} = 1 AND ${i.borrowed} = 0 AND ${i.nodeType} = 'ORGANISATION'
         AND ${o.id} NOT IN (SELECT ${d.nodeId} FROM ${d})
       ORDER BY ${i.scheme} <> 'SIREN', ${o.id}, ${i.scheme}, ${i.value}`,
    )
    .all();
  const parts = new Map<number, Part>();
  for (const { id, scheme, value } of rows) {
    if (parts.has(id)) continue;
    const given = { scheme, value, checked: true };
    const siren =
      scheme === 'SIREN' ? given : impliedIdentifiers(given).find((each) => each.scheme === 'SIREN');
    if (siren !== undefined) parts.set(id, { id, siren: siren.value });
  }
  return [...parts.values()];
}

/** Gives companies their numbers, by which they are then found. */
function giveSirens({ sqlite }: GreffeDatabase, groups: readonly (readonly Part[])[]): void {
  const insert = sqlite.prepare<[number, string]>(
    `INSERT INTO ${own} (${own.nodeId}, ${own.nodeType}, ${own.scheme}, ${own.value}, ${own.checked}) VALUES (?, 'ORGANISATION', 'SIREN', ?, 1) ON CONFLICT DO NOTHING`,
  );
  const index = createIndexWriter(sqlite);
  const give = sqlite.transaction((companies: readonly Part[]) => {
    const given = companies.filter(({ id, siren }) => insert.run(id, siren).changes > 0);
    index.put(given.map(({ id }) => ({ type: 'ORGANISATION', id, isNew: false })));
    index.settle();
  });
  for (let at = 0; at < groups.length; at += COMPANIES_AT_ONCE) {
    give.immediate(groups.slice(at, at + COMPANIES_AT_ONCE).flatMap(([company]) => company ?? []));
  }
}
