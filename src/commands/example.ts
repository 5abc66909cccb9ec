import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Example } from '../server/server.ts';

const FOLDER = new URL('../../docs/queries/', import.meta.url);

/** The example operations of the docs, in the order of their file names. */
export function readExamples(): Example[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({
      name: basename(file, '.graphql'),
      query: readFileSync(new URL(file, FOLDER), 'utf8'),
    }));
}
