import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientOf, isAddress, type Networks, networksOf } from '../../domain/network.ts';
import { ANYBODY, type Asker } from '../../schema/asker.ts';

/** Who asks, as Node's request tells. */
export type ReadAsker = (request: IncomingMessage | undefined, response: ServerResponse | undefined) => Asker;

/**
 * Makes what tells who asks. A forwarded address counts only where the request comes from a proxy: it is the last in `X-Forwarded-For`
 * that is none of the proxies'. What stands before it, anybody may have written.
 */
export function createAskerReader(proxies: readonly string[]): ReadAsker {
  const networks = networksOf(proxies);
  return (request, response) =>
    request && response ? new SocketAsker(request, response, networks) : ANYBODY;
}

/** Reads an address, and looks whether anybody waits, only for those operations that want to know. */
class SocketAsker implements Asker {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #proxies: Networks;
  #signal: AbortSignal | undefined;

  constructor(request: IncomingMessage, response: ServerResponse, proxies: Networks) {
    this.#request = request;
    this.#response = response;
    this.#proxies = proxies;
  }

  get client(): string {
    const { socket, headersDistinct } = this.#request;
    const forwarded = headersDistinct['x-forwarded-for']?.join(',').split(',') ?? [];
    let address = socket.remoteAddress ?? '';
    while (this.#proxies.has(address)) {
      const before = forwarded.pop()?.trim();
      if (before === undefined || !isAddress(before)) break;
      address = before;
    }
    return clientOf(address);
  }

  get signal(): AbortSignal {
    this.#signal ??= signalOf(this.#response);
    return this.#signal;
  }
}

function signalOf(response: ServerResponse): AbortSignal {
  if (response.destroyed) return AbortSignal.abort();
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}
