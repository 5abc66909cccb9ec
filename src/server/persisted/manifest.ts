import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { GreffeError, quoted } from '../../domain/error.ts';

/** A file of trusted documents can't be read, or is none that is known; the message says which, where and why. */
export class TrustedDocumentsUnusable extends GreffeError {
  constructor(path: string, reason: string, options?: ErrorOptions) {
    super('TRUSTED_DOCUMENTS_UNUSABLE', `GREFFE_TRUSTED_DOCUMENTS: ${path}: ${reason}`, options);
  }
}

/** Texts of documents by their ids. */
export type DocumentTexts = ReadonlyMap<string, string>;

const GRAPHQL_FILE = /\.(graphql|gql)$/;

/**
 * Reads the documents that clients were built with, from a file or from all files of a folder (not of folders in it):
 *
 * - `.json`: a manifest of Apollo (`generate-persisted-query-manifest`: `{ format, version: 1, operations: [{ id, body }] }`), or a map
 *   from ids to texts, as Relay's compiler and codegen's client preset write it;
 * - `.graphql`, `.gql`: one document, by the file's name without its ending.
 *
 * Each document can also be asked for by the SHA-256 of its text, in hexadecimal digits.
 *
 * @throws TrustedDocumentsUnusable for what can't be read, and for one id with two texts
 */
export function readTrustedDocuments(path: string): DocumentTexts {
  const texts = new Map<string, string>();
  const add = (id: string, text: string, file: string) => {
    const known = texts.get(id);
    if (known !== undefined && known !== text) {
      throw new TrustedDocumentsUnusable(file, `the id ${quoted(id)} has another document already`);
    }
    texts.set(id, text);
  };
  for (const file of filesOf(path)) {
    for (const [id, text] of documentsIn(file)) {
      add(id, text, file);
      add(sha256(text), text, file);
    }
  }
  if (texts.size === 0) {
    throw new TrustedDocumentsUnusable(path, 'there are no documents (.json, .graphql, .gql)');
  }
  return texts;
}

/** SHA-256 in hexadecimal digits, as clients compute it of a document's text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path)
      .sort()
      .filter((name) => extname(name) === '.json' || GRAPHQL_FILE.test(name))
      .map((name) => join(path, name));
  } catch (error) {
    throw new TrustedDocumentsUnusable(path, reasonOf(error), { cause: error });
  }
}

function documentsIn(file: string): Iterable<readonly [id: string, text: string]> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new TrustedDocumentsUnusable(file, reasonOf(error), { cause: error });
  }
  if (GRAPHQL_FILE.test(file)) return [[basename(file).replace(GRAPHQL_FILE, ''), text]];
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw new TrustedDocumentsUnusable(file, 'this is no JSON', { cause: error });
  }
  return documentsOfManifest(file, manifest);
}

function documentsOfManifest(file: string, manifest: unknown): (readonly [string, string])[] {
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) {
    throw new TrustedDocumentsUnusable(file, MANIFEST_EXPECTED);
  }
  if ('format' in manifest && 'operations' in manifest) return documentsOfApollo(file, manifest);
  return Object.entries(manifest).map(([id, text]) => {
    if (typeof text === 'string') return [id, text];
    throw new TrustedDocumentsUnusable(file, `${MANIFEST_EXPECTED}; ${quoted(id)} has no text`);
  });
}

function documentsOfApollo(
  file: string,
  { format, operations, ...rest }: { format: unknown; operations: unknown; version?: unknown },
): (readonly [string, string])[] {
  if (format !== APOLLO_FORMAT || rest.version !== 1 || !Array.isArray(operations)) {
    const found = `${quoted(String(format))}, version ${String(rest.version)}`;
    throw new TrustedDocumentsUnusable(
      file,
      `expected the format "${APOLLO_FORMAT}", version 1; found ${found}`,
    );
  }
  return operations.map((operation, index) => {
    const { id, body } = (operation ?? {}) as { id?: unknown; body?: unknown };
    if (typeof id === 'string' && typeof body === 'string') return [id, body];
    throw new TrustedDocumentsUnusable(file, `operations[${index}] has no id and body`);
  });
}

const APOLLO_FORMAT = 'apollo-persisted-query-manifest';

const MANIFEST_EXPECTED = "expected Apollo's manifest, or an object from ids to texts (Relay, codegen)";

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file or folder' : (code ?? message);
}
