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
  /** Counts the documents anew, of which some got into another series. They must have been written. */
  recount(batch: Batch, id: number): void;
  /** Says that the batch writes a document of it, which may be one more. */
  touch(batch: Batch, id: number, isOneMore: boolean): void;
  /** Of a part-wise series, the claims that the state before this moment has. Whoever asks last may change them to those of the state after. */
  openBefore(batch: Batch, id: number, moment: string): Set<number>;
}

const own = bare(documents);
const d = as(documents, 'd');
const e = as(evidence, 'e');
const g = as(documentDrops, 'g');

interface OfSeries {
  readonly series: number;
  readonly before: string;
}

interface LastMoment {
  readonly claimId: number;
  readonly moment: string;
}

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
  const said = sqlite.prepare<[OfSeries], LastMoment>(
    `SELECT ${e.claimId} AS claimId, max(${d.moment}) AS moment FROM ${d} JOIN ${e} ON ${e.documentId} = ${d.id} WHERE ${d.seriesId} = +@series AND ${d.moment} < +@before GROUP BY ${e.claimId}`,
  );
  const dropped = sqlite.prepare<[OfSeries], LastMoment>(
    `SELECT ${g.claimId} AS claimId, max(${d.moment}) AS moment FROM ${d} CROSS JOIN ${g} ON ${g.documentId} = ${d.id} WHERE ${d.seriesId} = +@series AND ${d.moment} < +@before GROUP BY ${g.claimId}`,
  );

  /** Claims that were said, and not dropped after that. */
  function openIn(of: OfSeries): Set<number> {
    const drops = new Map(dropped.all(of).map(({ claimId, moment }) => [claimId, moment]));
    const open = said.all(of).filter(({ claimId, moment }) => moment >= (drops.get(claimId) ?? ''));
    return new Set(open.map(({ claimId }) => claimId));
  }

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
    recount({ made }, id) {
      made.seriesSizes.set(id, count.get(id) ?? 0);
    },
    touch(batch, id, isOneMore) {
      batch.made.seriesSizes.set(id, size(batch, id) + Number(isOneMore));
    },
    openBefore(batch, id, moment) {
      const known = batch.openClaims.get(id);
      if (known !== undefined && known.moment < moment) return known.claims;
      if (size(batch, id) === 0) return new Set();
      // What the batch has not written to is as it stands in the database.
      if (batch.made.seriesSizes.has(id)) pending.flush();
      return openIn({ series: id, before: moment });
    },
  };
}
