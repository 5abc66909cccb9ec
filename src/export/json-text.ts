/** A list whose elements are made one by one while it is written, so that a long one neither fills memory nor holds the process. */
export class LazyList {
  readonly elements: Iterable<unknown>;

  constructor(elements: Iterable<unknown>) {
    this.elements = elements;
  }
}

/** Characters after which text is handed on. */
const PIECE_CHARACTERS = 16_384;

/** The JSON of a value as `JSON.stringify` writes it, in pieces; lists that are lazy stand in it as members of objects, at any depth. */
export function* jsonText(value: unknown): Generator<string> {
  let piece = '';
  for (const part of partsOf(value)) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* partsOf(value: unknown): Generator<string> {
  if (value instanceof LazyList) {
    yield '[';
    let separator = '';
    for (const element of value.elements) {
      yield separator + JSON.stringify(element);
      separator = ',';
    }
    yield ']';
  } else if (hasLazyList(value)) {
    let separator = '{';
    for (const [member, held] of Object.entries(value)) {
      if (held === undefined) continue;
      yield `${separator}${JSON.stringify(member)}:`;
      yield* partsOf(held);
      separator = ',';
    }
    yield '}';
  } else {
    yield JSON.stringify(value);
  }
}

function hasLazyList(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((held) => held instanceof LazyList || hasLazyList(held));
}
