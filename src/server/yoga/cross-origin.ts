import type { ServerPlugin } from '../answer/exchange.ts';
import { refuseRequest } from '../answer/refusal.ts';
import { crossSiteRefusal, type OriginPolicy, SAME_ORIGIN_VARY } from '../http/origin-policy.ts';

/** Preflights, refusals and the headers of CORS, as the policy has them. */
export function useCrossOrigin(policy: OriginPolicy): ServerPlugin {
  return {
    onRequest({ request: { method, headers }, endResponse, fetchAPI: { Response } }) {
      if (method !== 'OPTIONS') return;
      const answer = { ...policy.preflightHeaders(headers), allow: 'GET, HEAD, POST, OPTIONS' };
      endResponse(new Response(null, { status: 204, headers: answer }));
    },

    onRequestParse({ request }) {
      if (policy.letsRequest(request)) return;
      const message = crossSiteRefusal('send operations', request.headers.get('origin'));
      throw refuseRequest(403, 'CROSS_SITE_REQUEST', message);
    },

    onResponse({ request, response: { headers } }) {
      // Also without an Origin: a cache must not hand that answer to a page of an allowed origin.
      const own = headers.get('vary');
      headers.set('vary', own === null ? SAME_ORIGIN_VARY : `${SAME_ORIGIN_VARY}, ${own}`);
      const granted = policy.answerHeaders(request.headers.get('origin'));
      for (const [name, value] of Object.entries(granted ?? {})) headers.set(name, value);
    },
  };
}
