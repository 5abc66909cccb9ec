import type { GreffeDatabase } from '../../connection/client.ts';
import { as } from '../../statement/alias.ts';
import { documents, series } from '../../tables/document.ts';
import { unpackJson } from './packed-text.ts';

const d = as(documents, 'd');
const s = as(series, 's');

/** A document of a series whose texts are kept. */
export interface StoredDocument {
  readonly id: number;
  readonly series: string;
  readonly key: string;
  readonly moment: string;
  readonly day: string;
  readonly hash: string;
  readonly reading: string;
  readonly edition: string | null;
}

/** Reads the documents of series that are part-wise. */
export interface StoredTexts {
  /** Those of these series, in the order of each series. */
  documentsOf(seriesKeys: readonly string[]): StoredDocument[];
  /** Of a document, deflated. */
  rawOf(id: number): Uint8Array;
  /** Texts of a series before a moment, in their order. */
  textsBefore(series: string, moment: string): Generator<unknown>;
}

export function openStoredTexts({ sqlite }: GreffeDatabase): StoredTexts {
  const inOrder = `ORDER BY ${d.moment}, ${d.key}`;
  const ofSeries = sqlite.prepare<[string], StoredDocument>(
    `SELECT ${d.id}, ${s.key} AS series, ${d.key}, ${d.moment}, ${d.day}, ${d.hash}, ${d.reading}, ${d.edition} FROM ${s} CROSS JOIN ${d} ON ${d.seriesId} = ${s.id} WHERE ${s.key} IN (SELECT value FROM json_each(+?)) AND ${d.raw} IS NOT NULL ${inOrder}`,
  );
  const raw = sqlite.prepare<[number], Buffer>(`SELECT ${d.raw} FROM ${d} WHERE ${d.id} = +?`).pluck();
  const before = sqlite
    .prepare<[string, string], Buffer>(
      `SELECT ${d.raw} FROM ${s} CROSS JOIN ${d} ON ${d.seriesId} = ${s.id} WHERE ${s.key} = +? AND ${d.moment} < +? AND ${d.raw} IS NOT NULL ${inOrder}`,
    )
    .pluck();
  return {
    documentsOf: (seriesKeys) => ofSeries.all(JSON.stringify(seriesKeys)),
    rawOf(id) {
      const text = raw.get(id);
      if (text === undefined) throw new Error(`The text of document ${id} is not kept.`);
      return text;
    },
    *textsBefore(series, moment) {
      for (const text of before.iterate(series, moment)) yield unpackJson(text);
    },
  };
}
