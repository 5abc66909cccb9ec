import { isJsonInUtf8 } from './media-type.ts';

const PREFLIGHT_SECONDS = 7_200;

/** What answers depend on besides their address. */
export const SAME_ORIGIN_VARY = 'Accept, Accept-Encoding, GraphQL-Cost, Origin';

/** Request headers that GraphQL clients and tracing send by themselves. */
const ALLOWED_HEADERS = [
  'accept',
  'content-type',
  'if-none-match',
  'cache-control',
  'x-request-id',
  'graphql-cost',
  // Apollo Client and its codegen, Apollo Sandbox, Relay's network layers
  'apollographql-client-name',
  'apollographql-client-version',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'x-apollo-operation-id',
  'x-apollo-operation-type',
  'x-apollo-cache-key',
  'x-graphql-client-name',
  'x-graphql-client-version',
  'x-requested-with',
  // W3C Trace Context and Baggage, B3, Sentry, Datadog, New Relic
  'traceparent',
  'tracestate',
  'baggage',
  'b3',
  'x-b3-traceid',
  'x-b3-spanid',
  'x-b3-parentspanid',
  'x-b3-sampled',
  'x-b3-flags',
  'sentry-trace',
  'x-datadog-trace-id',
  'x-datadog-parent-id',
  'x-datadog-origin',
  'x-datadog-sampling-priority',
  'newrelic',
] as const;

/** What a page may read of an answer besides what browsers show by themselves. */
const EXPOSED_HEADERS = 'x-request-id, etag, retry-after, content-disposition';

/** The headers by which a request shows who caused it. */
export interface Sender {
  readonly method: string;
  readonly host: string | null | undefined;
  readonly origin: string | null | undefined;
  /** `Sec-Fetch-Site`. */
  readonly site: string | null | undefined;
}

/** Those that matter where a browser says nothing by the others. */
export interface SilentSender {
  readonly userAgent: string | null;
  readonly requestId: string | null;
  readonly contentType: string | null;
}

/**
 * What pages of other origins may do: read answers (CORS) and cause operations at all (CSRF).
 *
 * CORS: only the configured origins get `Access-Control-Allow-Origin`, never credentials.
 *
 * CSRF: nothing is executed for a page of another origin that isn't configured, whether or not it could read the answer. The sign is
 * `Sec-Fetch-Site`, which pages can't forge; without it, `Origin`. A POST is JSON, so a browser asks before sending it
 * (preflight) and is told no. What remains is a plain GET by a browser that sends neither header (old, or over plain http): it must
 * carry a header that a page can't set without preflight: `content-type: application/json` or `x-request-id`. Clients that are no
 * browser (curl, a server) send none of this and are let through: who isn't a browser holds nobody's rights.
 */
export class OriginPolicy {
  readonly #allowed: ReadonlySet<string>;
  readonly #families: readonly OriginFamily[];
  readonly #headers: string;

  /** @param origins as `CORS_ORIGINS` has them @param headers allowed besides the usual ones */
  constructor(origins: readonly string[], headers: readonly string[] = []) {
    this.#allowed = new Set(origins);
    this.#families = origins.filter((origin) => origin.includes('://*.')).map(asFamily);
    this.#headers = [...new Set([...ALLOWED_HEADERS, ...headers])].join(', ');
  }

  /** Whether pages of an origin may read answers. */
  allows(origin: string): boolean {
    if (this.#allowed.has(origin) || this.#allowed.has('*')) return true;
    return this.#families.some((family) => isOf(family, origin));
  }

  /** Whether a request is answered as far as its origin goes; a browser that says nothing of it is asked for more by `silent`. */
  lets(sender: Sender, silent?: () => SilentSender): boolean {
    const { origin, site, host, method } = sender;
    if (origin != null && this.allows(origin)) return true;
    if (site != null) return site === 'same-origin' || site === 'none';
    if (origin != null) return URL.canParse(origin) && new URL(origin).host === host;
    if (method === 'POST' || silent === undefined) return true;
    const { userAgent, requestId, contentType } = silent();
    return !userAgent?.startsWith('Mozilla/') || requestId !== null || isJsonInUtf8(contentType);
  }

  /** The same of a request as plugins get it. */
  letsRequest({ method, headers }: Request): boolean {
    const sender = {
      method,
      host: headers.get('host'),
      origin: headers.get('origin'),
      site: headers.get('sec-fetch-site'),
    };
    return this.lets(sender, () => ({
      userAgent: headers.get('user-agent'),
      requestId: headers.get('x-request-id'),
      contentType: headers.get('content-type'),
    }));
  }

  /** The headers by which the browser hands an answer to a page of this origin; undefined where it must not. */
  answerHeaders(origin: string | null | undefined): Readonly<Record<string, string>> | undefined {
    if (origin == null || !this.allows(origin)) return undefined;
    return {
      'access-control-allow-origin': this.#allowed.has('*') ? '*' : origin,
      'access-control-expose-headers': EXPOSED_HEADERS,
      'cross-origin-resource-policy': 'cross-origin',
    };
  }

  /** The headers of the answer to a preflight. */
  preflightHeaders(headers: Headers): Readonly<Record<string, string>> {
    const origin = headers.get('origin');
    if (origin === null || !this.allows(origin)) return NO_HEADERS;
    // Chromium asks so before a page of the internet reaches a server of the local network.
    const isToLocalNetwork = headers.get('access-control-request-private-network') === 'true';
    return {
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': this.#headers,
      'access-control-max-age': String(PREFLIGHT_SECONDS),
      ...(isToLocalNetwork && { 'access-control-allow-private-network': 'true' }),
    };
  }
}

const NO_HEADERS = Object.freeze({});

/** `https://*.example.org:8443`, by what stands before and after the `*`. */
interface OriginFamily {
  readonly start: string;
  readonly end: string;
}

function asFamily(pattern: string): OriginFamily {
  const [start = '', end = ''] = pattern.split('*');
  return { start, end };
}

/** One or more labels stand in place of the `*`. */
function isOf({ start, end }: OriginFamily, origin: string): boolean {
  if (!origin.startsWith(start) || !origin.endsWith(end)) return false;
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(origin.slice(start.length, origin.length - end.length));
}

/** What a page of another origin is told, and the developer behind it. */
export function crossSiteRefusal(what: string, origin: string | null): string {
  const isOrigin = origin !== null && /^[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9.:_[\]-]{0,200}$/.test(origin);
  const named = isOrigin || origin === 'null' ? origin : '<the origin of the page>';
  return `Pages of another origin may not ${what} here. The operator can allow an origin: CORS_ORIGINS=${named}`;
}
