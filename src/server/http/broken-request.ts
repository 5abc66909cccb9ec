import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A connection from which no whole request came. */
export interface BrokenRequest {
  readonly status: number;
  readonly code: 'REQUEST_TIMEOUT' | 'HEADERS_LIMIT' | 'BAD_REQUEST';
}

const BROKEN: Readonly<Record<string, BrokenRequest & { readonly reason: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST_TIMEOUT', reason: 'Request Timeout' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'HEADERS_LIMIT', reason: 'Request Header Fields Too Large' },
};
const MALFORMED = { status: 400, code: 'BAD_REQUEST', reason: 'Bad Request' } as const;

/** Connections that were cut because a request took too long to come. */
const timedOut = new WeakSet<Duplex>();

/** Whether the rest of a request's body was waited for in vain. */
export function hasTimedOut({ socket }: IncomingMessage): boolean {
  return timedOut.has(socket);
}

/**
 * Answers, as Node does by itself, what comes as no whole request: too slow (408), headers too long (431), no HTTP (400). `onBroken` is
 * told unless a request had begun that is recorded by whoever reads its body, or the client has just gone.
 */
export function answerBrokenRequests(server: Server, onBroken: (broken: BrokenRequest) => void): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    answers.set(socket, response);
    response.once('close', () => answers.get(socket) === response && answers.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const broken = BROKEN[error.code ?? ''] ?? MALFORMED;
    if (broken.status === 408) timedOut.add(socket);
    const response = answers.get(socket);
    const isGone = error.code === 'ECONNRESET' || error.code === 'EPIPE';
    if (response === undefined && !isGone) onBroken({ status: broken.status, code: broken.code });
    // Amid an answer the bytes would be taken for a part of it.
    if (socket.writable && !isGone && !response?.headersSent) {
      socket.write(`HTTP/1.1 ${broken.status} ${broken.reason}\r\nConnection: close\r\n\r\n`);
    }
    socket.destroy(error);
  });
}
