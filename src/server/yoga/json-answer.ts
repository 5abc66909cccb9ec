import type { ExecutionResult } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import { mapMaybePromise } from '../../domain/maybe-promise.ts';
import { JsonText } from '../../schema/compiled/json-text.ts';
import type { Exchange, ServerPlugin } from '../answer/exchange.ts';
import { refuseRequest } from '../answer/refusal.ts';
import { compress, type EncodingChoice, LEAST_BYTES } from '../http/compression.ts';
import { createMediaTypeChoice, type MediaType } from '../http/media-type.ts';

/**
 * Answers in JSON with the status that GraphQL over HTTP asks for, in place of Yoga's processors, which also speak multipart and
 * server-sent events. A client that accepts neither JSON type gets 406 before anything is executed. Answers of 4 kB and more are
 * compressed where the client takes that.
 *
 * @param cacheControl of answers with an entity tag; others may not be stored
 */
export function useJsonAnswer(chooseEncoding: EncodingChoice, cacheControl: string): ServerPlugin {
  const chooseMediaType = createMediaTypeChoice();
  return {
    onRequestParse({ request }) {
      if (chooseMediaType(request.headers.get('accept')) !== undefined) return;
      throw refuseRequest(
        406,
        'NOT_ACCEPTABLE',
        'The header Accept takes neither application/graphql-response+json nor application/json, in which answers are.',
      );
    },
    onResultProcess({ request, setResultProcessor, serverContext: { exchange } }) {
      const mediaType = chooseMediaType(request.headers.get('accept')) ?? 'application/json';
      setResultProcessor((result, { Response }) => {
        if (Array.isArray(result) || isAsyncIterable(result)) {
          throw new TypeError(
            'An operation has one result: batches and streams are refused before execution.',
          );
        }
        const caching = cachingHeaders(exchange, cacheControl);
        if (exchange.isNotModified) return new Response(null, { status: 304, headers: caching });
        const { status, headers } = decideStatus(result, mediaType);
        const text = stringifyResult(result);
        const all = { ...headers, 'content-type': `${mediaType}; charset=utf-8`, ...caching };
        const encoding = mayCompress(text)
          ? chooseEncoding(request.headers.get('accept-encoding'))
          : undefined;
        if (encoding === undefined) return new Response(text, { status, headers: all });
        return mapMaybePromise(
          compress(Buffer.from(text), encoding),
          (bytes) => new Response(bytes, { status, headers: { ...all, 'content-encoding': encoding } }),
        );
      }, mediaType);
    },
  };
}

/** Answers are measured in bytes, of which a text has at least as many as characters. */
function mayCompress(text: string): boolean {
  return text.length >= LEAST_BYTES || Buffer.byteLength(text) >= LEAST_BYTES;
}

function cachingHeaders({ etag }: Exchange, cacheControl: string): Record<string, string> {
  return etag === undefined ? {} : { etag, 'cache-control': cacheControl };
}

/** The JSON text of a result, errors first as GraphQL has them; data that is text already is not read again. */
function stringifyResult(result: ExecutionResult): string {
  const { data, errors, ...rest } = result;
  if (!(data instanceof JsonText)) return JSON.stringify(result);
  const start = errors === undefined ? DATA_START : `{"errors":${JSON.stringify(errors)},"data":`;
  const others = JSON.stringify(rest);
  return others === '{}' ? `${start}${data}}` : `${start}${data},${others.slice(1)}`;
}

const DATA_START = '{"data":';

/**
 * The same of a result without errors, in UTF-8, with a byte in each character of the text: Node writes a text together with the headers
 * at once, which takes a third less time than writing bytes after them. `extensions` is JSON text in ASCII.
 */
export function encodeAnswer(data: unknown, extensions: string): string {
  return `${DATA_START}${latin1Of(data)},"extensions":${extensions}}`;
}

function latin1Of(data: unknown): string {
  return data instanceof JsonText ? data.latin1 : Buffer.from(JSON.stringify(data)).toString('latin1');
}

/** GraphQL over HTTP, section 6.4: as application/json, a well-formed request has 200 whatever comes of it. */
function decideStatus(
  result: ExecutionResult,
  mediaType: MediaType,
): { status: number; headers: Record<string, string> } {
  let status = 0;
  let headers: Record<string, string> = {};
  let isOurFault = false;
  for (const { extensions } of result.errors ?? []) {
    if (extensions.code === 'INTERNAL_SERVER_ERROR') isOurFault = true;
    const { http } = extensions;
    if (http === undefined) continue;
    headers = { ...headers, ...http.headers };
    if (http.spec !== true || mediaType !== 'application/json') status = Math.max(status, http.status ?? 0);
  }
  if (status > 0) return { status, headers };
  if (result.errors === undefined || 'data' in result) return { status: 200, headers };
  if (isOurFault) return { status: 500, headers };
  return { status: mediaType === 'application/json' ? 200 : 400, headers };
}
