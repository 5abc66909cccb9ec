import type { Database } from 'better-sqlite3';
import type { DocumentRecord } from '../../model/document.ts';
import { as, bare } from '../statement/alias.ts';
import { articles } from '../tables/article.ts';
import { documents } from '../tables/document.ts';
import { imports } from '../tables/import.ts';
import { placements } from '../tables/placement.ts';

/** Notes where documents stood in the files of imports. */
export interface PlacementLog {
  /**
   * Notes where a document stood that is written. One that stood there in the same bytes before is noted once; one that is not there, or
   * is no article's, not at all.
   */
  place(importId: number, document: DocumentName, locator: string): void;
  /** The same of an article that a document describes which is no article's text itself: a dossier. */
  placeDescribed(importId: number, document: DocumentName, slug: string, locator: string): void;
}

type DocumentName = Pick<DocumentRecord, 'key' | 'moment'>;

const d = as(documents, 'd');
const a = as(articles, 'a');
const i = as(imports, 'i');
const p = as(placements, 'p');
const before = as(imports, 'b');
const own = bare(placements);

function insertOf(article: string, from: string, condition: string): string {
  const isThere = `EXISTS (SELECT 1 FROM ${p} JOIN ${before} ON ${before.id} = ${p.importId} WHERE ${p.documentId} = ${d.id} AND ${p.articleId} = ${article} AND ${p.locator} = @locator AND (${before.id} = ${i.id} OR ${before.sha256} = ${i.sha256}))`;
  return `INSERT INTO ${own} (${own.documentId}, ${own.articleId}, ${own.importId}, ${own.locator}) SELECT ${d.id}, ${article}, ${i.id}, @locator FROM ${d} CROSS JOIN ${i}${from} WHERE ${d.key} = @key AND ${d.moment} = @moment AND ${i.id} = @importId AND ${condition} AND NOT ${isThere}`;
}

interface Place extends DocumentName {
  readonly importId: number;
  readonly locator: string;
}

export function openPlacementLog(sqlite: Database): PlacementLog {
  const insert = sqlite.prepare<[Place]>(insertOf(`${d.articleId}`, '', `${d.articleId} IS NOT NULL`));
  const insertDescribed = sqlite.prepare<[Place & { readonly slug: string }]>(
    insertOf(`${a.id}`, ` CROSS JOIN ${a}`, `${a.slug} = @slug`),
  );
  return {
    place: (importId, { key, moment }, locator) => void insert.run({ importId, key, moment, locator }),
    placeDescribed: (importId, { key, moment }, slug, locator) =>
      void insertDescribed.run({ importId, key, moment, slug, locator }),
  };
}
