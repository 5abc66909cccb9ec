import { LRUCache } from 'lru-cache';
import { mapMaybePromise } from '../../domain/maybe-promise.ts';
import type { AnswerParameters } from '../answer/answer-parameters.ts';
import type { OperationResult, RequestParameters } from '../answer/exchange.ts';
import { refuseRequest } from '../answer/refusal.ts';
import { type DocumentTexts, sha256 } from './manifest.ts';

/** Besides its text, what a kept document takes: its hash and its entry. */
const ENTRY_BYTES = 200;
const BYTES_PER_CHARACTER = 2;

const MAX_SHOWN = 80;

export interface PersistedOptions {
  /** By their ids; none without. */
  readonly trusted?: DocumentTexts | undefined;
  /** Whether no other document is executed, be it sent as text. */
  readonly trustedOnly?: boolean;
  /** Of documents that clients have had kept; 0 for none. */
  readonly maxBytes: number;
}

/**
 * Lets clients send the id of a document in place of its text: of one that they were built with (trusted documents), or of one that
 * they sent before with its SHA-256 (Apollo's automatic persisted queries). Those used last are kept, within a bound in bytes, once
 * they have proved valid.
 *
 * Errors, in `extensions.code`: PERSISTED_QUERY_NOT_FOUND (send it again, with its text), PERSISTED_QUERY_NOT_SUPPORTED (none are kept
 * here), PERSISTED_QUERY_HASH_MISMATCH, DOCUMENT_NOT_FOUND (no trusted document has this id), DOCUMENT_NOT_TRUSTED.
 */
export function withPersistedDocuments(
  { trusted = new Map(), trustedOnly = false, maxBytes }: PersistedOptions,
  answer: AnswerParameters,
): AnswerParameters {
  const texts = new Set(trusted.values());
  const kept =
    maxBytes > 0 && !trustedOnly
      ? new LRUCache<string, string>({
          maxSize: maxBytes,
          sizeCalculation: (text) => BYTES_PER_CHARACTER * text.length + ENTRY_BYTES,
        })
      : undefined;

  const find = (id: string, isHash: boolean): string => {
    const text =
      trusted.get(id.replace(/^sha256:/, '')) ?? trusted.get(id) ?? (isHash ? kept?.get(id) : undefined);
    if (text !== undefined) return text;
    if (!isHash || trustedOnly) throw documentNotFound(id);
    throw kept ? notFound() : notSupported();
  };

  return (parameters, exchange, method) => {
    const { documentId, query } = parameters;
    const isHash = parameters.extensions?.persistedQuery != null;
    try {
      if (documentId !== undefined && !query) {
        return answer({ ...parameters, query: find(documentId, isHash) }, exchange, method);
      }
      if (trustedOnly && !texts.has(query ?? '')) throw notTrusted();
      if (documentId === undefined) return answer(parameters, exchange, method);
      const hash = requireHash(parameters, documentId);
      return mapMaybePromise(answer(parameters, exchange, method), (result) => {
        // Only a document that is valid has an operation.
        if (exchange.operation !== undefined) kept?.set(hash, query ?? '');
        return result;
      });
    } catch (error) {
      return { errors: [error] } as OperationResult;
    }
  };
}

function requireHash({ query = '' }: RequestParameters, hash: string): string {
  if (sha256(query) === hash) return hash;
  const message =
    'provided sha does not match query: sha256Hash must be the SHA-256 of the text of "query", in hexadecimal.';
  throw refuseRequest(400, 'PERSISTED_QUERY_HASH_MISMATCH', message);
}

/** Clients look for this very message, and for status 200. */
function notFound() {
  return refuseRequest(200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
}

function notSupported() {
  return refuseRequest(200, 'PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
}

function documentNotFound(id: string) {
  const shown = JSON.stringify(id.slice(0, MAX_SHOWN));
  const message = `There is no trusted document ${shown}. The operator adds documents by GREFFE_TRUSTED_DOCUMENTS.`;
  return refuseRequest(404, 'DOCUMENT_NOT_FOUND', message);
}

function notTrusted() {
  const message =
    'Only trusted documents are executed here: send the "documentId" of one. The operator adds documents by GREFFE_TRUSTED_DOCUMENTS.';
  return refuseRequest(403, 'DOCUMENT_NOT_TRUSTED', message);
}
