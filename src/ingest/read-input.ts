import { GreffeError, SourceUnusable } from '../domain/error.ts';
import type { InputFile } from './input.ts';
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
  const items = source.read({ ...file, note: (text) => notes.push(text) }, sourceOptions);
  try {
    for await (const item of items) {
      if (signal?.aborted) return;
      yield { file: name, item };
    }
  } catch (error) {
    if (!signal?.aborted) yield { file: name, unusable: asUnusable(name, error) };
  }
  for (const note of notes) yield { file: name, note };
}

/** Anything else than what is known to be wrong with files is a defect of the source: it costs this file, and is shown whole. */
function asUnusable(name: string, error: unknown): SourceUnusable {
  if (error instanceof SourceUnusable) return error;
  if (error instanceof GreffeError) return new SourceUnusable(name, error.message, { cause: error });
  const stack = error instanceof Error ? error.stack : String(error);
  return new SourceUnusable(name, `reading it failed unexpectedly: ${stack}`, { cause: error });
}
