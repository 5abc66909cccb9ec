import { quoted } from './error.ts';

/** How a connection is encrypted, in the words of PostgreSQL's own programs: https://www.postgresql.org/docs/current/libpq-ssl.html */
export const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type SslMode = (typeof SSL_MODES)[number];

/** From which servers is read, by what they are at the moment. */
export const SERVER_ROLES = [
  'any',
  'primary',
  'read-write',
  'standby',
  'read-only',
  'prefer-standby',
] as const;
export type ServerRole = (typeof SERVER_ROLES)[number];

/** One server of PostgreSQL and a database there, and as whom and how it is connected to. */
export interface ServerAddress {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Absent: as the environment and the system say. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly applicationName?: string | undefined;
  readonly sslMode: SslMode;
  /** Files: certificates that are trusted, and by which Greffe shows who it is. */
  readonly sslRootCert?: string | undefined;
  readonly sslCert?: string | undefined;
  readonly sslKey?: string | undefined;
}

/** Which of several servers are read from. */
export interface ServerChoice {
  readonly role: ServerRole;
  /** Whether reading goes to all of them in turn; else to the first of them that answers. */
  readonly isSpread: boolean;
}

/** What is wrong with a URL, and what was expected instead. */
export interface UrlFault {
  readonly reason: string;
  readonly expected: string;
}

/** Scheme, login, hosts, database, parameters. */
const PARTS = /^(postgres(?:ql)?:\/\/)(?:([^@/?]*)@)?([^/?@]*)(?:\/([^/?]*))?(?:\?(.*))?$/is;
/** A name or address with the port behind it. */
const HOST = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d{1,5}))?$/;

const DEFAULT_PORT = 5432;

/** What may be asked for behind the database, and by which words. */
const PARAMETERS: Readonly<Record<string, readonly string[] | undefined>> = {
  host: undefined,
  port: undefined,
  user: undefined,
  password: undefined,
  dbname: undefined,
  application_name: undefined,
  sslmode: SSL_MODES,
  sslrootcert: undefined,
  sslcert: undefined,
  sslkey: undefined,
  target_session_attrs: SERVER_ROLES,
  load_balance_hosts: ['disable', 'random'],
};

const WHOLE = 'postgres://user:password@host:port/database, with several hosts as host:port,host:port';
const ENCODED =
  'postgres://user:password@host:port/database, in which every sign with a meaning of its own is percent-encoded';

interface UrlContents {
  readonly servers: readonly ServerAddress[];
  readonly choice: ServerChoice;
}

/** Whether a location names a publication in PostgreSQL, and no file. */
export function isPublicationUrl(location: string): boolean {
  return /^postgres(ql)?:\/\//i.test(location);
}

/** What is wrong with the URL of a publication; undefined when nothing is. */
export function faultOfPublicationUrl(url: string): UrlFault | undefined {
  const contents = readContents(url);
  return 'reason' in contents ? contents : undefined;
}

/** The servers that a URL names, in their order. @throws Error when something is wrong with it */
export function serversOf(url: string): readonly ServerAddress[] {
  return sound(url).servers;
}

/** Which of its servers a URL has read from: all in turn, if it does not say. @throws as `serversOf` does */
export function serverChoiceOf(url: string): ServerChoice {
  return sound(url).choice;
}

/** The URL as it may be shown: without its password, which may hold any sign. */
export function shownUrl(url: string): string {
  return url.replace(/([?&]password=)[^&]*/gi, '$1***').replace(/(:\/\/[^:@/?#]*):.*@/s, '$1:***@');
}

/** A server as it may be shown. */
export function shownServer({ host, port }: Pick<ServerAddress, 'host' | 'port'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function sound(url: string): UrlContents {
  const contents = readContents(url);
  if ('reason' in contents) throw new Error(`${shownUrl(url)}: ${contents.reason}`);
  return contents;
}

/** As libpq reads it: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
function readContents(url: string): UrlContents | UrlFault {
  const [matched, , login = '', hosts = '', path = '', query = ''] = PARTS.exec(url) ?? [];
  if (matched === undefined) return { reason: 'this is not a URL', expected: WHOLE };
  try {
    const parameters = new Map(query.split('&').filter(Boolean).map(readParameter));
    const fault = faultOfParameters(parameters);
    if (fault) return fault;
    const [, user, password] = /^([^:]*):?(.*)$/s.exec(login) ?? [];
    const database = parameters.get('dbname') ?? decodeURIComponent(path);
    const common = {
      user: parameters.get('user') ?? given(user),
      password: parameters.get('password') ?? given(password),
      applicationName: parameters.get('application_name'),
      sslMode: (parameters.get('sslmode') ?? 'prefer') as SslMode,
      sslRootCert: parameters.get('sslrootcert'),
      sslCert: parameters.get('sslcert'),
      sslKey: parameters.get('sslkey'),
    };
    const places = readPlaces(hosts, parameters);
    if (places === undefined) return { reason: 'it names no host, or one in no right way', expected: WHOLE };
    if (database === '') {
      return {
        reason: 'it names no database',
        expected: 'the name of a database after the last host: postgres://…/greffe',
      };
    }
    return {
      servers: places.map((place) => ({ ...place, database, ...common })),
      choice: {
        role: (parameters.get('target_session_attrs') ?? 'any') as ServerRole,
        isSpread: parameters.get('load_balance_hosts') !== 'disable',
      },
    };
  } catch {
    // A percent sign that begins no byte.
    return { reason: 'a sign in it is not percent-encoded', expected: ENCODED };
  }
}

function readParameter(text: string): [name: string, value: string] {
  const [name = '', ...value] = text.split('=');
  return [decodeURIComponent(name), decodeURIComponent(value.join('='))];
}

function faultOfParameters(parameters: ReadonlyMap<string, string>): UrlFault | undefined {
  for (const [name, value] of parameters) {
    if (!Object.hasOwn(PARAMETERS, name)) {
      return {
        reason: `it has a parameter that Greffe does not know, ${quoted(name)}`,
        expected: `no parameters but ${Object.keys(PARAMETERS).join(', ')}`,
      };
    }
    const words = PARAMETERS[name];
    if (words && !words.includes(value)) {
      return { reason: `its ${name} is ${quoted(value)}`, expected: `as ${name} ${words.join(', ')}` };
    }
  }
  return undefined;
}

/** Hosts and ports; undefined when none is named, or one in no right way. */
function readPlaces(
  hosts: string,
  parameters: ReadonlyMap<string, string>,
): Pick<ServerAddress, 'host' | 'port'>[] | undefined {
  const ports = parameters.get('port')?.split(',');
  const named = parameters.get('host')?.split(',');
  const places = named
    ? named.map((host, index) => ({ host, port: ports?.[index] ?? ports?.[0] }))
    : hosts.split(',').map((text, index) => {
        const [, host = '', port = ports?.[index] ?? ports?.[0]] = HOST.exec(text) ?? [];
        return { host: decodeURIComponent(host).replace(/^\[(.*)\]$/, '$1'), port };
      });
  const isRight = places.every(({ host, port }) => host !== '' && /^\d{1,5}$/.test(port ?? '1'));
  return isRight ? places.map(({ host, port }) => ({ host, port: Number(port ?? DEFAULT_PORT) })) : undefined;
}

function given(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : decodeURIComponent(text);
}
