import { BadUserInput } from '../../domain/error.ts';
import { impliedIdentifiers } from '../../domain/identifier.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { createIndexWriter, type IndexWriter } from '../search/index-writer.ts';
import { as, bare } from '../statement/alias.ts';
import { bidParties } from '../tables/bid.ts';
import { claimEstablishments, establishments } from '../tables/establishment.ts';
import { identifiers, nodes } from '../tables/node.ts';
import { organisations } from '../tables/organisation.ts';
import { procurementRoles } from '../tables/procurement-role.ts';
import { type MergeOptions, mergeNodes } from './merge.ts';

export interface UniteProgress {
  readonly done: number;
  readonly total: number;
}

export interface UniteOptions extends MergeOptions {
  /** Told after each merge. */
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
const n = as(nodes, 'n');
const o = as(organisations, 'o');
const c = bare(claimEstablishments);
const p = as(bidParties, 'p');
const r = as(procurementRoles, 'r');
const x = as(establishments, 'x');
const own = bare(identifiers);

/**
 * Merges organisations that are establishments of one company, as imports made them before they knew companies: into the one with
 * the SIREN, else the one recorded first, which gets the SIREN. Each keeps the establishment by which documents name it. Every merge is
 * a transaction and is logged, so that it can be undone, and the next call goes on where this one was stopped.
 */
export function uniteCompanies(
  database: GreffeDatabase,
  { onProgress, ...options }: UniteOptions = {},
): UniteResult {
  database.sqlite.transaction(() => keepEstablishments(database)).immediate();
  const groups = [...Map.groupBy(readParts(database), ({ siren }) => siren)];
  const total = groups.reduce((sum, [, parts]) => sum + parts.length - 1, 0);
  const refused: { id: number; intoId: number; reason: string }[] = [];
  const index = createIndexWriter(database.sqlite);
  let done = 0;
  for (const [siren, [company, ...parts]] of groups) {
    if (company === undefined) continue;
    giveSiren(database, index, { id: company.id, siren });
    for (const { id } of parts) {
      const note = `Establishments of one company: SIREN ${siren}`;
      try {
        mergeNodes(
          database,
          { type: 'ORGANISATION', id },
          { type: 'ORGANISATION', id: company.id },
          { note, ...options },
        );
      } catch (error) {
        if (!(error instanceof BadUserInput)) throw error;
        refused.push({ id, intoId: company.id, reason: error.message });
      }
      done++;
      onProgress?.({ done, total });
    }
  }
  return { merged: done - refused.length, refused };
}

/** Makes an establishment of each SIRET, and links it to the claims of the organisation that had no other one. */
function keepEstablishments({ sqlite }: GreffeDatabase): void {
  const isNew = `NOT EXISTS (SELECT 1 FROM ${x} WHERE ${x.scheme} = ${i.scheme} AND ${x.value} = ${i.value})`;
  const last = sqlite.prepare<[], number>(`SELECT coalesce(max(${e.id}), 0) FROM ${e}`).pluck();
  const before = last.get() as number;
  sqlite.exec(
    `INSERT INTO ${e} (${e.organisationId}, ${e.scheme}, ${e.value}, ${e.name}, ${e.locality}, ${e.region}, ${e.country}, ${e.statedOn})
     SELECT coalesce(${n.mergedInto}, ${n.id}), ${i.scheme}, ${i.value}, ${o.name}, ${o.addressLocality}, ${o.addressRegion}, ${o.country}, ''
     FROM ${i} JOIN ${n} ON ${n.id} = ${i.nodeId} LEFT JOIN ${o} ON ${o.id} = ${n.id}
     WHERE ${i.scheme} = 'SIRET' AND ${i.checked} = 1 AND ${i.borrowed} = 0 AND ${i.nodeType} = 'ORGANISATION' AND ${isNew} ORDER BY ${i.id}`,
  );
  const isOnly = `${x.id} > ${before} AND (SELECT count(*) FROM ${e} WHERE ${e.organisationId} = ${x.organisationId}) = 1`;
  sqlite.exec(
    `INSERT OR IGNORE INTO ${c} (${c.claimId}, ${c.establishmentId})
     SELECT ${p.bidId}, ${x.id} FROM ${x} JOIN ${p} ON ${p.organisationId} = ${x.organisationId} WHERE ${isOnly}
     UNION ALL SELECT ${r.id}, ${x.id} FROM ${x} JOIN ${r} ON ${r.organisationId} = ${x.organisationId} WHERE ${isOnly}`,
  );
}

/** Organisations that are not merged, with the SIREN that their checked identifiers have or imply; of one company the first leads. */
function readParts({ sqlite }: GreffeDatabase): Part[] {
  const rows = sqlite
    .prepare<[], { id: number; scheme: string; value: string }>(
      `SELECT ${o.id}, ${i.scheme}, ${i.value} FROM ${i} JOIN ${o} ON ${o.id} = ${i.nodeId}
       WHERE ${i.scheme} IN ('SIREN', 'SIRET', 'VAT') AND ${i.checked} = 1 AND ${i.borrowed} = 0 AND ${i.nodeType} = 'ORGANISATION'
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

/** Gives a company its number, by which it is then found. */
function giveSiren({ sqlite }: GreffeDatabase, index: IndexWriter, { id, siren }: Part): void {
  const give = sqlite.transaction(() => {
    const { changes } = insertSiren(sqlite, id, siren);
    if (changes === 0) return;
    index.put([{ type: 'ORGANISATION', id, isNew: false }]);
    index.settle();
  });
  give.immediate();
}

function insertSiren(sqlite: GreffeDatabase['sqlite'], id: number, siren: string) {
  return sqlite
    .prepare(
      `INSERT INTO ${own} (${own.nodeId}, ${own.nodeType}, ${own.scheme}, ${own.value}, ${own.checked}) VALUES (?, 'ORGANISATION', 'SIREN', ?, 1) ON CONFLICT DO NOTHING`,
    )
    .run(id, siren);
}
