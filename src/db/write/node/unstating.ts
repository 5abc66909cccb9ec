import type { NodeRecord } from '../../../model/record.ts';
import { earlier } from '../batch/day.ts';
import {
  FROM_ESTABLISHMENTS,
  formatStamps,
  hasGivenSlug,
  isByEstablishments,
  parseStamps,
  stampOf,
} from '../batch/stamps.ts';
import type { AnyRecord, Attribute } from '../field/attribute.ts';
import { compareValues, readAttributes, type Values } from '../field/reconcile.ts';

/** What a row shows, and since when each of it was stated. */
export interface ShownNode {
  readonly values: Values;
  readonly stamps: string;
  readonly knownFrom: string;
}

export interface UnstatedNode extends ShownNode {
  /** Positions of the attributes whose values are other than before. */
  readonly changed: readonly number[];
}

const NAME = 'name';

/**
 * A row without what it shows by the statement `before` alone, where `now` does not say the same of the same day. A value of another
 * day is another's, if it is equal too. A node always has a name: one that nothing states any more gives way to the next.
 */
export function withoutStatement(
  attributes: readonly Attribute[],
  shown: ShownNode,
  before: NodeRecord,
  now: NodeRecord | undefined,
): UnstatedNode {
  const stamps = parseStamps(shown.stamps);
  const said = readAttributes(attributes, before as unknown as AnyRecord);
  const says = now && readAttributes(attributes, now as unknown as AnyRecord);
  const days = new Map<string, string>();
  const changed: number[] = [];
  const values = attributes.map((attribute, position) => {
    const old = shown.values[position] ?? attribute.unstated;
    const day = stampOf(stamps, attribute.name);
    if (attribute.name === NAME && isByEstablishments(day)) {
      // The next of theirs takes its place; what was a slip is no other name.
      const isSaid = isSame(said[position], old) && !isSame(says?.[position], old);
      days.set(NAME, isSaid ? FROM_ESTABLISHMENTS : day);
      return old;
    }
    const gone =
      day === before.statedOn &&
      isSame(said[position], old) &&
      !(day === now?.statedOn && isSame(says?.[position], old));
    if (!gone) {
      if (compareValues(old, attribute.unstated) !== 0) days.set(attribute.name, day);
      return old;
    }
    if (attribute.name === NAME) {
      days.set(NAME, '');
      return old;
    }
    changed.push(position);
    return attribute.unstated;
  });
  const isKnownByIt =
    shown.knownFrom === before.statedOn && (now === undefined || now.statedOn > before.statedOn);
  const others = [...days.values(), now?.statedOn ?? ''].filter((day) => day !== '');
  return {
    values,
    stamps: formatStamps(days, hasGivenSlug(stamps)),
    knownFrom: isKnownByIt && others.length > 0 ? others.reduce(earlier) : shown.knownFrom,
    changed,
  };
}

function isSame(a: Values[number] | undefined, b: Values[number]): boolean {
  return a !== undefined && compareValues(a, b) === 0;
}

/** The names that only the first of two records gives. */
export function namesOnlyIn(before: NodeRecord, now: NodeRecord | undefined): string[] {
  const kept = new Set(now && [now.name, ...(now.aliases ?? [])]);
  return [before.name, ...(before.aliases ?? [])].filter((name) => !kept.has(name));
}
