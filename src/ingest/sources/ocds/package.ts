import { isJsonObject, type JsonObject, kindOfJson } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { isVersioned, versionsOf } from './versioned.ts';

export interface FoundRelease {
  readonly release: JsonObject;
  /** Its own, else that of the record around it. */
  readonly ocid: string;
  /** The package around it, as far as it was read. */
  readonly container: JsonObject | undefined;
  readonly locator: string;
  /** What it is where it is no release of its own: it says all that was known of its process. */
  readonly madeAs?: 'COMPILED' | 'VERSION' | undefined;
}

/** A release found in a package, record or file; or what stands where one should. */
export type Found =
  | FoundRelease
  | { readonly linked: true; readonly locator: string }
  | { readonly problem: string; readonly content: unknown; readonly locator: string };

/**
 * What stands in a list of releases: a release, one that is only linked (it has an address and nothing to say), or neither.
 *
 * @param ocid of the record around it
 * @param isCompiled whether it stands where a record has its compiled release
 */
export function* releasesIn(
  value: unknown,
  container: JsonObject | undefined,
  locator: string,
  ocid?: string,
  isCompiled = false,
): Generator<Found> {
  if (!isJsonObject(value)) {
    yield { problem: `a release was expected, not ${kindOfJson(value)}`, content: value, locator };
    return;
  }
  const own = publishedText(value.ocid);
  if (own === undefined && isLink(value)) {
    yield { linked: true, locator };
    return;
  }
  const process = own ?? ocid;
  if (process === undefined) {
    yield { problem: 'the release has no ocid', content: value, locator };
  } else if (saysNothing(value)) {
    yield { problem: 'the release says nothing but its ocid', content: value, locator };
  } else if (isVersioned(value)) {
    for (const release of versionsOf(value))
      yield { release, ocid: process, container, locator, madeAs: 'VERSION' };
  } else {
    yield { release: value, ocid: process, container, locator, madeAs: isCompiled ? 'COMPILED' : undefined };
  }
}

/**
 * The releases of a record, with the compiled one: by that a process is what its publisher says it is. What a versioned release was made
 * from counts only where some of the releases are just linked, or none is there.
 */
export function* releasesOfRecord(
  value: unknown,
  container: JsonObject | undefined,
  locator: string,
): Generator<Found> {
  if (!isJsonObject(value)) {
    yield { problem: `a record was expected, not ${kindOfJson(value)}`, content: value, locator };
    return;
  }
  const ocid = publishedText(value.ocid);
  let isComplete = false;
  if (Array.isArray(value.releases)) {
    isComplete = value.releases.length > 0;
    for (const [position, release] of value.releases.entries()) {
      for (const found of releasesIn(release, container, `${locator}/releases/${position}`, ocid)) {
        if ('linked' in found) isComplete = false;
        yield found;
      }
    }
  }
  yield* madeReleases(value, container, locator, ocid, isComplete);
}

/** The compiled release of a record, else, where not all releases are there, what its versioned release was made from. */
export function* madeReleases(
  record: JsonObject,
  container: JsonObject | undefined,
  locator: string,
  ocid: string | undefined,
  isComplete: boolean,
): Generator<Found> {
  const { compiledRelease, versionedRelease } = record;
  if (isJsonObject(compiledRelease)) {
    yield* releasesIn(compiledRelease, container, `${locator}/compiledRelease`, ocid, true);
  } else if (isJsonObject(versionedRelease) && !isComplete) {
    yield* releasesIn(versionedRelease, container, `${locator}/versionedRelease`, ocid);
  }
}

/** Whether the object is a record, which may stand in a file without a package. */
export function isRecord(value: JsonObject): boolean {
  return isJsonObject(value.compiledRelease) || isJsonObject(value.versionedRelease);
}

const SAYING = ['tender', 'planning', 'awards', 'contracts', 'bids', 'buyer', 'parties'];
const NAMING = ['id', 'date', 'tag', 'title', 'description', 'relatedProcesses'];

function saysNothing(value: JsonObject): boolean {
  return [...SAYING, ...NAMING].every((member) => value[member] === undefined || value[member] === null);
}

function isLink(value: JsonObject): boolean {
  const address = publishedText(value.url) ?? publishedText(value.uri);
  return address !== undefined && !SAYING.some((member) => member in value);
}
