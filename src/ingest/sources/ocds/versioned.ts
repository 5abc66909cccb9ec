import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';

/** A value of a versioned release: what one release said of a field. */
interface Version {
  readonly releaseID?: unknown;
  readonly releaseDate?: unknown;
  readonly releaseTag?: unknown;
  readonly value?: unknown;
}

/** Whether the release is a versioned one: each field a list of what each release said of it. */
export function isVersioned(release: JsonObject): boolean {
  // Versioned releases have no date, as that is in each version; looking for versions in all others would cost time.
  if (typeof release.date === 'string') return false;
  const parts = [release, release.tender, release.planning, release.buyer].filter(isJsonObject);
  return parts.some((part) => Object.values(part).some(isVersions));
}

/**
 * The releases that a versioned release was made from, the earliest first: of each, all that was known when it was published, so
 * that what it left unsaid is said again.
 */
export function versionsOf(versioned: JsonObject): JsonObject[] {
  const versions = new Map<string, Version>();
  collectVersions(versioned, versions);
  return [...versions.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([moment, { releaseID, releaseDate, releaseTag }]) => ({
      ...(asOf(versioned, moment) as JsonObject),
      id: releaseID,
      date: releaseDate,
      tag: releaseTag,
    }));
}

function momentOf({ releaseDate, releaseID }: Version): string {
  return `${publishedText(releaseDate) ?? ''} ${publishedText(releaseID) ?? ''}`;
}

function collectVersions(value: unknown, versions: Map<string, Version>): void {
  if (isVersions(value)) {
    for (const version of value) versions.set(momentOf(version), version);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) collectVersions(member, versions);
  }
}

function asOf(value: unknown, moment: string): unknown {
  if (isVersions(value)) {
    let latest: Version | undefined;
    for (const version of value) {
      const isKnown = momentOf(version) <= moment;
      if (isKnown && (latest === undefined || momentOf(version) >= momentOf(latest))) latest = version;
    }
    return latest?.value;
  }
  if (Array.isArray(value)) {
    return value.map((element) => asOf(element, moment)).filter((element) => !isUnsaid(element));
  }
  if (!isJsonObject(value)) return value;
  const known: JsonObject = {};
  for (const [member, versioned] of Object.entries(value)) {
    const said = asOf(versioned, moment);
    if (said !== undefined) known[member] = said;
  }
  return known;
}

/** An element of a list that no release had yet: nothing is left of it but its id. */
function isUnsaid(element: unknown): boolean {
  return isJsonObject(element) && Object.keys(element).every((member) => member === 'id');
}

function isVersions(value: unknown): value is Version[] {
  return Array.isArray(value) && value.length > 0 && value.every(isVersion);
}

function isVersion(value: unknown): boolean {
  return isJsonObject(value) && 'releaseDate' in value && 'releaseTag' in value;
}
