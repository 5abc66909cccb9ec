import { createRequire } from 'node:module';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { jsonldFormat } from '../../../src/export/jsonld/format.ts';
import { exported } from '../exported.ts';

// biome-ignore lint/suspicious/noExplicitAny: documents are asserted, not typed.
export type Json = any;

interface Options {
  /** Refuse to drop what the context does not map. */
  readonly safe: true;
  readonly documentLoader: (url: string) => Promise<never>;
  readonly format?: 'application/n-quads';
}

/** The part of the library that is used; it brings no types. */
interface JsonLd {
  expand(document: Json, options: Options): Promise<Json[]>;
  toRDF(document: Json, options: Options): Promise<string>;
}

const jsonld = createRequire(import.meta.url)('jsonld') as JsonLd;

const OPTIONS: Options = {
  safe: true,
  documentLoader: async (url) => {
    throw new Error(`${url} would be fetched`);
  },
};

/** The document that a database is exported as. */
export function documentOf(database: GreffeDatabase, filter?: object): Json {
  return JSON.parse(exported(database, jsonldFormat, filter).text);
}

/** Its expanded form. @throws when a member would be dropped, or something fetched */
export function expand(document: Json): Promise<Json[]> {
  return jsonld.expand(document, OPTIONS);
}

/** Its triples, each as N-Quads have it. @throws as `expand` */
export async function triplesOf(document: Json): Promise<string[]> {
  const text = await jsonld.toRDF(document, { ...OPTIONS, format: 'application/n-quads' });
  return text.split('\n').filter((line) => line !== '');
}
