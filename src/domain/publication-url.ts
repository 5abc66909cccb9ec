/** Where a publication is: `postgres://user:password@one:5432,other:5433/database?sslmode=require`. */
const URL_PARTS = /^(postgres(?:ql)?:\/\/)(?:([^@/?]*)@)?([^/?@]+)(\/[^/?]+)?(\?.*)?$/i;

const DEFAULT_PORT = '5432';

/** Whether a location names a publication in PostgreSQL, and no file. */
export function isPublicationUrl(location: string): boolean {
  return /^postgres(ql)?:\/\//i.test(location);
}

/** What is wrong with a URL of a publication: what was expected instead. Undefined when nothing is. */
export function faultOfPublicationUrl(url: string): string | undefined {
  const parts = URL_PARTS.exec(url);
  if (!parts) return 'postgres://user:password@host:port/database, with several hosts as host:port,host:port';
  if (parts[4] === undefined) return 'the name of a database after the last host: postgres://…/greffe';
  try {
    for (const each of hostUrls(url)) void new URL(each);
    return undefined;
  } catch {
    return 'postgres://user:password@host:port/database, in which every sign with a meaning of its own is percent-encoded';
  }
}

/** The URL with each of its hosts alone, in their order. */
export function hostUrls(url: string): string[] {
  const [, scheme = '', login, hosts = '', database = '', options = ''] = URL_PARTS.exec(url) ?? [];
  const before = login === undefined ? scheme : `${scheme}${login}@`;
  return hosts.split(',').map((host) => `${before}${withPort(host)}${database}${options}`);
}

/** The URL as it may be shown: without its password. */
export function shownUrl(url: string): string {
  return url.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:***@').replace(/([?&]password=)[^&]*/gi, '$1***');
}

function withPort(host: string): string {
  return /:\d+$/.test(host) ? host : `${host}:${DEFAULT_PORT}`;
}
