import { Ajv } from 'ajv';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { ocdsFormat } from '../../../src/export/ocds/format.ts';
import { exported } from '../exported.ts';
import { RELEASE_PACKAGE } from './release-package-schema.ts';

// biome-ignore lint/suspicious/noExplicitAny: releases are asserted, not typed.
export type Json = any;

/** RFC 3339 section 5.6. */
const DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** RFC 3986, with a scheme. */
const URI = /^[a-z][a-z0-9+.-]*:(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/i;

/** A validator that knows the formats which OCDS names, and takes its own keywords as remarks. */
export function createValidator(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat('date-time', DATE_TIME);
  ajv.addFormat('uri', URI);
  return ajv;
}

const VALIDATE = createValidator().compile(RELEASE_PACKAGE);

/** What is wrong with a release package, in words; nothing for a valid one. */
export function problemsOf(releasePackage: Json): string[] {
  if (VALIDATE(releasePackage)) return [];
  return (VALIDATE.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** The release package that a database is exported as. */
export function packageOf(database: GreffeDatabase, filter?: object): Json {
  return JSON.parse(exported(database, ocdsFormat, filter).text);
}

/** The release of the tender with this title. */
export function releaseOf(database: GreffeDatabase, title: string): Json {
  const { releases } = packageOf(database);
  const found = releases.filter(({ tender }: Json) => tender.title === title);
  if (found.length !== 1) throw new Error(`${found.length} releases are of "${title}"`);
  return found[0];
}
