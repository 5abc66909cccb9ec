import { createHash } from 'node:crypto';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { mapMaybePromise } from '../../domain/maybe-promise.ts';
import { namesTag } from '../answer/conditional.ts';
import type { ServerPlugin } from '../answer/exchange.ts';
import { compress, type EncodingChoice } from '../http/compression.ts';
import { ONLY_GET } from './routes.ts';

export const SCHEMA_PATH = '/schema.graphql';

/** Serves the schema in GraphQL's definition language, as `greffe print-schema` prints it, to GET and HEAD of `/schema.graphql`. */
export function useSchemaFile(
  schema: GraphQLSchema,
  chooseEncoding: EncodingChoice,
  cacheControl: string,
): ServerPlugin {
  let file: { readonly bytes: Buffer<ArrayBuffer>; readonly etag: string } | undefined;
  return {
    onRequest({ request: { method, headers }, url, endResponse, fetchAPI: { Response } }) {
      if (url.pathname !== SCHEMA_PATH || method === 'OPTIONS') return;
      if (method !== 'GET' && method !== 'HEAD') {
        const init = { status: 405, headers: { allow: 'GET, HEAD' } };
        return endResponse(Response.json(ONLY_GET, init));
      }
      file ??= printed(schema);
      const { bytes, etag } = file;
      const caching = { etag, 'cache-control': cacheControl };
      if (namesTag(headers.get('if-none-match'), etag)) {
        return endResponse(new Response(null, { status: 304, headers: caching }));
      }
      const encoding = chooseEncoding(headers.get('accept-encoding'));
      const all = { ...caching, 'content-type': 'text/plain; charset=utf-8' };
      if (encoding === undefined) return endResponse(new Response(bytes, { headers: all }));
      return mapMaybePromise(compress(bytes, encoding), (compressed) =>
        endResponse(new Response(compressed, { headers: { ...all, 'content-encoding': encoding } })),
      );
    },
  };
}

/** Weak, as it is the same for each coding. */
function printed(schema: GraphQLSchema) {
  const bytes = Buffer.from(`${printSchema(lexicographicSortSchema(schema))}\n`);
  return { bytes, etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
}
