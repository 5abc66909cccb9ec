import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { as, bare } from '../../statement/alias.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { documentDrops, evidence } from '../../tables/claim.ts';
import { documents, series } from '../../tables/document.ts';
import type { Batch } from '../batch/batch.ts';
import type { Pending } from '../pending/pending.ts';

/** Series of documents, as the documents that come in need them. */
export interface DocumentSeries {
  /** Finds the series of a key or makes it. */
  named(batch: Batch, key: string): { readonly id: number; readonly isNew: boolean };
  /** How many documents it has, those that are pending included. */
  size(batch: Batch, id: number): number;
  /** Says that the batch writes a document of it, which may be one more. */
  touch(batch: Batch, id: number, isOneMore: boolean): void;
  /** Of a part-wise series, the claims that the state before this moment has. */
  openBefore(batch: Batch, id: number, moment: string): ReadonlySet<number>;
}

const own = bare(documents);
const d = as(documents, 'd');
const x = as(documents, 'x');
const e = as(evidence, 'e');
const g = as(documentDrops, 'g');

export function createDocumentSeries(sqlite: Database, pending: Pending): DocumentSeries {
  const find = prepareFixed<number>(sqlite, ['key'], (db) =>
    db
      .select({ id: series.id })
      .from(series)
      .where(eq(series.key, bound('key'))),
  ).pluck();
  const newSeries = pending.rowsOf([series.id, series.key]);
  const count = sqlite
    .prepare<[number], number>(`SELECT count(*) FROM ${own} WHERE ${own.seriesId} = +?`)
    .pluck();
  const lastSaid = sqlite.prepare<[{ series: number; moment: string }], { id: number }>(
    `SELECT ${e.claimId} AS id FROM ${d} JOIN ${e} ON ${e.documentId} = ${d.id} WHERE ${d.seriesId} = +@series AND ${d.moment} < +@moment GROUP BY ${e.claimId} HAVING max(${d.moment}) >= coalesce((SELECT max(${x.moment}) FROM ${g} JOIN ${x} ON ${x.id} = ${g.documentId} WHERE ${g.claimId} = ${e.claimId} AND ${x.seriesId} = ${d.seriesId} AND ${x.moment} < +@moment), '')`,
  );

  function size({ made }: Batch, id: number): number {
    return made.seriesSizes.get(id) ?? (made.isNewSeries(id) ? 0 : (count.get(id) ?? 0));
  }

  return {
    named({ made }, key) {
      const known = made.series.get(key) ?? find.get(key);
      if (known !== undefined) return { id: known, isNew: false };
      const id = made.idOf('series');
      newSeries.add(id, key);
      made.series.set(key, id);
      return { id, isNew: true };
    },
    size,
    touch(batch, id, isOneMore) {
      batch.made.seriesSizes.set(id, size(batch, id) + Number(isOneMore));
    },
    openBefore(batch, id, moment) {
      const known = batch.openClaims.get(id);
      if (known !== undefined && known.moment < moment) return known.claims;
      if (size(batch, id) === 0) return new Set();
      // What the batch has not written to is as it stands in the database.
      if (batch.made.seriesSizes.has(id)) pending.flush();
      return new Set(lastSaid.all({ series: id, moment }).map((claim) => claim.id));
    },
  };
}
