import { withoutUndefined } from '../../domain/without-undefined.ts';
import type { RequestParameters, ServerPlugin } from '../answer/exchange.ts';
import { refuseRequest } from '../answer/refusal.ts';
import { readBody } from '../http/body.ts';
import { isJsonInUtf8 } from '../http/media-type.ts';

/** What clients call the id of a document that the server knows: the GraphQL over HTTP specification, and Relay's two ways. */
const DOCUMENT_ID = ['documentId', 'doc_id', 'id'] as const;

const PARAMETERS: ReadonlySet<string> = new Set([
  'query',
  'operationName',
  'variables',
  'extensions',
  ...DOCUMENT_ID,
]);

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

/** A byte order mark is no part of JSON (RFC 8259, section 8.1), but some clients send it. @throws GraphQLError BAD_REQUEST for a body that is no JSON object with parameters of the right types */
export function parseParameters(body: string): RequestParameters {
  return readParameters(parseJson(body.startsWith('\uFEFF') ? body.slice(1) : body, 'The body'));
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

function readQueryString(url: string): RequestParameters {
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

function readParameters(given: unknown): RequestParameters {
  if (Array.isArray(given)) throw badRequest('Batches are not supported: send one operation a request.');
  if (!isRecord(given)) throw badRequest('The body must be a JSON object with a "query".');
  const unknown = Object.keys(given).find((name) => !PARAMETERS.has(name) && given[name] != null);
  if (unknown !== undefined) throw badRequest(`Unknown parameter "${unknown.slice(0, 80)}".`);
  const { query, operationName, variables, extensions } = given;
  const documentId = readDocumentId(given);
  if (query == null && documentId === undefined) {
    throw badRequest('The parameter "query" is missing, and there is no "documentId" in its place.');
  }
  if (query != null && typeof query !== 'string') throw badRequest('The parameter "query" must be a string.');
  if (operationName != null && typeof operationName !== 'string') {
    throw badRequest('The parameter "operationName" must be a string.');
  }
  if (variables != null && !isRecord(variables))
    throw badRequest('The parameter "variables" must be an object.');
  if (extensions != null && !isRecord(extensions))
    throw badRequest('The parameter "extensions" must be an object.');
  return {
    query: query ?? '',
    ...withoutUndefined({
      documentId,
      // Tools send the empty text where they have no name.
      operationName: operationName || undefined,
      variables: variables ?? undefined,
      extensions: extensions ?? undefined,
    }),
  };
}

/** The id of a document that is sent in place of its text: by a parameter, or by the extension of Apollo's persisted queries. */
function readDocumentId(given: Record<string, unknown>): string | undefined {
  const name = DOCUMENT_ID.find((each) => given[each] != null);
  const { extensions } = given;
  const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined;
  if (name === undefined && persisted == null) return undefined;
  if (name !== undefined) {
    const id = given[name];
    if (typeof id !== 'string' || id === '') throw badRequest(`The parameter "${name}" must be a string.`);
    if (given.query != null) throw badRequest(`Send either "query" or "${name}".`);
    return id;
  }
  const { version, sha256Hash } = isRecord(persisted) ? persisted : {};
  if (typeof sha256Hash !== 'string' || (version != null && version !== 1)) {
    throw badRequest('extensions.persistedQuery must have a version of 1 and a sha256Hash.');
  }
  return sha256Hash;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badRequest(message: string) {
  return refuseRequest(400, 'BAD_REQUEST', message);
}
