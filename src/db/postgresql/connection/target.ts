import { DatabaseUnusable } from '../../../domain/error.ts';
import {
  faultOfPublicationUrl,
  isPublicationUrl,
  type ServerAddress,
  serversOf,
  shownUrl,
} from '../../../domain/publication-url.ts';

/** A PostgreSQL database that can be written: one server, one database. */
export interface Target {
  readonly server: ServerAddress;
  /** The URL without what is secret, for messages. */
  readonly name: string;
}

/** Reads the URL of the database that is published to. @throws DatabaseUnusable */
export function readTarget(text: string): Target {
  const name = shownUrl(text);
  const refused = (reason: string, remedy: string) => new DatabaseUnusable(name, reason, remedy);
  if (!isPublicationUrl(text)) {
    throw refused('this is no URL of a PostgreSQL database', 'Write postgres://user@host:5432/database.');
  }
  const fault = faultOfPublicationUrl(text);
  if (fault) throw refused(fault.reason, `Expected ${fault.expected}.`);
  const [server, ...others] = serversOf(text);
  if (server === undefined || others.length > 0) {
    throw refused('it names several servers', 'Name the one that can be written, the primary.');
  }
  return { server, name };
}
