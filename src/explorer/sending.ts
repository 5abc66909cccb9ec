import { type MaybePromise, mapMaybePromise } from '../domain/maybe-promise.ts';
import { namesTag } from '../server/answer/conditional.ts';
import type { EncodingChoice } from '../server/http/compression.ts';
import type { MadePage } from './kept-pages.ts';

/** Nothing inline, nothing from elsewhere: a name with a script in it stays a name. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page that was made now or kept, or a way to another address. */
export type Made =
  | { readonly page: MadePage; readonly timing: string }
  | { readonly redirect: string; readonly status: 301 | 303; readonly vary?: string };

/** The answer: compressed where that is worth it, 304 where the reader has it already. */
export function sendPage(made: Made, headers: Headers, choose: EncodingChoice): MaybePromise<Response> {
  if ('redirect' in made) return sendRedirect(made.status, made.redirect, made.vary);
  const { page, timing } = made;
  const all: Record<string, string> = {
    'content-security-policy': POLICY,
    'cache-control': page.status === 200 ? 'no-cache' : 'no-store',
    'server-timing': timing,
    vary: 'Accept',
    ...page.headers,
  };
  if (page.status === 200) all.etag = page.etag;
  if (page.status === 200 && namesTag(headers.get('if-none-match'), page.etag))
    return new Response(null, { status: 304, headers: all });
  const encoding = page.isLong ? choose(headers.get('accept-encoding')) : undefined;
  if (encoding === undefined) return new Response(page.bytes, { status: page.status, headers: all });
  return mapMaybePromise(
    page.coded(encoding),
    (bytes) =>
      new Response(bytes, { status: page.status, headers: { ...all, 'content-encoding': encoding } }),
  );
}

/** @param location without origin: a `Host` never comes into it */
export function sendRedirect(status: 301 | 303, location: string, vary = 'Accept'): Response {
  return new Response(null, { status, headers: { location, vary, 'cache-control': 'no-cache' } });
}
