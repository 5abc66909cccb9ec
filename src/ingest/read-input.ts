import { GreffeError, SourceUnusable } from '../domain/error.ts';
import type { InputFile } from './input.ts';
import { otherFormat, RECOGNISED_BYTES, recogniseFormat } from './known-format.ts';
import { type OpenOptions, openInput } from './open-input.ts';
import type { Source, SourceFile, SourceItem, SourceOptions } from './source.ts';

/** What came out of an input: an item of one of its files, something to know about one, or why no more comes out of it. */
export type Reading =
  | { readonly file: string; readonly item: SourceItem }
  | { readonly file: string; readonly note: string }
  | { readonly file: string; readonly unusable: SourceUnusable };

/**
 * All that a source finds in an input. What is unusable is said where it shows, and never thrown: of an archive the other files
 * are read all the same. Ends early, without a word, when `signal` is aborted.
 */
export async function* readInput(
  source: Source,
  sourceOptions: SourceOptions,
  input: InputFile,
  options: Omit<OpenOptions, 'endings'>,
): AsyncGenerator<Reading> {
  const { signal } = options;
  try {
    for await (const file of openInput(input, { ...options, endings: source.endings })) {
      yield* readFile(source, sourceOptions, file, signal);
      if (signal?.aborted) return;
    }
  } catch (error) {
    if (!signal?.aborted) yield { file: input.path, unusable: asUnusable(input.path, error) };
  }
}

async function* readFile(
  source: Source,
  sourceOptions: SourceOptions,
  file: SourceFile,
  signal: AbortSignal | undefined,
): AsyncGenerator<Reading> {
  const { name } = file;
  const notes: string[] = [];
  const { bytes, opening } = keepingOpening(file.bytes);
  const items = source.read({ ...file, bytes, note: (text) => notes.push(text) }, sourceOptions);
  try {
    let isFirst = true;
    for await (const item of items) {
      if (signal?.aborted) return;
      // A file of another format, of which each line would be rejected.
      if (isFirst && 'rejected' in item) requireNoOther(source, name, opening());
      isFirst = false;
      yield { file: name, item };
    }
    if (isFirst) requireNoOther(source, name, opening());
  } catch (error) {
    if (signal?.aborted) return;
    const other = ofOtherFormat(source, name, opening());
    yield { file: name, unusable: other ?? asUnusable(name, error) };
    // In which encoding it was read says nothing of another format.
    if (other !== undefined) return;
  }
  for (const note of notes) yield { file: name, note };
}

/** The bytes, and how they begin, as far as they were read. */
function keepingOpening(bytes: AsyncIterable<Uint8Array>) {
  const kept: Uint8Array[] = [];
  let length = 0;
  async function* passed() {
    for await (const chunk of bytes) {
      if (length < RECOGNISED_BYTES) kept.push(chunk.subarray(0, RECOGNISED_BYTES));
      length += chunk.length;
      yield chunk;
    }
  }
  return { bytes: passed(), opening: () => Buffer.concat(kept) };
}

/** Why a file in a format that another command reads, or none, is unusable; undefined of one that is not known to be. */
function ofOtherFormat(source: Source, name: string, opening: Uint8Array): SourceUnusable | undefined {
  const format = recogniseFormat(opening);
  if (format === undefined || format.readBy === source.name) return undefined;
  return new SourceUnusable(name, otherFormat(format));
}

/** @throws SourceUnusable */
function requireNoOther(source: Source, name: string, opening: Uint8Array): void {
  const other = ofOtherFormat(source, name, opening);
  if (other !== undefined) throw other;
}

/** Anything else than what is known to be wrong with files is a defect of the source: it costs this file, and is shown whole. */
function asUnusable(name: string, error: unknown): SourceUnusable {
  if (error instanceof SourceUnusable) return error;
  if (error instanceof GreffeError) return new SourceUnusable(name, error.message, { cause: error });
  const stack = error instanceof Error ? error.stack : String(error);
  return new SourceUnusable(name, `reading it failed unexpectedly: ${stack}`, { cause: error });
}
