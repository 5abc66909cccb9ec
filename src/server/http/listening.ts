import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { GreffeError } from '../../domain/error.ts';
import { answerBrokenRequests, type BrokenRequest } from './broken-request.ts';
import { type HostCheck, refuseHost } from './host-check.ts';
import { DATA_HEADERS } from './security-headers.ts';

/** How long a connection may take, in milliseconds. */
export interface Timeouts {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** From the first byte of a request to the end of its body. */
  readonly requestMs: number;
  /** Between two requests of one connection. */
  readonly keepAliveMs: number;
  /** How often the first two are looked after: connections are cut up to this much later. */
  readonly checkEveryMs: number;
  /** For requests under way when the server is closed. */
  readonly drainMs: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = Object.freeze({
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 10_000,
  checkEveryMs: 500,
  drainMs: 10_000,
});

/** GET queries are headers to Node; what is longer goes by POST. */
const MAX_HEADER_BYTES = 16_384;

const SWEEP_MS = 50;

/** The address can't be had; the message says in one line which, why, and what to do. */
export class ServerCannotListen extends GreffeError {
  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const remedy =
      REMEDIES[cause.code ?? ''] ?? `${cause.code ?? cause.message}. Set HOST and PORT to a free address.`;
    super('SERVER_CANNOT_LISTEN', `Cannot listen on ${addressOf(host, port)}: ${remedy}`, { cause });
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use. Stop the program that uses it, or set PORT to another.',
  EACCES: 'this user may not use the port. Set PORT to 1024 or higher.',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one it has, such as 127.0.0.1.',
  ENOTFOUND: 'the host name is unknown. Set HOST to an address of this machine, such as 127.0.0.1.',
};

export interface Listening {
  /** Origin without a path, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Accepts no more, lets running requests end, for at most `drainMs`, and resolves when every connection is closed. */
  close(): Promise<void>;
}

export interface HttpOptions {
  readonly timeouts: Timeouts;
  /** Requests to a host that it does not know are refused, whatever they ask for. */
  readonly isOurHost: HostCheck;
  /** Told of requests that `listener` never gets. */
  readonly onRefused: (refused: BrokenRequest | { status: 421; code: 'HOST_NOT_ALLOWED' }) => void;
}

export interface ListenOptions extends HttpOptions {
  readonly host: string;
  readonly port: number;
}

/** @throws ServerCannotListen */
export async function listen(
  listener: RequestListener,
  { host, port, ...options }: ListenOptions,
): Promise<Listening> {
  const { timeouts } = options;
  const { server, startDraining } = createHttpServer(listener, options);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ServerCannotListen(host, port, error)));
    server.listen({ host, port }, resolve);
  });
  const bound = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    url: originOf(host, bound.port),
    close: () => {
      startDraining();
      closed ??= drain(server, timeouts.drainMs);
      return closed;
    },
  };
}

/** A server of connections that another process accepted. */
export interface Serving {
  accept(connection: Socket): void;
  /** As of `Listening`; `lastAccepted` resolves when no more connections come. */
  close(lastAccepted?: Promise<void>): Promise<void>;
}

export function serveHanded(listener: RequestListener, options: HttpOptions): Serving {
  const { timeouts } = options;
  const { server, startDraining } = createHttpServer(listener, options);
  const open = new Set<Socket>();
  // It listens to nothing; this has it look after the time limits of connections all the same.
  server.emit('listening');
  let closed: Promise<void> | undefined;
  return {
    accept(connection) {
      open.add(connection);
      connection.once('close', () => open.delete(connection));
      server.emit('connection', connection);
    },
    close: (lastAccepted = Promise.resolve()) => {
      startDraining();
      closed ??= lastAccepted.then(() => drainHanded(server, open, timeouts.drainMs));
      return closed;
    },
  };
}

function createHttpServer(listener: RequestListener, { timeouts, isOurHost, onRefused }: HttpOptions) {
  let isDraining = false;
  const checkAddress = createAddressCheck(isOurHost);
  /** Tells the client that the connection ends with this answer, also where the request came before that was decided. */
  class Answer extends ServerResponse {
    // biome-ignore lint/suspicious/noExplicitAny: what Node's overloads take.
    override writeHead(...args: any[]): this {
      if (isDraining) this.setHeader('connection', 'close');
      return super.writeHead(...(args as [number]));
    }
  }
  const server = createServer(
    {
      ServerResponse: Answer as typeof ServerResponse,
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      keepAliveTimeout: timeouts.keepAliveMs,
      connectionsCheckingInterval: timeouts.checkEveryMs,
      maxHeaderSize: MAX_HEADER_BYTES,
      // Of two Hosts one would count here and perhaps the other for a proxy. Joined, they are none.
      joinDuplicateHeaders: true,
    },
    (request, response) => {
      const address = checkAddress(request);
      if (address === 'ours') return listener(request, response);
      const isMalformed = address === 'malformed';
      onRefused(isMalformed ? MALFORMED_ADDRESS : FOREIGN_HOST);
      if (isMalformed) refuseAddress(response);
      else refuseHost(request, response);
    },
  );
  answerBrokenRequests(server, onRefused);
  const startDraining = () => {
    isDraining = true;
  };
  return { server, startDraining };
}

const MALFORMED_ADDRESS = { status: 400, code: 'BAD_REQUEST' } as const;
const FOREIGN_HOST = { status: 421, code: 'HOST_NOT_ALLOWED' } as const;

/**
 * Makes the check that a request's Host header and target make a URL, and that the host is ours. Clients name the same host again and
 * again.
 */
function createAddressCheck(
  isOurHost: HostCheck,
): (request: IncomingMessage) => 'ours' | 'malformed' | 'foreign' {
  let knownHost: string | undefined;
  return ({ headers: { host }, url }) => {
    // No path can be wrong behind a host that is right.
    if (host !== undefined && host === knownHost && url?.startsWith('/')) return 'ours';
    if (!URL.canParse(`http://${host}${url}`)) return 'malformed';
    if (!isOurHost(host)) return 'foreign';
    if (url?.startsWith('/')) knownHost = host;
    return 'ours';
  };
}

/** A Host header or a target that makes no URL throws in Yoga's adapter, which answers with the stack. */
function refuseAddress(response: ServerResponse): void {
  const body = '{"error":"The Host header or the path is malformed.","code":"BAD_REQUEST"}';
  response.writeHead(400, {
    'content-type': 'application/json; charset=utf-8',
    ...DATA_HEADERS,
    connection: 'close',
  });
  response.end(body);
}

function drain(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), drainMs);
    // Node closes connections that are idle now; one that becomes idle later would stay until its keep-alive ends.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(deadline);
      clearInterval(sweep);
      resolve();
    });
  });
}

/** As `drain`, of a server that Node doesn't know to run. */
async function drainHanded(server: Server, open: ReadonlySet<Socket>, drainMs: number): Promise<void> {
  const deadline = performance.now() + drainMs;
  while (open.size > 0) {
    if (performance.now() > deadline) server.closeAllConnections();
    else server.closeIdleConnections();
    await pause(SWEEP_MS);
  }
  // Only ends what looks after time limits: it never listened.
  server.close(() => undefined);
}

/** Origin without a path, such as `http://127.0.0.1:4000`. */
export function originOf(host: string, port: number): string {
  return `http://${addressOf(host, port)}`;
}

function addressOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
