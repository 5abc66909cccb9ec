import type { ServerPlugin } from '../answer/exchange.ts';
import { refuseRequest } from '../answer/refusal.ts';
import { isJsonInUtf8 } from '../http/media-type.ts';

const PREFLIGHT_SECONDS = 7_200;

/** What answers depend on besides their address. */
export const SAME_ORIGIN_VARY = 'Accept, Accept-Encoding, Origin';

/**
 * Decides what pages of other origins may do: read answers (CORS) and cause operations at all (CSRF).
 *
 * CORS: only the configured origins get `Access-Control-Allow-Origin`, never credentials.
 *
 * CSRF: nothing is executed for a page of another origin that isn't configured, whether or not it could read the answer. The sign is
 * `Sec-Fetch-Site`, which pages can't forge; without it, `Origin`. A POST is JSON, so a browser asks before sending it
 * (preflight) and is told no. What remains is a plain GET by a browser that sends neither header (old, or over plain http): it must
 * carry a header that a page can't set without preflight: `content-type: application/json` or `x-request-id`. Clients that are no
 * browser (curl, a server) send none of this and are let through: who isn't a browser holds nobody's rights.
 */
export function useCrossOrigin(origins: readonly string[]): ServerPlugin {
  const allowed = new Set(origins);
  const isAllowed = (origin: string) => allowed.has(origin) || allowed.has('*');

  return {
    onRequest({ request: { method, headers }, endResponse, fetchAPI: { Response } }) {
      if (method !== 'OPTIONS') return;
      const origin = headers.get('origin');
      const preflight: Record<string, string> =
        origin === null || !isAllowed(origin)
          ? {}
          : {
              'access-control-allow-methods': 'GET, POST',
              'access-control-allow-headers': 'accept, content-type, x-request-id',
              'access-control-max-age': String(PREFLIGHT_SECONDS),
            };
      endResponse(
        new Response(null, { status: 204, headers: { ...preflight, allow: 'GET, POST, OPTIONS' } }),
      );
    },

    onRequestParse({ request }) {
      const origin = request.headers.get('origin');
      if (origin !== null && isAllowed(origin)) return;
      if (!isFromElsewhere(request.method, request.headers, origin)) return;
      const message =
        'Pages of another origin may not send operations here; the operator can allow an origin.';
      throw refuseRequest(403, 'CROSS_SITE_REQUEST', message);
    },

    onResponse({ request, response: { headers } }) {
      // Also without an Origin: a cache must not hand that answer to a page of an allowed origin.
      headers.set('vary', SAME_ORIGIN_VARY);
      const origin = request.headers.get('origin');
      if (origin === null || !isAllowed(origin)) return;
      headers.set('access-control-allow-origin', allowed.has('*') ? '*' : origin);
      headers.set('access-control-expose-headers', 'x-request-id');
      headers.set('cross-origin-resource-policy', 'cross-origin');
    },
  };
}

/** Whether a page of another origin caused the request, as far as that shows. */
export function isFromElsewhere(method: string, headers: Headers, origin: string | null): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  if (origin !== null) return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
  if (method !== 'GET' || !headers.get('user-agent')?.startsWith('Mozilla/')) return false;
  return !headers.has('x-request-id') && !isJsonInUtf8(headers.get('content-type'));
}
