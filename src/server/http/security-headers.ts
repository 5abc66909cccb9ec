import type { ServerPlugin } from '../answer/exchange.ts';

/** Answers are data: they load nothing, are framed by nobody, and are no other type than they say. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The headers of answers that are data, as `useSecurityHeaders` sets them. */
export const DATA_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': DATA_POLICY,
  'cache-control': 'no-store',
} as const;

/** Those that an answer may have set itself. */
const DEFAULTS: ReadonlySet<string> = new Set([
  'cross-origin-resource-policy',
  'content-security-policy',
  'cache-control',
]);

/**
 * Security headers on every answer. A page sets its own Content-Security-Policy; caching is off unless an answer says how it may be
 * cached.
 */
export function useSecurityHeaders(): ServerPlugin {
  return {
    onResponse({ response: { headers } }) {
      for (const [name, value] of Object.entries(DATA_HEADERS)) {
        if (!DEFAULTS.has(name) || !headers.has(name)) headers.set(name, value);
      }
    },
  };
}
