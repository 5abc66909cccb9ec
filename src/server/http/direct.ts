import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import type { AnswerParameters } from '../answer/answer-parameters.ts';
import { type Exchange, openExchange } from '../answer/exchange.ts';
import { SAME_ORIGIN_VARY } from '../yoga/cross-origin.ts';
import { encodeAnswer } from '../yoga/json-answer.ts';
import { parseParameters } from '../yoga/parameters.ts';
import type { RequestRecords } from '../yoga/request-log.ts';
import { GRAPHQL_PATH } from '../yoga/routes.ts';
import { readIncoming } from './body.ts';
import { createMediaTypeChoice, isJsonInUtf8 } from './media-type.ts';
import { DATA_HEADERS } from './security-headers.ts';
import type { ReadAsker } from './socket-asker.ts';

export interface DirectOptions {
  readonly maxBodyBytes: number;
  readonly records: RequestRecords;
  readonly answerParameters: AnswerParameters;
  readonly readAsker: ReadAsker;
}

/** Yoga, with Node's request or with one whose body was read already. */
export interface FullServer extends RequestListener {
  fetch(url: string, init: RequestInit, context: { exchange: Exchange }): Promise<Response> | Response;
}

/**
 * Answers the plainest of requests without Yoga, whose pipeline costs several times what such an answer does: JSON by POST, from
 * no other origin, a query that is valid, within its limits, and meets no error. Whatever else a request is or turns out to be, Yoga
 * answers it, so that every refusal and every error has one place where it is made; what was executed by then it does not execute again.
 */
export function createDirectListener(options: DirectOptions, server: FullServer): RequestListener {
  const chooseMediaType = createMediaTypeChoice();
  return (request, response) => {
    const mediaType = isPlain(request, options.maxBodyBytes)
      ? chooseMediaType(request.headers.accept ?? null)
      : undefined;
    if (mediaType === undefined) {
      server(request, response);
      return;
    }
    const exchange = openExchange(
      request.headers['x-request-id'] ?? null,
      options.readAsker(request, response),
    );
    const finish = (body: string, answer: string | undefined): MaybePromise<void> => {
      if (answer === undefined) return handOver(server, request, response, { exchange, body });
      exchange.errorCodes = [];
      send(response, exchange.requestId, `${mediaType}; charset=utf-8`, answer);
      options.records.add(exchange, { method: 'POST', status: 200, way: 'direct' });
      return undefined;
    };
    readIncoming(request, options.maxBodyBytes)
      .then((body) => {
        const answer = answerPlain(options, exchange, body);
        if (!(answer instanceof Promise)) return finish(body, answer);
        return answer.catch(() => undefined).then((late) => finish(body, late));
      })
      .catch((error: unknown) => endUnanswered(options.records, exchange, response, error));
  };
}

function isPlain({ method, url, headers }: IncomingMessage, maxBodyBytes: number): boolean {
  if (method !== 'POST' || url !== GRAPHQL_PATH) return false;
  if (!isJsonInUtf8(headers['content-type'] ?? null) || headers['content-encoding'] !== undefined)
    return false;
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return false;
  const length = Number(headers['content-length'] ?? Number.NaN);
  return length <= maxBodyBytes;
}

/** The body of the answer, a byte a character; undefined when the request can't be read, or met an error: then Yoga refuses, or shows it. */
function answerPlain(
  options: DirectOptions,
  exchange: Exchange,
  body: string,
): MaybePromise<string | undefined> {
  let parameters: GraphQLParams;
  try {
    parameters = parseParameters(body);
  } catch {
    return undefined;
  }
  return mapMaybePromise(options.answerParameters(parameters, exchange, 'POST'), (result) => {
    if (result.errors === undefined) return encodeAnswer(result.data, JSON.stringify(result.extensions));
    exchange.answered = result;
    return undefined;
  });
}

/** As a flat list, which Node writes as it is. */
const FIXED_HEADERS = ['vary', SAME_ORIGIN_VARY, ...Object.entries(DATA_HEADERS).flat()];

function send(response: ServerResponse, requestId: string, contentType: string, body: string): void {
  const headers = ['content-type', contentType, 'content-length', String(body.length), ...FIXED_HEADERS];
  headers.push('x-request-id', requestId);
  response.writeHead(200, headers);
  response.end(body, 'latin1');
}

async function handOver(
  server: FullServer,
  request: IncomingMessage,
  response: ServerResponse,
  { exchange, body }: { exchange: Exchange; body: string },
): Promise<void> {
  const headers = Object.entries(request.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const url = `http://${request.headers.host}${request.url}`;
  const answer = await server.fetch(url, { method: 'POST', headers, body }, { exchange });
  const text = await answer.text();
  response.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** A body that ends early is the caller's mistake, though nobody is there any more to hear of it; the rest is ours. */
function endUnanswered(
  records: RequestRecords,
  exchange: Exchange,
  response: ServerResponse,
  error: unknown,
): void {
  const code = error instanceof GraphQLError ? String(error.extensions.code) : 'INTERNAL_SERVER_ERROR';
  const status = error instanceof GraphQLError ? 400 : 500;
  if (status === 500) records.logger.error({ requestId: exchange.requestId, err: error }, 'Internal error');
  exchange.errorCodes = [code];
  records.add(exchange, { method: 'POST', status, way: 'direct' });
  response.destroy();
}
