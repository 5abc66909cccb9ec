import { describe, expect, it } from 'vitest';
import { serverChoiceOf, serversOf } from '../../src/domain/publication-url.ts';

/** What is said of no server but by its default. */
const DEFAULTS = { database: 'greffe', sslMode: 'prefer' };

describe('the URL of a publication', () => {
  it.each([
    ['postgres://one/greffe', [{ host: 'one', port: 5432 }]],
    [
      'postgresql://one:1,[::1]:2,three/greffe',
      [
        { host: 'one', port: 1 },
        { host: '::1', port: 2 },
        { host: 'three', port: 5432 },
      ],
    ],
    ['postgres://%2Frun%2Fpostgresql:5433/greffe', [{ host: '/run/postgresql', port: 5433 }]],
    [
      'postgres:///greffe?host=/run/a,/run/b&port=1,2',
      [
        { host: '/run/a', port: 1 },
        { host: '/run/b', port: 2 },
      ],
    ],
    ['postgres:///?host=one&dbname=greffe', [{ host: 'one', port: 5432 }]],
  ])('%s names servers', (url, servers) => {
    expect(serversOf(url)).toEqual(servers.map((server) => ({ ...DEFAULTS, ...server })));
  });

  it('has names and passwords with any signs, percent-encoded', () => {
    const [server] = serversOf(
      'postgres://a%3Ab:p%40%2F%3A%25:x@one/of%2Fmine?sslmode=verify-ca&sslrootcert=/etc/ca%20.pem',
    );
    expect(server).toMatchObject({
      user: 'a:b',
      password: 'p@/:%:x',
      database: 'of/mine',
      sslMode: 'verify-ca',
      sslRootCert: '/etc/ca .pem',
    });
    expect(serversOf('postgres://one/greffe?user=a&password=b%26')[0]).toMatchObject({
      user: 'a',
      password: 'b&',
    });
  });

  it('says which of its servers are read from', () => {
    expect(serverChoiceOf('postgres://one/greffe')).toEqual({ role: 'any', isSpread: true });
    expect(
      serverChoiceOf('postgres://one/greffe?target_session_attrs=standby&load_balance_hosts=disable'),
    ).toEqual({
      role: 'standby',
      isSpread: false,
    });
  });
});
