import type { GraphQLParams } from 'graphql-yoga';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import type { ServerPlugin } from '../answer/exchange.ts';
import { refuseRequest } from '../answer/refusal.ts';
import { readBody } from '../http/body.ts';
import { isJsonInUtf8 } from '../http/media-type.ts';

const PARAMETERS: ReadonlySet<string> = new Set(['query', 'operationName', 'variables', 'extensions']);

/**
 * Takes GraphQL parameters from the query string of GET and from JSON of POST, in place of Yoga's parsers, which also take forms,
 * multipart and plain text, echo invalid JSON, and read up to 25 MB.
 *
 * 415 for another content type or encoding, 413 for a large body, 400 for what is no JSON object or a batch.
 */
export function useParameters(maxBodyBytes: number): ServerPlugin {
  return {
    onRequestParse({ request, serverContext, setRequestParser }) {
      if (request.method === 'GET') setRequestParser(({ url }) => readQueryString(url));
      if (request.method !== 'POST') return;
      refuseOtherContent(request);
      const stream = serverContext.req;
      setRequestParser(async () => parseParameters(await readBody(request, stream, maxBodyBytes)));
    },
  };
}

/** @throws GraphQLError BAD_REQUEST for a body that is no JSON object with parameters of the right types */
export function parseParameters(body: string): GraphQLParams {
  return readParameters(parseJson(body, 'The body'));
}

function refuseOtherContent({ headers }: Request): void {
  const contentType = headers.get('content-type');
  if (!isJsonInUtf8(contentType)) {
    const message = 'Send POST requests with content-type: application/json, in UTF-8.';
    throw refuseRequest(415, 'UNSUPPORTED_MEDIA_TYPE', message, { accept: 'application/json' });
  }
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity') {
    throw refuseRequest(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body uncompressed.', {
      'accept-encoding': 'identity',
    });
  }
}

function readQueryString(url: string): GraphQLParams {
  const start = url.indexOf('?');
  const given = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  const parameters: Record<string, unknown> = {};
  for (const name of PARAMETERS) {
    const value = given.get(name);
    if (value === null || value === '') continue;
    const isJson = name === 'variables' || name === 'extensions';
    parameters[name] = isJson ? parseJson(value, `The parameter "${name}"`) : value;
  }
  return readParameters(parameters);
}

/** Neither the message nor the log repeats what was sent: it may be anybody's secret. */
function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`${what} is not valid JSON.`);
  }
}

function readParameters(given: unknown): GraphQLParams {
  if (Array.isArray(given)) throw badRequest('Batches are not supported: send one operation a request.');
  if (!isRecord(given)) throw badRequest('The body must be a JSON object with a "query".');
  const unknown = Object.keys(given).find((name) => !PARAMETERS.has(name) && given[name] != null);
  if (unknown !== undefined) throw badRequest(`Unknown parameter "${unknown.slice(0, 80)}".`);
  const { query, operationName, variables, extensions } = given;
  if (query == null) throw badRequest('The parameter "query" is missing.');
  if (typeof query !== 'string') throw badRequest('The parameter "query" must be a string.');
  if (operationName != null && typeof operationName !== 'string') {
    throw badRequest('The parameter "operationName" must be a string.');
  }
  if (variables != null && !isRecord(variables))
    throw badRequest('The parameter "variables" must be an object.');
  if (extensions != null && !isRecord(extensions))
    throw badRequest('The parameter "extensions" must be an object.');
  return {
    query,
    ...withoutUndefined({
      operationName: operationName ?? undefined,
      variables: variables ?? undefined,
      extensions: extensions ?? undefined,
    }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badRequest(message: string) {
  return refuseRequest(400, 'BAD_REQUEST', message);
}
