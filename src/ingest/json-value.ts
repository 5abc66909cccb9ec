import { quoted } from '../domain/error.ts';

export type JsonObject = { [member: string]: unknown };

/** An element of one of the lists that were asked for. It was taken out of its object, so that a list may be of any length. */
export interface JsonElement {
  readonly kind: 'ELEMENT';
  /** The list it stands in, as it was asked for: `releases`. */
  readonly list: string;
  /** Where in the file: `/releases/3`; after `line 7` or `document 2` when the file holds several documents. */
  readonly locator: string;
  readonly value: unknown;
  /** The object around the list, with the members that stand before it in the file. */
  readonly container: JsonObject;
}

/** A document, or an element of a document that is an array, at its end: without the elements of the lists asked for. */
export interface JsonWhole {
  readonly kind: 'WHOLE';
  readonly locator: string;
  readonly value: unknown;
  /** How many elements were given of each list that was there. Nothing was there, and the value is all: empty. */
  readonly listed: Readonly<Record<string, number>>;
}

/** A line of a file of JSON Lines that is not JSON; the other lines are given. */
export interface JsonBroken {
  readonly kind: 'BROKEN';
  readonly locator: string;
  readonly reason: string;
  readonly content: string;
}

export type JsonItem = JsonElement | JsonWhole | JsonBroken;

/** The items of a document that is in memory already, as `readJson` gives them. */
export function* itemsOf(document: unknown, lists: readonly string[], locator = ''): Generator<JsonItem> {
  if (Array.isArray(document)) {
    for (const [position, element] of document.entries()) {
      yield* itemsOfObject(element, lists, `${locator}/${position}`);
    }
  } else {
    yield* itemsOfObject(document, lists, locator);
  }
}

function* itemsOfObject(value: unknown, lists: readonly string[], locator: string): Generator<JsonItem> {
  const listed: Record<string, number> = {};
  if (isJsonObject(value)) {
    for (const list of lists) {
      const members = list.split('/');
      const last = members.pop() as string;
      const owner = members.reduce<unknown>(
        (at, member) => (isJsonObject(at) ? at[member] : undefined),
        value,
      );
      const elements = isJsonObject(owner) ? owner[last] : undefined;
      if (!isJsonObject(owner) || !Array.isArray(elements)) continue;
      owner[last] = [];
      for (const [position, element] of elements.entries()) {
        listed[list] = position + 1;
        yield {
          kind: 'ELEMENT',
          list,
          locator: `${locator}/${list}/${position}`,
          value: element,
          container: value,
        };
      }
    }
  }
  yield { kind: 'WHOLE', locator, value, listed };
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, for messages that say what stands where an object was expected. */
export function kindOfJson(value: unknown): string {
  return value === null
    ? 'null'
    : typeof value === 'object'
      ? quoted(value)
      : `${typeof value} ${quoted(value)}`;
}
