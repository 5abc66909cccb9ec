import { isJsonObject, kindOfJson } from '../../json-value.ts';
import type { Place } from './place.ts';
import type { Release } from './release-record.ts';

/** The member when it is an object; anything else but null is rejected as a part of the release. */
export function objectAt(release: Release, owner: Place, member: string): Place | undefined {
  const value = owner.value[member];
  if (value === undefined || value === null) return undefined;
  const pointer = `${owner.pointer}/${member}`;
  if (isJsonObject(value)) return { value, pointer };
  release.reject(pointer, `an object was expected, not ${kindOfJson(value)}`, value);
  return undefined;
}

/**
 * The objects of the member that should be a list: also the only one where it is an object itself, and those of lists in the list.
 * Anything else but null is rejected as a part of the release.
 */
export function objectsAt(release: Release, owner: Place, member: string): readonly Place[] {
  const value = owner.value[member];
  if (value === undefined || value === null) return NONE;
  const found: Place[] = [];
  collect(release, value, `${owner.pointer}/${member}`, found);
  return found;
}

const NONE: readonly Place[] = [];

function collect(release: Release, value: unknown, pointer: string, found: Place[]): void {
  if (Array.isArray(value)) {
    for (let position = 0; position < value.length; position++) {
      if (value[position] !== null) collect(release, value[position], `${pointer}/${position}`, found);
    }
  } else if (isJsonObject(value)) {
    found.push({ value, pointer });
  } else {
    release.reject(pointer, `an object was expected, not ${kindOfJson(value)}`, value);
  }
}
