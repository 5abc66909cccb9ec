import { lastDay } from '../../../domain/partial-date.ts';
import { isPlausibleDate } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { hashOf } from '../../document-builder.ts';
import type { JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import type { PartDocument } from '../../source.ts';
import { latestDayIn, readDate } from './date.ts';
import { packageOf, tagsOf } from './fold.ts';
import { instantIn, momentOf } from './moment.ts';
import type { FoundRelease } from './package.ts';

/** A release as a part of what the releases of its process say together. */
export function readPart({ release, ocid, container, locator, madeAs }: FoundRelease): PartDocument {
  // Of the release alone: it is the same text in another package.
  const published = JSON.stringify(release);
  const textHash = hashOf(published);
  const added = addedTo(release, ocid, container, madeAs);
  const text = { ...release, ...added };
  const tags = tagsOf(text);
  const id = documentId(text, tags, textHash);
  const day = dayOf(text);
  const edition = editionOf(packageOf(text).publishedDate);
  return {
    locator,
    text,
    kept: withMembers(published, release, added),
    document: {
      key: `ocds:document:${ocid}:${id}`,
      moment: momentOf(day, publishedText(text.date), tags, id),
      day,
      series: { key: `ocds:${ocid}` },
      hash: textHash,
      ...withoutUndefined({ edition }),
    },
  };
}

/**
 * What is kept beside the release: what is needed of its package. `packageInfo` is where aggregators write what the package around a
 * release says.
 */
function addedTo(
  release: JsonObject,
  ocid: string,
  container: JsonObject | undefined,
  madeAs: FoundRelease['madeAs'],
): JsonObject {
  const packageInfo = withoutUndefined({
    uri: container?.uri,
    publishedDate: container?.publishedDate,
    publisher: container?.publisher,
    isCompiled: madeAs === 'COMPILED' ? true : undefined,
    isVersion: madeAs === 'VERSION' ? true : undefined,
  });
  const added: JsonObject = {};
  if (publishedText(release.ocid) === undefined) added.ocid = ocid;
  if (Object.keys(packageInfo).length > 0) added.packageInfo = { ...packageOf(release), ...packageInfo };
  return added;
}

/** The text of a release with further members, without writing all of it again where they are new. */
function withMembers(published: string, release: JsonObject, added: JsonObject): string {
  const members = Object.keys(added);
  if (members.length === 0) return published;
  if (members.some((member) => Object.hasOwn(release, member)))
    return JSON.stringify({ ...release, ...added });
  return `${published.slice(0, -1)},${JSON.stringify(added).slice(1)}`;
}

/**
 * Ids of releases are unique within their process; a compiled release may carry that of the last one it was made from. One without
 * an id is told from others by its date and tag, else by its text.
 */
function documentId({ id, date }: JsonObject, tags: ReadonlySet<string>, textHash: string): string {
  const prefix = tags.has('compiled') ? 'compiled:' : '';
  const own = publishedText(id);
  if (own !== undefined) return prefix + own;
  const published = publishedText(date);
  if (published !== undefined) return `${prefix}${published}:${[...tags].sort().join('+')}`;
  return prefix + textHash.slice(0, 32);
}

/** Before all days with a date: what nothing dates is outweighed by whatever is. */
const UNDATED = '0001-01-01';

/** The day of publication; without one that can be true, that of the package, else the latest in the release itself. */
export function dayOf(text: JsonObject): string {
  const { packageInfo, ...said } = text;
  return (
    plausibleDay(text.date) ?? plausibleDay(packageOf(text).publishedDate) ?? latestDayIn(said) ?? UNDATED
  );
}

function plausibleDay(published: unknown): string | undefined {
  const text = publishedText(published);
  const date = text === undefined ? undefined : readDate(text);
  return date !== undefined && isPlausibleDate(date) ? lastDay(date) : undefined;
}

function editionOf(published: unknown): string | undefined {
  const text = publishedText(published);
  const date = text === undefined ? undefined : readDate(text);
  if (date === undefined || !isPlausibleDate(date)) return undefined;
  return instantIn(date) ?? `${lastDay(date)}T00:00:00.000Z`;
}
