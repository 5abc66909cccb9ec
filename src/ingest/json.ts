import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { SourceUnusable } from '../domain/error.ts';
import { looksLikeJsonLines, readJsonLines } from './json-line.ts';
import type { JsonItem, JsonObject } from './json-value.ts';
import type { SourceFile } from './source.ts';
import { readText } from './text-encoding.ts';

/** Deeper nesting is no data but an attack on memory. */
export const MAX_JSON_DEPTH = 500;

/** What is read to see whether the file is one of JSON Lines, in UTF-16 units. */
const OPENING_CHARACTERS = 262_144;

/** Stands before each text of a sequence of JSON texts. */
export const RECORD_SEPARATOR = '\u001E';

/**
 * The values of a JSON file, in constant memory however long its lists are: one document, several behind each other, JSON Lines, or a
 * sequence of JSON texts (RFC 7464).
 *
 * `lists` are the paths of the arrays whose elements are given one by one: `releases`, `marches/marche`. They are looked for in
 * each document and, where that is an array, in each of its elements; a path whose member is no array stays in its object. Every
 * object (or other value) that lists can stand in is given at its end, as a WHOLE. The elements of an array at the root are WHOLEs.
 *
 *     for await (const item of readJson(file, ['releases', 'records'])) …
 *
 * @throws SourceUnusable for an empty, truncated or invalid file, naming the place; what came before it was given
 */
export async function* readJson(file: SourceFile, lists: readonly string[] = []): AsyncGenerator<JsonItem> {
  const text = readText(file);
  let opening = '';
  let isWhole = true;
  for (;;) {
    const { value, done } = await text.next();
    if (done) break;
    opening += value;
    if (opening.length >= OPENING_CHARACTERS) {
      isWhole = false;
      break;
    }
  }
  const isSequence = opening.startsWith(RECORD_SEPARATOR);
  const all = isSequence ? spaced(joined(opening, text)) : joined(opening, text);
  if (isSequence) opening = opening.replaceAll(RECORD_SEPARATOR, ' ');
  if (looksLikeJsonLines(file.name, opening, isWhole)) yield* readJsonLines(file, all, lists);
  else yield* readDocuments(file, all, lists);
}

async function* joined(opening: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield opening;
  yield* rest;
}

/** A text of a sequence may be over several lines. In none stands a separator, which JSON has to escape. */
async function* spaced(text: AsyncGenerator<string>): AsyncGenerator<string> {
  for await (const piece of text) yield piece.replaceAll(RECORD_SEPARATOR, ' ');
}

async function* readDocuments(
  file: SourceFile,
  text: AsyncIterable<string>,
  lists: readonly string[],
): AsyncGenerator<JsonItem> {
  const parsing = new DocumentParsing(lists);
  try {
    for await (const piece of text) {
      // No line, but a value that was found broken further on: what stands before it is given first.
      const error = parsing.write(piece);
      yield* parsing.taken();
      if (error !== undefined) throw parsing.unusable(file, error);
    }
    const error = parsing.end();
    yield* parsing.taken();
    if (error !== undefined) throw parsing.unusable(file, error);
    if (parsing.documents === 0) throw new SourceUnusable(file.name, 'the file holds no JSON value');
  } finally {
    await text[Symbol.asyncIterator]().return?.();
  }
}

const BYTE_ORDER_MARK = '\ufeff';

type ValueInfo = Parameters<TokenParser['onValue']>[0];

/** Takes tokens together to values, and elements out of their lists as soon as they are whole. */
class DocumentParsing {
  documents = 0;
  private readonly tokenizer = new Tokenizer({ separator: '', stringBufferSize: 65_536 });
  private readonly lists: ReadonlySet<string>;
  private items: JsonItem[] = [];
  private listed: Record<string, number> = {};
  private depth = 0;
  private offset = 0;
  private error: unknown;

  constructor(lists: readonly string[]) {
    this.lists = new Set(lists);
    const inRoot = lists.map((list) => `$.${list.replaceAll('/', '.')}.*`);
    const inElement = lists.map((list) => `$.*.${list.replaceAll('/', '.')}.*`);
    const parser = new TokenParser({ separator: '', paths: ['$', '$.*', ...inRoot, ...inElement] });
    parser.onValue = (info) => this.take(info);
    parser.onError = (error) => {
      this.error ??= error;
    };
    this.tokenizer.onError = (error) => {
      this.error ??= error;
    };
    this.tokenizer.onToken = (token) => {
      if (this.error !== undefined) return;
      this.offset = token.offset;
      this.measureDepth(token.token);
      parser.write(token);
    };
    this.tokenizer.onEnd = () => parser.end();
  }

  /** Files put together one behind another may have a byte order mark before each document. */
  write(piece: string): unknown {
    const [first = '', ...others] = piece.split(BYTE_ORDER_MARK);
    this.tokenizer.write(first);
    for (const part of others) this.tokenizer.write(this.depth === 0 ? part : BYTE_ORDER_MARK + part);
    return this.error;
  }

  end(): unknown {
    this.tokenizer.end();
    if (this.error !== undefined && this.depth > 0) return new Error('it ends in the middle of a value');
    return this.error;
  }

  taken(): JsonItem[] {
    const items = this.items;
    this.items = [];
    return items;
  }

  unusable(file: SourceFile, error: unknown): SourceUnusable {
    const place = this.documents === 0 ? '' : ` of document ${this.documents + 1}`;
    const reason = error instanceof Error ? error.message : String(error);
    return new SourceUnusable(file.name, `it is not JSON near byte ${this.offset}${place}: ${reason}`, {
      cause: error,
    });
  }

  private measureDepth(token: TokenType): void {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.depth++;
    else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.depth--;
    if (this.depth > MAX_JSON_DEPTH) this.error = new Error(`it is nested deeper than ${MAX_JSON_DEPTH}`);
  }

  private take({ value, key, parent, stack }: ValueInfo): void {
    if (stack.length === 0) {
      if (!Array.isArray(value)) this.takeWhole('', value);
      this.documents++;
      return;
    }
    if (!Array.isArray(parent)) return;
    const isRootElement = stack.length === 1;
    if (isRootElement) {
      this.takeWhole(`/${key}`, value);
      parent.length = 0;
      return;
    }
    const inElement = Array.isArray(stack[1]?.value);
    const from = inElement ? 2 : 1;
    const list = stack
      .slice(from)
      .map((above) => above.key)
      .join('/');
    if (!this.lists.has(list)) return;
    const container = stack[from]?.value as JsonObject;
    const base = inElement ? `/${stack[1]?.key}` : '';
    this.listed[list] = (this.listed[list] ?? 0) + 1;
    this.items.push({
      kind: 'ELEMENT',
      list,
      locator: this.locator(`${base}/${list}/${key}`),
      value,
      container,
    });
    parent.length = 0;
  }

  private takeWhole(pointer: string, value: unknown): void {
    this.items.push({ kind: 'WHOLE', locator: this.locator(pointer), value, listed: this.listed });
    this.listed = {};
  }

  private locator(pointer: string): string {
    return this.documents === 0 ? pointer : `document ${this.documents + 1}${pointer}`;
  }
}
