import { SourceUnusable } from '../domain/error.ts';
import { isJsonObject, itemsOf, type JsonItem } from './json-value.ts';
import { MAX_REJECTED_CHARACTERS } from './rejection.ts';
import type { SourceFile } from './source.ts';

/** A line that is longer can't be held, in UTF-16 units. */
const MAX_LINE_CHARACTERS = 128 * 1024 * 1024;

const NAMED_SO = /\.(?:jsonl|ndjson|jl|json-?lines)(?:\.gz)?$/i;

/**
 * Whether a file holds a JSON document in each line: by its name, or because its first line is one and most others that are
 * there to be seen are too.
 */
export function looksLikeJsonLines(name: string, opening: string, isWhole: boolean): boolean {
  if (NAMED_SO.test(name)) return true;
  const lines = opening.split('\n');
  if (!isWhole) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length < 2 || !isJson(filled[0] as string)) return false;
  return filled.filter(isJson).length * 2 > filled.length;
}

function isJson(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return isJsonObject(value) || Array.isArray(value);
  } catch {
    return false;
  }
}

/** The values of JSON Lines; a line that is not JSON is given as BROKEN. @throws SourceUnusable when no line is JSON */
export async function* readJsonLines(
  file: SourceFile,
  text: AsyncIterable<string>,
  lists: readonly string[],
): AsyncGenerator<JsonItem> {
  let number = 0;
  let understood = 0;
  let firstReason = 'the file holds no JSON value';
  for await (const line of linesOf(file, text)) {
    number++;
    if (line.trim() === '') continue;
    const locator = `line ${number}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      const reason = `the line is not JSON: ${(error as Error).message}`;
      if (understood === 0 && firstReason !== '') firstReason = `${locator}: ${reason}`;
      yield { kind: 'BROKEN', locator, reason, content: line.slice(0, MAX_REJECTED_CHARACTERS) };
      continue;
    }
    understood++;
    yield* itemsOf(value, lists, locator);
  }
  if (understood === 0) throw new SourceUnusable(file.name, firstReason);
}

async function* linesOf(file: SourceFile, text: AsyncIterable<string>): AsyncGenerator<string> {
  let pieces: string[] = [];
  let length = 0;
  for await (const piece of text) {
    let start = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
      const tail = piece.slice(start, end);
      yield pieces.length === 0 ? tail : pieces.join('') + tail;
      pieces = [];
      length = 0;
      start = end + 1;
    }
    if (start < piece.length) {
      pieces.push(piece.slice(start));
      length += piece.length - start;
      if (length > MAX_LINE_CHARACTERS) {
        throw new SourceUnusable(file.name, `a line is longer than ${MAX_LINE_CHARACTERS} characters`);
      }
    }
  }
  if (length > 0) yield pieces.join('');
}
