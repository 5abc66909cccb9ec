import { DatabaseUnusable } from '../../../domain/error.ts';

/** A PostgreSQL database that can be written: one server, one database. */
export interface Target {
  readonly url: string;
  /** The URL without what is secret, for messages. */
  readonly name: string;
}

const REMEDY = 'Write postgres://user@host:5432/database.';

/** Whether a text means a database of PostgreSQL, well written or not. */
export function isPostgresqlUrl(text: string): boolean {
  return /^postgres(ql)?:/i.test(text);
}

/** Reads the URL of the database that is published to. @throws DatabaseUnusable */
export function readTarget(text: string): Target {
  const name = withoutSecrets(text);
  const refused = (reason: string, remedy: string) => new DatabaseUnusable(name, reason, remedy);
  if (!isPostgresqlUrl(text)) throw refused('this is no URL of a PostgreSQL database', REMEDY);
  // Several hosts are no URL to the parser: they mean replicas, of which publishing needs the one that takes writes.
  if (/^[a-z]+:\/\/([^/@]*@)?[^/?]*,/i.test(text)) {
    throw refused('it names several servers', 'Name the one that can be written, the primary.');
  }
  if (!URL.canParse(text)) throw refused('this is not a URL', REMEDY);
  const { pathname } = new URL(text);
  if (pathname.length < 2) throw refused('it names no database', REMEDY);
  return { url: text, name };
}

/** A URL as it may be shown: a password may stand before the host or among the parameters, and may hold any sign. */
export function withoutSecrets(url: string): string {
  return url
    .replace(/(:\/\/[^:@/?#]*):.*@/s, '$1:***@')
    .replace(/([?&](?:password|sslpassword)=)[^&]*/gi, '$1***');
}
