import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { withToy } from './toy.ts';

/** Asks by a name of the server, which fetch would not let a test choose. */
async function askAs(host: string, env: Record<string, string> = {}, path = '/graphql', method = 'GET') {
  let answer: { status: number | undefined; body: string; headers: IncomingMessage['headers'] } | undefined;
  let lines: Record<string, unknown>[] = [];
  await withToy(
    async (toy) => {
      const query = path === '/graphql' && method === 'GET' ? '?query=%7B__typename%7D' : '';
      const sent = request(toy.url + path + query, { method, headers: { host }, agent: false });
      sent.end();
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      answer = { status: response.statusCode, body: await text(response), headers: response.headers };
      lines = toy.lines;
    },
    { GREFFE_HOSTS: '', ...env },
  );
  if (answer === undefined) throw new Error('there was no answer');
  return { ...answer, lines };
}

describe('a request to a host', () => {
  it.each([
    'localhost',
    'localhost:5173',
    'LOCALHOST.',
    'greffe.localhost:4000',
    '127.0.0.1:4000',
    '127.8.9.1',
    '[::1]:4000',
  ])('is answered by the loopback name %s, whatever the port', async (host) => {
    expect((await askAs(host)).status).toBe(200);
  });

  it.each(['/graphql', '/', '/health', '/ready', '/metrics', '/schema.graphql', '/export', '/nowhere'])(
    'of another name is refused at %s, which a page that rebinds its name would read',
    async (path) => {
      const { status, body, headers } = await askAs('evil.example:4000', {}, path);
      expect(status).toBe(421);
      const refusal = JSON.parse(body);
      expect(refusal.errors[0].extensions.code).toBe('HOST_NOT_ALLOWED');
      expect(refusal.code).toBe('HOST_NOT_ALLOWED');
      expect(refusal.error).toContain('"evil.example:4000"');
      expect(refusal.error).toContain('GREFFE_HOSTS=evil.example');
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it.each(['POST', 'OPTIONS', 'HEAD'])('of another name is refused to %s', async (method) => {
    expect((await askAs('evil.example', {}, '/graphql', method)).status).toBe(421);
  });

  it.each(['localhost.evil.example', 'evil-localhost', '127.0.0.1.evil.example', '10.0.0.7', '[::2]'])(
    'that only looks like one of ours is refused: %s',
    async (host) => {
      expect((await askAs(host)).status).toBe(421);
    },
  );

  it('is refused when it names a second one, which a proxy might take for the host', () =>
    withToy(async ({ url }) => {
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname);
      socket.write(
        'GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      );
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 .*"code":"BAD_REQUEST"/s);
    }));

  it('is answered by the names that are configured', async () => {
    const env = { GREFFE_HOSTS: 'greffe.example.org, *.internal.example' };
    expect((await askAs('greffe.example.org', env)).status).toBe(200);
    expect((await askAs('GREFFE.example.org:443', env)).status).toBe(200);
    expect((await askAs('a.b.internal.example', env)).status).toBe(200);
    expect((await askAs('internal.example', env)).status).toBe(421);
    expect((await askAs('example.org', env)).status).toBe(421);
  });

  it('is answered by every address where the server listens on all, but by no name', async () => {
    const env = { HOST: '0.0.0.0' };
    expect((await askAs('10.0.0.7:4000', env)).status).toBe(200);
    expect((await askAs('evil.example', env)).status).toBe(421);
  });

  it('can be answered by every name', async () => {
    expect((await askAs('evil.example', { GREFFE_HOSTS: '*' })).status).toBe(200);
  });

  it('is in the log when it is refused', async () => {
    const { lines } = await askAs('evil.example');
    expect(lines).toEqual([
      expect.objectContaining({ level: 30, msg: 'refused', status: 421, errors: ['HOST_NOT_ALLOWED'] }),
    ]);
  });
});
