import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';

/**
 * Lists that a release replaces whole: by the merge strategies of OCDS 1.1, and those of parties, as in 1.0. By 1.1 a corrected supplier
 * would stand beside the former one unless every field of that were nulled.
 */
const REPLACED = new Set([
  'additionalIdentifiers',
  'additionalClassifications',
  'changes',
  'suppliers',
  'tenderers',
]);

/** Lists of which it matters when somebody is no longer in them. */
const PARTIES = new Set(['suppliers', 'tenderers']);

/** What lies deeper is replaced whole: no schema has so many levels. */
const MAX_DEPTH = 100;

/** What a merge has to tell besides its result. */
export interface MergeNotes {
  /** Parties that were replaced, by the path of their list without positions: `awards/suppliers`. */
  readonly removedParties: Map<string, string>;
  /** Whether elements stand at other positions than in what was merged. */
  isMoved: boolean;
}

export function newNotes(): MergeNotes {
  return { removedParties: new Map(), isMoved: false };
}

/**
 * The merge routine of OCDS 1.1, on top of an object or of nothing: a null removes, objects are merged member by member, lists of objects
 * with ids element by element; all else is replaced. What is merged is left as it is, and shared with the result where it is the same.
 */
export function merge(
  former: JsonObject | undefined,
  said: JsonObject,
  notes: MergeNotes,
  path = '',
  depth = 0,
): JsonObject {
  // What is said is copied only where something in it is not to stay.
  let merged = former ?? said;
  let isCopied = false;
  for (const member of Object.keys(said)) {
    const value = said[member];
    const old = former !== undefined && Object.hasOwn(former, member) ? former[member] : undefined;
    const next = isUnsayable(member, value) ? undefined : mergeValue(old, value, member, notes, path, depth);
    if (next === (former === undefined ? value : old)) continue;
    if (!isCopied) merged = { ...merged };
    isCopied = true;
    set(merged, member, next);
  }
  return merged;
}

/** `__proto__` is no member of any schema, and setting it would change what the object is. */
function isUnsayable(member: string, value: unknown): boolean {
  return value === null || member === '__proto__';
}

function set(object: JsonObject, member: string, value: unknown): void {
  if (value === undefined) delete object[member];
  else object[member] = value;
}

function mergeValue(
  old: unknown,
  said: unknown,
  member: string,
  notes: MergeNotes,
  path: string,
  depth: number,
): unknown {
  if (depth >= MAX_DEPTH || typeof said !== 'object' || said === null) return said;
  const at = path === '' ? member : `${path}/${member}`;
  if (Array.isArray(said)) return mergeLists(old, said, member, notes, at, depth);
  return merge(isJsonObject(old) ? old : undefined, said as JsonObject, notes, at, depth + 1);
}

function mergeLists(
  old: unknown,
  said: readonly unknown[],
  member: string,
  notes: MergeNotes,
  path: string,
  depth: number,
): unknown {
  const former = Array.isArray(old) ? (old as readonly unknown[]) : [];
  if (PARTIES.has(member)) noteRemoved(former, said, path, notes);
  if (REPLACED.has(member) || !isMergedById(said)) return said;
  if (!PLACES.has(former) && !isMergedById(former)) return said;
  if (said.length === 0 && former.length > 0) return former;
  return mergeById(former, said as readonly JsonObject[], notes, path, depth);
}

/** Where elements stand in lists that were merged, by id: going on from a long list takes no longer than what is said of it. */
const PLACES = new WeakMap<readonly unknown[], Map<string | undefined, number>>();

/** Shorter lists are looked through in no time. */
const LONG = 32;

function placesIn(list: readonly unknown[]): Map<string | undefined, number> {
  return PLACES.get(list) ?? placesOf(list);
}

function placesOf(list: readonly unknown[]): Map<string | undefined, number> {
  return new Map(list.map((element, position) => [idOf(element), position]));
}

function mergeById(
  former: readonly unknown[],
  said: readonly JsonObject[],
  notes: MergeNotes,
  path: string,
  depth: number,
): readonly unknown[] {
  const merged = [...former];
  let places = placesIn(former);
  let isSame = former.length === 0;
  for (const [position, element] of said.entries()) {
    const id = idOf(element);
    let known = places.get(id);
    if (known !== undefined && idOf(merged[known]) !== id) {
      // Another state has gone on from the same list with something else.
      places = placesOf(merged);
      known = places.get(id);
    }
    const next = merge(
      known === undefined ? undefined : (merged[known] as JsonObject),
      element,
      notes,
      path,
      depth + 1,
    );
    if (known === undefined) places.set(id, merged.push(next) - 1);
    else merged[known] = next;
    const at = known ?? merged.length - 1;
    if (at !== position) notes.isMoved = true;
    isSame &&= at === position && next === element;
  }
  if (merged.length >= LONG) PLACES.set(merged, places);
  return isSame && merged.length === said.length ? said : merged;
}

/** Whether a release changes single elements of this list: all of them are objects with ids. */
export function isMergedById(list: readonly unknown[]): boolean {
  return list.every((element) => idOf(element) !== undefined);
}

/** Whether a list of this name is replaced by every release that has it. */
export function isReplaced(member: string): boolean {
  return REPLACED.has(member);
}

export function idOf(element: unknown): string | undefined {
  return isJsonObject(element) ? publishedText(element.id) : undefined;
}

function noteRemoved(
  former: readonly unknown[],
  said: readonly unknown[],
  path: string,
  { removedParties }: MergeNotes,
): void {
  if (former.length === 0) return;
  const now = new Set(said.flatMap(namesOf));
  const removed = former.filter((party) => {
    const names = namesOf(party);
    return names.length > 0 && !names.some((name) => now.has(name));
  });
  if (removed.length > 0) {
    removedParties.set(path, removed.map((party) => namesOf(party).at(-1)).join(', '));
  } else {
    removedParties.delete(path);
  }
}

/** By what a reference names its party: id and name. */
function namesOf(party: unknown): string[] {
  if (!isJsonObject(party)) return [];
  return [publishedText(party.id), publishedText(party.name)].filter((name) => name !== undefined);
}
