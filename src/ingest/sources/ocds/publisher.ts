import { nameKey } from '../../../domain/name-key.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';

const REGISTERED = /^ocds-[a-z0-9]{6}(?=-|$)/;

/**
 * Within what a publisher's own names and ids of organisations hold: the ocid's registered prefix (`ocds-213czf`), which every
 * form of publication has; without one the publisher's name, `unregistered` for all that have neither.
 */
export function publisherOf(ocid: string, release: JsonObject, container: JsonObject | undefined): string {
  const prefix = REGISTERED.exec(ocid.toLowerCase());
  if (prefix) return prefix[0];
  const name = publishedText(publishingIn(release, container)?.name);
  return name === undefined ? 'unregistered' : nameKey(name).replaceAll(' ', '-');
}

/** The publisher of the package around a release, or of the one that the release says it was taken from. */
export function publishingIn(release: JsonObject, container: JsonObject | undefined): JsonObject | undefined {
  if (isJsonObject(container?.publisher)) return container.publisher;
  const { packageInfo } = release;
  return isJsonObject(packageInfo) && isJsonObject(packageInfo.publisher) ? packageInfo.publisher : undefined;
}
