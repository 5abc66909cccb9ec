import { isJsonObject, type JsonObject } from '../../../db/copy/field.ts';
import { COPY_VERSION } from '../../../db/copy/version.ts';
import { quoted, SourceUnusable } from '../../../domain/error.ts';
import { readJsonLines } from '../../json-line.ts';
import { rejection } from '../../rejection.ts';
import type { RejectedDocument, SourceFile } from '../../source.ts';
import { readText } from '../../text-encoding.ts';

/** A line of a copied graph: an object of it, or what can't be one. */
export type CopyLine = { readonly locator: string; readonly object: JsonObject } | RejectedDocument;

/**
 * The lines of a copied graph after the first, which must say that it is one.
 *
 * @throws SourceUnusable when it does not, or of a version that this program does not know
 */
export async function* readCopyLines(file: SourceFile): AsyncGenerator<CopyLine> {
  let isFirst = true;
  for await (const item of readJsonLines(file, readText(file), [])) {
    if (isFirst) requireHeader(file, item.kind === 'BROKEN' ? undefined : item.value);
    else if (item.kind === 'BROKEN') yield rejection(file, item.locator, item.reason, item.content);
    else if (isJsonObject(item.value)) yield { locator: item.locator, object: item.value };
    else yield rejection(file, item.locator, 'the line is no object', item.value);
    isFirst = false;
  }
}

function requireHeader({ name }: SourceFile, header: unknown): void {
  if (!isJsonObject(header) || header.record !== 'greffe') {
    throw new SourceUnusable(name, 'its first line is not that of a graph that `greffe export jsonl` wrote');
  }
  if (header.version !== COPY_VERSION) {
    const reason = `it is of version ${quoted(header.version)}; this program reads version ${COPY_VERSION}`;
    throw new SourceUnusable(name, reason);
  }
}
