import { nameKey } from '../../../domain/name-key.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { packageOf } from './fold.ts';

const REGISTERED = /^ocds-[a-z0-9]{6}(?=-|$)/;

/**
 * Within what a publisher's own names and ids of organisations hold: the ocid's registered prefix (`ocds-213czf`), which every
 * form of publication has; without one the publisher's name, `unregistered` for all that have neither.
 */
export function publisherOf(ocid: string, release: JsonObject): string {
  const prefix = REGISTERED.exec(ocid.toLowerCase());
  if (prefix) return prefix[0];
  const name = publishedText(publishingIn(release)?.name);
  return name === undefined ? 'unregistered' : nameKey(name).replaceAll(' ', '-');
}

/** The publisher of the package around a release, or of the one that the release says it was taken from. */
export function publishingIn(release: JsonObject): JsonObject | undefined {
  const { publisher } = packageOf(release);
  return isJsonObject(publisher) ? publisher : undefined;
}
