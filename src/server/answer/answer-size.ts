import { JsonText } from '../../schema/compiled/json-text.ts';

/** How many objects an answer's `data` has, without itself. */
export function countObjects(data: unknown): number {
  return Math.max(0, (data instanceof JsonText ? countInText(data.latin1) : countIn(data)) - 1);
}

/**
 * An object begins with `{"` and a letter or `_`, since its keys are names of GraphQL. In a text a quotation mark is escaped, and after one
 * that ends a text with `{` comes no letter.
 */
function countInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf('{"'); at >= 0; at = text.indexOf('{"', at + 2)) {
    if (isNameStart(text.charCodeAt(at + 2))) count += 1;
  }
  return count;
}

function isNameStart(character: number): boolean {
  const lower = character | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || character === 0x5f;
}

function countIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value);
  // One without anything that was asked for has no key to be known by in a text.
  let count = parts.length === 0 || Array.isArray(value) ? 0 : 1;
  for (const part of parts) count += countIn(part);
  return count;
}
