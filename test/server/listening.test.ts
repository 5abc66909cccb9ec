import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TIMEOUTS, ServerCannotListen, startServer } from '../../src/server/server.ts';
import { entered, release, toyOptions, withToy } from './toy.ts';

const SLOW = (gate: string) => JSON.stringify({ query: `{ slow(gate: "${gate}") }` });

/** Longer than a test may take: what waited for it would fail. */
const TOO_LONG_MS = 60_000;

/** Sends bytes and tells what had come back when the connection was cut. */
async function holdConnection(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return received;
}

/** A request under way that ends when its gate is released. */
async function startSlowRequest(url: string, gate: string) {
  const answer = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: SLOW(gate),
  });
  answer.catch(() => undefined);
  await entered(gate);
  return { answer };
}

describe('connections', () => {
  it('that are slow with their headers are cut after ten seconds', () => {
    expect(DEFAULT_TIMEOUTS.headersMs).toBe(10_000);
    expect(DEFAULT_TIMEOUTS.checkEveryMs).toBeLessThanOrEqual(1_000);
  });

  it('that are slow with their headers are cut after the time set', async () => {
    await withToy(
      async ({ url, query, lines }) => {
        const held = holdConnection(url, 'POST /graphql HTTP/1.1\r\nHost: a\r\nX-Slow: ');
        expect((await query('{ __typename }')).status).toBe(200);
        expect(await held).toMatch(/^HTTP\/1\.1 408 /);
        expect(lines.filter(({ msg }) => msg === 'refused')).toEqual([
          expect.objectContaining({ level: 30, status: 408, errors: ['REQUEST_TIMEOUT'] }),
        ]);
      },
      {},
      { timeouts: { headersMs: 1_000, requestMs: TOO_LONG_MS, checkEveryMs: 50 } },
    );
  });

  it('that are slow with their body are cut after the time set', async () => {
    await withToy(
      async ({ url, lines }) => {
        const head =
          'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{';
        expect(await holdConnection(url, head)).toMatch(
          /^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n$/,
        );
        await expect.poll(() => lines).toHaveLength(1);
        expect(lines[0]).toMatchObject({
          level: 30,
          msg: 'graphql',
          status: 408,
          errors: ['REQUEST_TIMEOUT'],
        });
      },
      {},
      { timeouts: { headersMs: 1_000, requestMs: 1_000, checkEveryMs: 50 } },
    );
  });

  it('with headers over 16 kB get 431', async () => {
    await withToy(async ({ url, lines }) => {
      const received = await holdConnection(url, `GET /?${'a'.repeat(17_000)} HTTP/1.1\r\nHost: a\r\n\r\n`);
      expect(received).toMatch(/^HTTP\/1\.1 431 /);
      expect(lines).toEqual([
        expect.objectContaining({ msg: 'refused', status: 431, errors: ['HEADERS_LIMIT'] }),
      ]);
    });
  });

  it('that speak no HTTP get 400', async () => {
    await withToy(async ({ url, lines }) => {
      expect(await holdConnection(url, 'HELO greffe\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
      expect(lines).toEqual([
        expect.objectContaining({ msg: 'refused', status: 400, errors: ['BAD_REQUEST'] }),
      ]);
    });
  });
});

describe('close', () => {
  it('lets a running request end, and accepts no other', async () => {
    const { url, close } = await startServer(toyOptions().options);
    const { answer } = await startSlowRequest(url, 'drained');
    const closed = close();
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    release('drained');
    expect(await (await answer).json()).toMatchObject({ data: { slow: 'done' } });
    await closed;
  });

  it('closes idle connections at once, and those that become idle', async () => {
    const { options } = toyOptions({}, { timeouts: { drainMs: TOO_LONG_MS } });
    const { url, close } = await startServer(options);
    const agent = new Agent({ keepAlive: true, maxSockets: 2 });
    const send = async (body: string) => {
      const sent = request(`${url}/graphql`, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json' },
      });
      sent.end(body);
      const [response] = await once(sent, 'response');
      response.resume();
      await once(response, 'end');
    };
    await send('{"query": "{ __typename }"}');
    const running = send(SLOW('idle'));
    await entered('idle');
    const closed = close();
    release('idle');
    await running;
    await closed;
    agent.destroy();
  });

  it('waits no longer than its deadline', async () => {
    expect(DEFAULT_TIMEOUTS.drainMs).toBe(10_000);
    const { options } = toyOptions({}, { timeouts: { drainMs: 200 } });
    const { url, close } = await startServer(options);
    const { answer } = await startSlowRequest(url, 'never released');
    await close();
    await expect(answer).rejects.toThrow();
  });

  it('can be called twice', async () => {
    const { close } = await startServer(toyOptions().options);
    await Promise.all([close(), close()]);
  });
});

describe('an address that can not be had', () => {
  it('is named in one line, with what to do', async () => {
    const other = createTcpServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const refusal = await startServer(toyOptions({ PORT: String(port) }).options).catch((error) => error);
    other.close();
    expect(refusal).toBeInstanceOf(ServerCannotListen);
    expect(refusal.message).toBe(
      `Cannot listen on 127.0.0.1:${port}: the port is in use. Stop the program that uses it, or set PORT to another.`,
    );
  });

  it('may be one that the machine does not have', async () => {
    const refusal = await startServer(toyOptions({ HOST: '192.0.2.1' }).options).catch((error) => error);
    expect(refusal).toBeInstanceOf(ServerCannotListen);
    expect(refusal.message).toMatch(
      /^Cannot listen on 192\.0\.2\.1:0: this machine has no such address\. Set HOST/,
    );
  });

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('unhandledRejection');
    await startServer(toyOptions({ HOST: '192.0.2.1' }).options).catch(() => undefined);
    const { close } = await startServer(toyOptions().options);
    await close();
    expect(process.listenerCount('unhandledRejection')).toBe(before);
  });
});
