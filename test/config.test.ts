import { describe, expect, it } from 'vitest';
import { ConfigInvalid, readConfig } from '../src/config.ts';

function refusalOf(env: Record<string, string>): ConfigInvalid {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigInvalid) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      databaseFile: 'greffe.db',
      workers: 1,
      logLevel: 'info',
      hosts: [],
      corsOrigins: [],
      corsHeaders: [],
      cacheControl: 'no-cache',
      trustedDocuments: undefined,
      trustedDocumentsOnly: false,
      maxPersistedBytes: 4_194_304,
      maxBodyBytes: 262_144,
      maxKeptBytes: 16_777_216,
      exports: {
        limits: { maxMade: 2, maxExports: 8, maxExportsPerClient: 2 },
        bounds: {
          minBytesPerSecond: 16_384,
          windowMs: 20_000,
          maxSpoolBytes: 268_435_456,
          maxHoldMs: 600_000,
        },
      },
      proxies: [],
      analyses: { threads: undefined, maxHeapMb: 512, maxArrayBytes: 268_435_456 },
      mmapMb: 0,
      limits: {
        maxDepth: 20,
        maxCost: 200_000,
        maxCostAtOnce: 10_000,
        maxReadingMs: 10_000,
        maxAnswerBytes: 33_554_432,
        maxAliases: 50,
        maxTokens: 4_000,
        maxFields: 1_000,
        maxDirectives: 50,
        maxInputDepth: 16,
        maxInputValues: 1_000,
      },
    });
  });

  it('takes an empty variable as absent, as container platforms set them', () => {
    expect(readConfig({ PORT: '', CORS_ORIGINS: '' })).toEqual(readConfig({}));
  });

  it('can not be changed afterwards', () => {
    const config = readConfig({ CORS_ORIGINS: 'https://a.example' });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.limits)).toBe(true);
    expect(Object.isFrozen(config.corsOrigins)).toBe(true);
  });

  it.each([
    ['file:greffe.db', 'greffe.db'],
    ['file:data/greffe.db', 'data/greffe.db'],
    ['file:/var/lib/greffe.db', '/var/lib/greffe.db'],
    ['file:///var/lib/greffe.db', '/var/lib/greffe.db'],
    ['file:///var/lib/my%20greffe.db', '/var/lib/my greffe.db'],
    ['/var/lib/50%.db', '/var/lib/50%.db'],
    ['./greffe.db', './greffe.db'],
    ['C:\\data\\greffe.db', 'C:\\data\\greffe.db'],
    [':memory:', ':memory:'],
    ['file::memory:', ':memory:'],
  ])('reads DATABASE_URL %s as the file %s', (url, file) => {
    expect(readConfig({ DATABASE_URL: url }).databaseFile).toBe(file);
  });

  it.each([
    ['mysql://localhost/greffe', 'not mysql:'],
    ['postgres://localhost', 'the name of a database'],
    ['postgres:///greffe', 'postgres://user:password@host:port/database'],
    ['postgres://a:b@c:d@e/greffe', 'postgres://user:password@host:port/database'],
    ['postgres://a:50%@c/greffe', 'percent-encoded'],
    ['postgres://localhost/greffe?sslmode=yes', 'as sslmode disable, allow, prefer, require'],
    ['postgres://localhost/greffe?statement_timeout=5', 'no parameters but host, port, user'],
    ['file:', 'a path after file:'],
    ['file://server/greffe.db', 'without a host'],
    ['file:greffe.db?mode=ro', 'without parameters'],
    ['file:50%.db', 'percent-encoded'],
  ])('refuses DATABASE_URL %s', (url, expected) => {
    expect(refusalOf({ DATABASE_URL: url }).message).toContain(expected);
  });

  it.each([
    'postgres://localhost/greffe',
    'postgresql://reader:pass%40word@one:5432,two:5433/greffe?sslmode=require',
    'postgres://reader@/greffe?host=/run/postgresql',
    'postgres://[::1]:5433,two/greffe?target_session_attrs=prefer-standby&load_balance_hosts=disable',
  ])('reads DATABASE_URL %s as a publication', (url) => {
    expect(readConfig({ DATABASE_URL: url }).publicationUrl).toBe(url);
  });

  it('names the variable, its value and what was expected', () => {
    expect(refusalOf({ PORT: 'http' }).message).toBe('PORT="http": expected a whole number from 0 to 65535');
  });

  it('names all wrong variables at once', () => {
    const refusal = refusalOf({ PORT: '70000', LOG_LEVEL: 'loud', GREFFE_MAX_COST: '-1', HOST: 'http://x' });
    expect(refusal.code).toBe('CONFIG_INVALID');
    expect([...refusal.variables].sort()).toEqual(['GREFFE_MAX_COST', 'HOST', 'LOG_LEVEL', 'PORT']);
    expect(refusal.message.split('\n')).toContain(
      'LOG_LEVEL="loud": expected one of fatal, error, warn, info, debug, trace, silent',
    );
  });

  it('refuses several workers on a database in memory, and more than 64', () => {
    expect(readConfig({ GREFFE_WORKERS: '64' }).workers).toBe(64);
    expect(readConfig({ GREFFE_WORKERS: '1', DATABASE_URL: ':memory:' }).workers).toBe(1);
    expect(refusalOf({ GREFFE_WORKERS: '2', DATABASE_URL: ':memory:' }).message).toBe(
      'GREFFE_WORKERS="2": expected 1, as DATABASE_URL is :memory:, which one process alone can read; name a file to have more',
    );
    for (const workers of ['0', '65', 'auto']) {
      expect(refusalOf({ GREFFE_WORKERS: workers }).variables).toEqual(['GREFFE_WORKERS']);
    }
  });

  it('does not repeat a password', () => {
    for (const url of [
      'mysql://greffe:s3cret@db/greffe',
      'postgres://greffe:s3cret@db',
      'postgres://greffe:a/s3cret@db/greffe?x=1',
      'postgres://db:5432/greffe?x=1&password=a@s3cret',
    ]) {
      expect(refusalOf({ DATABASE_URL: url }).message).not.toContain('s3cret');
    }
  });

  it('reads a list of origins', () => {
    const config = readConfig({ CORS_ORIGINS: 'https://a.example, http://localhost:5173' });
    expect(config.corsOrigins).toEqual(['https://a.example', 'http://localhost:5173']);
  });

  it.each([
    'https://a.example/',
    'https://a.example/path',
    'a.example',
    'ftp://a.example',
    'https://a.example,,',
  ])('refuses CORS_ORIGINS %s', (origins) => {
    expect(refusalOf({ CORS_ORIGINS: origins }).message).toMatch(/^CORS_ORIGINS=.*expected origins such as/);
  });

  it.each([
    'https://*.example.org',
    'https://*.example.org:8443',
    'null',
    'file://',
    'electron://altair',
    'capacitor://localhost',
    'chrome-extension://abcdef',
  ])('reads CORS_ORIGINS %s', (origin) => {
    expect(readConfig({ CORS_ORIGINS: origin }).corsOrigins).toEqual([origin]);
  });

  it.each([
    'https://*',
    'https://*.org',
    'https://*example.org',
    'https://a.*.example.org',
    'https://*.*.example.org',
    'https://example.*',
    '*.example.org',
    'electron:',
    'electron://*.altair.app',
    'NULL',
  ])('refuses CORS_ORIGINS %s, which no page would match', (origins) => {
    expect(refusalOf({ CORS_ORIGINS: `https://a.example,${origins}` }).message).toContain(
      `${JSON.stringify(origins)} is none`,
    );
  });

  it('reads names of headers, hosts and directives of caching', () => {
    const config = readConfig({
      CORS_HEADERS: 'Authorization, X-Team',
      GREFFE_HOSTS: 'greffe.example.org, *.example.org, [::1]',
      GREFFE_CACHE_CONTROL: 'public, max-age=60, stale-while-revalidate=600',
    });
    expect(config.corsHeaders).toEqual(['authorization', 'x-team']);
    expect(config.hosts).toEqual(['greffe.example.org', '*.example.org', '[::1]']);
    expect(config.cacheControl).toBe('public, max-age=60, stale-while-revalidate=600');
  });

  it.each([
    ['CORS_HEADERS', 'x team'],
    ['GREFFE_HOSTS', 'https://example.org'],
    ['GREFFE_HOSTS', 'example.org:4000'],
    ['GREFFE_HOSTS', '*.org.*'],
    ['GREFFE_CACHE_CONTROL', 'max-age: 60'],
    ['GREFFE_CACHE_CONTROL', 'a\r\nx: y'],
    ['GREFFE_TRUSTED_DOCUMENTS_ONLY', 'yes'],
    ['GREFFE_TRUSTED_DOCUMENTS_ONLY', 'true'],
    ['GREFFE_MAX_PERSISTED_BYTES', '-1'],
  ])('refuses %s=%s', (variable, value) => {
    expect(refusalOf({ [variable]: value }).variables).toEqual([variable]);
  });
  it('reads the addresses of proxies, and their networks', () => {
    const { proxies } = readConfig({ GREFFE_PROXIES: '127.0.0.1, 10.0.0.0/8,2001:db8::/32' });
    expect(proxies).toEqual(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32']);
  });

  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0.1,,', '2001:db8::/129', '*'])(
    'refuses GREFFE_PROXIES %s',
    (proxies) => {
      expect(refusalOf({ GREFFE_PROXIES: proxies }).message).toMatch(
        /^GREFFE_PROXIES=.*expected addresses or networks such as/,
      );
    },
  );

  it.each(['1.5', '1e3', '0x10', ' 80', '99999999999'])('refuses PORT %s', (port) => {
    expect(refusalOf({ PORT: port }).variables).toEqual(['PORT']);
  });
});
