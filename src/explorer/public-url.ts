import type { Config } from '../config.ts';
import { originOf } from '../server/http/listening.ts';

/** Where the pages are, for citations and previews: as configured, else where the server listens. */
export function publicUrlOf({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl !== undefined) return publicUrl;
  return originOf(EVERYWHERE.has(host) ? 'localhost' : host, port);
}

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
