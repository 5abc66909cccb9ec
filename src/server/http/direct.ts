import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import type { AnswerParameters } from '../answer/answer-parameters.ts';
import { COST_HEADER, type Exchange, openExchange, type RequestParameters } from '../answer/exchange.ts';
import { encodeAnswer } from '../yoga/json-answer.ts';
import { parseParameters } from '../yoga/parameters.ts';
import type { RequestRecords } from '../yoga/request-log.ts';
import { isGraphqlPath } from '../yoga/routes.ts';
import { readIncoming } from './body.ts';
import { compress, type EncodingChoice, LEAST_BYTES } from './compression.ts';
import { createMediaTypeChoice, isJsonInUtf8, type MediaType } from './media-type.ts';
import { type OriginPolicy, SAME_ORIGIN_VARY } from './origin-policy.ts';
import { DATA_HEADERS } from './security-headers.ts';
import type { ReadAsker } from './socket-asker.ts';

export interface DirectOptions {
  readonly maxBodyBytes: number;
  readonly records: RequestRecords;
  readonly answerParameters: AnswerParameters;
  readonly originPolicy: OriginPolicy;
  readonly chooseEncoding: EncodingChoice;
  readonly readAsker: ReadAsker;
}

/** Yoga, with Node's request or with one whose body was read already. */
export interface FullServer extends RequestListener {
  fetch(url: string, init: RequestInit, context: { exchange: Exchange }): Promise<Response> | Response;
}

/**
 * Answers the plainest of requests without Yoga, whose pipeline costs several times what such an answer does: JSON by POST, from a
 * program or a page that may ask, a query that is valid, within its limits, and meets no error. Whatever else a request is or turns
 * out to be, Yoga answers it, so that every refusal and every error has one place where it is made; what was executed by then it does
 * not execute again.
 */
export function createDirectListener(options: DirectOptions, server: FullServer): RequestListener {
  const chooseMediaType = createMediaTypeChoice();
  return (request, response) => {
    const mediaType = isPlain(request, options) ? chooseMediaType(request.headers.accept ?? null) : undefined;
    if (mediaType === undefined) {
      server(request, response);
      return;
    }
    const exchange = openExchange(
      request.headers['x-request-id'] ?? null,
      request.headers[COST_HEADER] ?? null,
      options.readAsker(request, response),
    );
    const finish = (body: string, answer: string | undefined): MaybePromise<void> => {
      if (answer === undefined) return handOver(server, request, response, { exchange, body });
      exchange.errorCodes = [];
      return mapMaybePromise(send(options, { request, response, exchange, mediaType }, answer), () =>
        options.records.add(exchange, { method: 'POST', status: 200, way: 'direct' }),
      );
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

function isPlain(
  { method, url, headers }: IncomingMessage,
  { maxBodyBytes, originPolicy }: DirectOptions,
): boolean {
  if (method !== 'POST' || !isGraphqlPath(url)) return false;
  if (!isJsonInUtf8(headers['content-type'] ?? null) || headers['content-encoding'] !== undefined)
    return false;
  const { host, origin } = headers;
  const site = headers['sec-fetch-site'] as string | undefined;
  if ((origin ?? site) !== undefined && !originPolicy.lets({ method, host, origin, site })) return false;
  const length = Number(headers['content-length'] ?? Number.NaN);
  return length <= maxBodyBytes;
}

/** The body of the answer, a byte a character; undefined when the request can't be read, or met an error: then Yoga refuses, or shows it. */
function answerPlain(
  options: DirectOptions,
  exchange: Exchange,
  body: string,
): MaybePromise<string | undefined> {
  let parameters: RequestParameters;
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

/** As flat lists, which Node writes as they are; a page of an allowed origin is granted its own resource policy. */
const VARY = ['vary', SAME_ORIGIN_VARY];
const FIXED_HEADERS = Object.entries(DATA_HEADERS).flat();
const { 'cross-origin-resource-policy': _own, ...REST } = DATA_HEADERS;
const FIXED_BESIDE_GRANTED = Object.entries(REST).flat();

interface Answering {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly exchange: Exchange;
  readonly mediaType: MediaType;
}

/** @param body a byte a character */
function send(
  { originPolicy, chooseEncoding }: DirectOptions,
  { request: { headers: asked }, response, exchange, mediaType }: Answering,
  body: string,
): MaybePromise<void> {
  const granted = originPolicy.answerHeaders(asked.origin);
  const write = (text: string, encoding: string | undefined) => {
    const headers = ['content-type', `${mediaType}; charset=utf-8`];
    if (encoding !== undefined) headers.push('content-encoding', encoding);
    headers.push('content-length', String(text.length), ...VARY);
    if (granted === undefined) headers.push(...FIXED_HEADERS);
    else headers.push(...Object.entries(granted).flat(), ...FIXED_BESIDE_GRANTED);
    headers.push('x-request-id', exchange.requestId);
    response.writeHead(200, headers);
    response.end(text, 'latin1');
  };
  const accepted = asked['accept-encoding'] as string | undefined;
  const encoding = body.length < LEAST_BYTES ? undefined : chooseEncoding(accepted);
  if (encoding === undefined) return write(body, undefined);
  const compressed = compress(Buffer.from(body, 'latin1'), encoding);
  return mapMaybePromise(compressed, (bytes) => write(bytes.toString('latin1'), encoding));
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
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    'content-length': bytes.length,
  });
  response.end(bytes);
}

/** A body that ends early or too late is the caller's mistake, though nobody is there any more to hear of it; the rest is ours. */
function endUnanswered(
  records: RequestRecords,
  exchange: Exchange,
  response: ServerResponse,
  error: unknown,
): void {
  const { code, http } = error instanceof GraphQLError ? error.extensions : OUR_FAULT;
  const status = http?.status ?? 500;
  if (status === 500) records.logger.error({ requestId: exchange.requestId, err: error }, 'Internal error');
  exchange.errorCodes = [String(code)];
  records.add(exchange, { method: 'POST', status, way: 'direct' });
  response.destroy();
}

const OUR_FAULT: GraphQLError['extensions'] = { code: 'INTERNAL_SERVER_ERROR', http: { status: 500 } };
