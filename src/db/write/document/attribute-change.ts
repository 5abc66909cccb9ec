import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { compareValues, type Values } from '../field/reconcile.ts';
import { tenderShown } from './tender-shown.ts';
import { type PlacedTender, parseTenderStated } from './tender-stated.ts';

/** An attribute of a tender that shows another value since a document; null where nothing is stated. */
export interface AttributeChange {
  readonly attribute: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Stated {
  readonly placed: { readonly day: string; readonly moment: string; readonly key: string };
  readonly series: number | null;
  readonly stated: string;
  readonly knownUntil: string | null;
}

const ATTRIBUTES = NODE_ATTRIBUTES.TENDER;

/**
 * What each document changed of a tender's attributes, by `[day, moment, key]` as JSON: what the row showed before it and after it,
 * by the rules by which the row is made. The first document of all changes nothing.
 */
export function attributeChanges(statements: readonly Stated[]): Map<string, AttributeChange[]> {
  const ordered = statements.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const changes = new Map<string, AttributeChange[]>();
  let before: Values | undefined;
  for (const [index, statement] of ordered.entries()) {
    const known = ordered.slice(0, index + 1).map((each) => placedOf(each, statement.placed.day));
    const { values: after } = tenderShown(known);
    if (before !== undefined) changes.set(nameOf(statement), changed(before, after));
    before = after;
  }
  return changes;
}

function nameOf({ placed: { day, moment, key } }: Stated): string {
  return JSON.stringify([day, moment, key]);
}

/** A statement as it stood on a day: one that was taken back later is still open. */
function placedOf({ placed, series, stated, knownUntil }: Stated, day: string): PlacedTender {
  return {
    ...parseTenderStated(stated),
    series,
    day: placed.day,
    moment: placed.moment,
    document: placed.key,
    isOpen: knownUntil === null || knownUntil > day,
  };
}

function changed(before: Values, after: Values): AttributeChange[] {
  return ATTRIBUTES.flatMap(({ name }, position) => {
    const [old, now] = [before[position] ?? [], after[position] ?? []];
    if (compareValues(old, now) === 0) return [];
    return [{ attribute: name, before: textOf(old[0]), after: textOf(now[0]) }];
  });
}

/** A list stands as the text of a JSON list; an empty one says nothing. */
function textOf(value: Values[number][number] | undefined): string | null {
  if (value === null || value === undefined || value === '[]') return null;
  const text = String(value);
  return text.startsWith('["') ? (JSON.parse(text) as string[]).join(', ') : text;
}
