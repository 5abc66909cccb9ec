import { pipeline, type Readable, type Transform } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import type { FindCollection } from '../../db/read/collection/filter-value.ts';
import { BadUserInput, quoted, Unavailable, type UnavailableCode } from '../../domain/error.ts';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import { today } from '../../domain/partial-date.ts';
import type { ExportFormat } from '../../export/format.ts';
import { manifestText } from '../../export/manifest.ts';
import { FORMATS } from '../../export/registry.ts';
import { namesTag } from '../answer/conditional.ts';
import type { ServerContext, ServerPlugin } from '../answer/exchange.ts';
import type { RefusalCode } from '../answer/refusal.ts';
import { createCompressor, type EncodingChoice } from '../http/compression.ts';
import { crossSiteRefusal, type OriginPolicy } from '../http/origin-policy.ts';
import { type ExportLimits, type ExportPlace, ExportPlaces } from './export-places.ts';
import {
  EXPORT_PATH,
  type ExportRequest,
  isExportPath,
  nodeDocumentPath,
  readExportRequest,
} from './export-request.ts';
import { LINKED_DATA_TYPE } from './linked-data.ts';
import { type ExportRoom, RunningExport } from './running-export.ts';

const RETRY_SECONDS = 30;

export interface ExportOptions extends ExportRoom {
  readonly schema: GraphQLSchema;
  readonly findCollection: FindCollection;
  readonly limits: ExportLimits;
  readonly originPolicy: OriginPolicy;
  readonly chooseEncoding: EncodingChoice;
  /** Of exports with an entity tag. */
  readonly cacheControl: string;
  /** The entity tag of what is asked of the database as it is now; without it there is none. */
  readonly tagNow?: (asked: readonly unknown[]) => string;
}

/**
 * Serves exports to GET and HEAD: `/export` lists the formats, `/export/<format>?filter=…` is the graph or the tenders of a filter,
 * `/export/<format>/manifest?filter=…` what it would hold and where that comes from, `/export/jsonld/<type>/<slug>` one node. It is made as fast as a spool has room, and sent as
 * fast as it is taken; when the client goes, the work ends. Compressed on the way where the client takes that, and not made at all for a
 * client that has it.
 *
 * Pages of another origin may cause none, unless the operator allows that origin. When as many run as may, the answer is 503.
 */
export function useExports(options: ExportOptions | undefined): ServerPlugin {
  const places = options && new ExportPlaces(options.limits);
  return {
    onRequest({ request, url, serverContext, endResponse, fetchAPI: { Response } }) {
      if (options === undefined || places === undefined || !isExportPath(url.pathname)) return;
      const { method, headers } = request;
      const refuse: Refuse = (status, code, error, more = {}) =>
        endResponse(Response.json({ error, code }, { status, headers: more }));
      if (method === 'OPTIONS') return;
      if (method !== 'GET' && method !== 'HEAD') {
        return refuse(405, 'METHOD_NOT_ALLOWED', 'Only GET and HEAD are possible here.', {
          allow: 'GET, HEAD',
        });
      }
      if (!options.originPolicy.letsRequest(request)) {
        return refuse(403, 'CROSS_SITE_REQUEST', crossSiteRefusal('export', headers.get('origin')));
      }
      const refuseFault = (error: unknown) => {
        if (error instanceof BadUserInput) return refuse(400, 'BAD_USER_INPUT', error.message);
        if (error instanceof Unavailable) {
          const retry = { 'retry-after': String(error.retryAfterSeconds ?? RETRY_SECONDS) };
          return refuse(503, error.code, error.message, retry);
        }
        options.logger.error({ requestId: serverContext.exchange.requestId, err: error }, 'Internal error');
        return refuse(500, 'INTERNAL_SERVER_ERROR', 'Internal error');
      };
      try {
        const asked = readExportRequest(url, options.schema, options.findCollection);
        if (asked === undefined) return refuse(404, 'NOT_FOUND', NOTHING_HERE);
        const room = { options, places, request, serverContext, endResponse, refuse, refuseFault, Response };
        const answered = answer(asked, room);
        return answered instanceof Promise ? answered.catch(refuseFault) : answered;
      } catch (error) {
        return refuseFault(error);
      }
    },
  };
}

const NOTHING_HERE = `There is no such export. Formats are ${FORMATS.map(({ name }) => name).join(', ')}, each at ${EXPORT_PATH}/<format>.`;

type Refuse = (
  status: number,
  code: RefusalCode | UnavailableCode | 'NOT_FOUND' | 'TOO_MANY_EXPORTS',
  error: string,
  headers?: Record<string, string>,
) => void;

interface Answering {
  readonly options: ExportOptions;
  readonly places: ExportPlaces;
  readonly request: Request;
  readonly serverContext: ServerContext;
  readonly endResponse: (response: Response) => void;
  readonly refuse: Refuse;
  /** Says what went wrong, as far as a client may know. */
  readonly refuseFault: (error: unknown) => void;
  readonly Response: typeof Response;
}

function answer(asked: ExportRequest, answering: Answering): void | Promise<void> {
  const { options, places, request, serverContext, endResponse, refuse, refuseFault, Response } = answering;
  if (asked.asks === 'formats') return endResponse(Response.json({ formats: listFormats() }));
  if (asked.asks === 'companion') {
    const headers = { 'content-type': asked.file.mediaType };
    return endResponse(new Response(asked.file.text, { headers }));
  }
  if (asked.asks === 'node') return answerNode(asked, answering);
  const { format, filter, language } = asked;
  const isManifest = asked.asks === 'manifest';
  const day = today();
  const etag = options.tagNow?.([asked.asks, format.name, filter ?? null, language, day]);
  const caching = { ...(etag !== undefined && { etag, 'cache-control': options.cacheControl }) };
  if (etag !== undefined && namesTag(request.headers.get('if-none-match'), etag)) {
    return endResponse(new Response(null, { status: 304, headers: caching }));
  }
  const encoding = isManifest ? undefined : options.chooseEncoding(request.headers.get('accept-encoding'));
  const headers = {
    ...(isManifest ? MANIFEST_HEADERS : headersOf(format, filter !== undefined, day)),
    ...(encoding !== undefined && { 'content-encoding': encoding }),
    ...caching,
  };
  if (request.method === 'HEAD') return endResponse(new Response(null, { headers }));
  const place = places.enter(serverContext.req?.socket.remoteAddress);
  if (typeof place === 'string') {
    options.tally.refuse(format.name);
    return refuse(503, 'TOO_MANY_EXPORTS', place, { 'retry-after': String(RETRY_SECONDS) });
  }
  const { requestId } = serverContext.exchange;
  const started = startIn(place, () =>
    RunningExport.start(options, { format, filter, language, requestId, place }),
  );
  return mapMaybePromise(started, (running) => {
    if (isManifest) {
      return running.describe(request.signal).then(
        (manifest) => endResponse(new Response(manifest ? manifestText(manifest) : null, { headers })),
        // Logged with the export.
        (error: unknown) =>
          error instanceof Unavailable
            ? refuseFault(error)
            : refuse(500, 'INTERNAL_SERVER_ERROR', 'Internal error'),
      );
    }
    const stream = running.stream();
    const body = encoding === undefined ? stream : compressed(stream, createCompressor(encoding));
    // Yoga ends no response that its body broke off, and one that nobody reads any more it keeps waiting.
    const { res } = serverContext;
    stream.once('close', () => stream.readableEnded || res?.destroy());
    if (res?.destroyed) stream.destroy();
    else res?.once('close', () => stream.destroy());
    endResponse(new Response(body as unknown as BodyInit, { headers }));
  });
}

async function answerNode(
  { type, slug }: Extract<ExportRequest, { asks: 'node' }>,
  { options, request, endResponse, refuse, Response }: Answering,
): Promise<void> {
  const etag = options.tagNow?.(['node', type, slug]);
  const caching = { ...(etag !== undefined && { etag, 'cache-control': options.cacheControl }) };
  if (etag !== undefined && namesTag(request.headers.get('if-none-match'), etag)) {
    return endResponse(new Response(null, { status: 304, headers: caching }));
  }
  const found = await options.source.readLinkedData({ type, slug }, 'EN');
  if (found === undefined) {
    return refuse(404, 'NOT_FOUND', `There is no ${type.toLowerCase()} with the slug ${quoted(slug)}.`);
  }
  if ('movedTo' in found) {
    const location = nodeDocumentPath(type, found.movedTo);
    return endResponse(new Response(null, { status: 301, headers: { location } }));
  }
  const headers = { 'content-type': LINKED_DATA_TYPE, ...caching };
  endResponse(new Response(request.method === 'HEAD' ? null : found.text, { headers }));
}

const MANIFEST_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** The same bytes through a compressor; when one of the two ends, so does the other. */
function compressed(stream: Readable, compressor: Transform): Readable {
  return pipeline(stream, compressor, () => {
    // What went wrong with the stream, the export itself has logged; the compressor is broken off with it.
  });
}

/** What can't start needs no place. */
function startIn<R>(place: ExportPlace, start: () => MaybePromise<R>): MaybePromise<R> {
  const leave = (error: unknown): never => {
    place.leave();
    throw error;
  };
  try {
    const started = start();
    return started instanceof Promise ? started.catch(leave) : started;
  } catch (error) {
    return leave(error);
  }
}

function headersOf(
  { name, mediaType, extension }: ExportFormat,
  isFiltered: boolean,
  day: string,
): Record<string, string> {
  const part = isFiltered ? '-part' : '';
  const ending = extension === name ? extension : `${name}.${extension}`;
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="greffe${part}-${day}.${ending}"`,
  };
}

function listFormats(): object[] {
  return FORMATS.map(({ name, mediaType, description }) => ({
    name,
    mediaType,
    description,
    url: `${EXPORT_PATH}/${name}`,
    manifest: `${EXPORT_PATH}/${name}/manifest`,
  }));
}
