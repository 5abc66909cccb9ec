import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { idOf, isMergedById, isReplaced } from './merge.ts';

/** Where in a release stands what the state after it has at some place. */
export interface TextPlace {
  /** Pointer into the release: to the same thing, or else to the nearest thing around it. */
  readonly pointer: string;
  /** Whether the release says something of the very thing. */
  readonly isTouched: boolean;
}

/**
 * Finds the places of a state in the release after which it is so. Members have the same names in both; elements of lists that are merged
 * by id are the same by their ids, those of others by position.
 */
export function placeInText(state: JsonObject, text: JsonObject, pointer: string): TextPlace {
  return descend(state, text, pointer.split('/'), 1, '', '');
}

/** What stands at a pointer, which may be null; undefined where nothing does. */
export function foundAt(text: JsonObject, pointer: string): { readonly value: unknown } | undefined {
  let value: unknown = text;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return { value };
}

function descend(
  inState: unknown,
  inText: unknown,
  steps: readonly string[],
  at: number,
  pointer: string,
  list: string,
): TextPlace {
  const step = steps[at];
  if (step === undefined) return { pointer, isTouched: true };
  if (Array.isArray(inText)) return descendList(inState, inText, steps, at, pointer, list);
  if (!isJsonObject(inText) || !Object.hasOwn(inText, step)) return { pointer, isTouched: false };
  const member = isJsonObject(inState) && Object.hasOwn(inState, step) ? inState[step] : undefined;
  return descend(member, inText[step], steps, at + 1, `${pointer}/${step}`, step);
}

function descendList(
  inState: unknown,
  inText: readonly unknown[],
  steps: readonly string[],
  at: number,
  pointer: string,
  list: string,
): TextPlace {
  const position = Number(steps[at]);
  const element: unknown = Array.isArray(inState) ? inState[position] : undefined;
  const id = isReplaced(list) || !isMergedById(inText) ? undefined : idOf(element);
  let nearest: TextPlace = { pointer, isTouched: false };
  for (const [index, candidate] of inText.entries()) {
    // A release may have an element twice, and says of it what both say.
    if (id === undefined ? index !== position : idOf(candidate) !== id) continue;
    const found = descend(element, candidate, steps, at + 1, `${pointer}/${index}`, '');
    if (found.isTouched) return found;
    if (found.pointer.length > nearest.pointer.length) nearest = found;
  }
  return nearest;
}
