import type { ServerPlugin } from './exchange.ts';

/** Answers are data: they load nothing, are framed by nobody, and are no other type than they say. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * Security headers on every answer. A page sets its own Content-Security-Policy; caching is off unless an answer says how it may be
 * cached.
 */
export function useSecurityHeaders(): ServerPlugin {
  return {
    onResponse({ response: { headers } }) {
      headers.set('x-content-type-options', 'nosniff');
      headers.set('x-frame-options', 'DENY');
      headers.set('referrer-policy', 'no-referrer');
      headers.set('cross-origin-resource-policy', 'same-origin');
      if (!headers.has('content-security-policy')) headers.set('content-security-policy', DATA_POLICY);
      if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    },
  };
}
