import { isJsonObject, type JsonObject } from '../../../db/copy/field.ts';
import { withoutStamps } from '../../../db/copy/older-version.ts';
import { COPY_VERSION, VERSION_WITHOUT_DOCUMENTS } from '../../../db/copy/version.ts';
import { quoted, SourceUnusable } from '../../../domain/error.ts';
import { readJsonLines } from '../../json-line.ts';
import { rejection } from '../../rejection.ts';
import type { RejectedDocument, SourceFile } from '../../source.ts';
import { readText } from '../../text-encoding.ts';

/** A line of a copied graph: an object of it, or what can't be one. */
export type CopyLine = { readonly locator: string; readonly object: JsonObject } | RejectedDocument;

/**
 * The lines of a copied graph after the first, which must say that it is one, in this version's form.
 *
 * @param onVersion told of the version that the file is of
 * @throws SourceUnusable when it does not, or of a version that this program does not know
 */
export async function* readCopyLines(
  file: SourceFile,
  onVersion: (version: number) => void,
): AsyncGenerator<CopyLine> {
  let isFirst = true;
  let version: number = COPY_VERSION;
  for await (const item of readJsonLines(file, readText(file), [])) {
    if (isFirst) {
      version = versionIn(file, item.kind === 'BROKEN' ? undefined : item.value);
      onVersion(version);
    } else if (item.kind === 'BROKEN') yield rejection(file, item.locator, item.reason, item.content);
    else if (isJsonObject(item.value)) {
      const object = version === VERSION_WITHOUT_DOCUMENTS ? withoutStamps(item.value) : item.value;
      yield { locator: item.locator, object };
    } else yield rejection(file, item.locator, 'the line is no object', item.value);
    isFirst = false;
  }
}

function versionIn({ name }: SourceFile, header: unknown): number {
  if (!isJsonObject(header) || header.record !== 'greffe') {
    throw new SourceUnusable(name, 'its first line is not that of a graph that `greffe export jsonl` wrote');
  }
  if (header.version === COPY_VERSION || header.version === VERSION_WITHOUT_DOCUMENTS) return header.version;
  const known = `versions ${VERSION_WITHOUT_DOCUMENTS} to ${COPY_VERSION}`;
  throw new SourceUnusable(name, `it is of version ${quoted(header.version)}; this program reads ${known}`);
}
