import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { DATA_HEADERS } from './security-headers.ts';

/** Whether a `Host` header names this server. */
export type HostCheck = (host: string | undefined) => boolean;

/**
 * Makes the check that keeps pages of others from reading this server by DNS rebinding: a name that its owner lets point to this
 * machine makes such a page same-origin for the browser, but the `Host` header still says that name.
 *
 * Right are loopback names and addresses, the host that the server listens on (every address, where it listens on all), and `hosts`:
 * names, `*.example.org`, or `*`. Ports don't matter. A request without the header comes from no browser, and passes.
 */
export function createHostCheck(hosts: readonly string[], boundHost: string): HostCheck {
  if (hosts.includes('*')) return () => true;
  const names = new Set([...hosts, boundHost].map(normalised));
  const endings = hosts.filter((host) => host.startsWith('*.')).map((host) => host.slice(1).toLowerCase());
  const isEverywhere = EVERY_ADDRESS.has(boundHost);
  return (host) => {
    if (host === undefined) return true;
    const name = nameIn(host);
    if (names.has(name) || isLoopback(name)) return true;
    if (isEverywhere && isIP(name) > 0) return true;
    return endings.some((ending) => name.endsWith(ending) && name.length > ending.length);
  };
}

const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** The name in a `Host` header: without port, brackets and the root's dot, in small letters. */
function nameIn(host: string): string {
  return normalised(host.replace(/:\d*$/, ''));
}

function normalised(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

function isLoopback(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    (name.startsWith('127.') && isIP(name) === 4)
  );
}

/** RFC 9110, section 15.5.20: sent to a server that does not answer for this name. */
export function refuseHost(request: IncomingMessage, response: ServerResponse): void {
  const host = (request.headers.host ?? '').slice(0, MAX_SHOWN);
  const name = nameIn(host);
  const message = `This server does not answer to the host ${JSON.stringify(host)}. The operator can allow it: GREFFE_HOSTS=${name}`;
  const code = 'HOST_NOT_ALLOWED';
  // What a GraphQL client looks for, and what other clients do.
  const body = JSON.stringify({ error: message, code, errors: [{ message, extensions: { code } }] });
  response.writeHead(421, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...DATA_HEADERS,
    connection: 'close',
  });
  response.end(body);
}

const MAX_SHOWN = 100;
