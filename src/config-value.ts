import { z } from 'zod';
import { quoted } from './domain/error.ts';
import { isNetwork } from './domain/network.ts';
import { faultOfPublicationUrl, isPublicationUrl } from './domain/publication-url.ts';

/** A whole number within these bounds. */
export function integerBetween(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^[0-9]{1,11}$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected);
}

/**
 * `file:` URLs as SQLite and Drizzle write them, with a relative or an absolute path, plain paths and `:memory:`; or the URL of a
 * publication in PostgreSQL, as it stands.
 */
export function readDatabaseUrl(value: string, issues: z.RefinementCtx): string {
  const refused = (message: string): never => {
    issues.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (value === ':memory:' || value === 'file::memory:') return ':memory:';
  if (isPublicationUrl(value)) {
    const fault = faultOfPublicationUrl(value);
    return fault === undefined ? value : refused(fault.expected);
  }
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) return value;
  if (scheme !== 'file')
    return refused(`a SQLite file (file:greffe.db, a path, or :memory:) or postgres://…, not ${scheme}:`);
  const path = value.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  if (path === '' || path.startsWith('//')) return refused('a path after file:, without a host');
  if (/[?#]/.test(path)) return refused('a path without parameters');
  try {
    return decodeURIComponent(path);
  } catch {
    return refused('a path in which every % begins a percent-encoded byte');
  }
}

/** Values separated by commas, each of which `isRight`; none when the variable is absent. */
export function listOf(isRight: (value: string) => boolean, expected: string) {
  return z
    .string()
    .transform((text, issues): string[] => {
      const values = text.split(',').map((value) => value.trim());
      const wrong = values.find((value) => !isRight(value));
      if (wrong === undefined) return values;
      issues.addIssue({
        code: 'custom',
        message: `${expected}, separated by commas; ${quoted(wrong)} is none`,
      });
      return z.NEVER;
    })
    .default([]);
}

/** Addresses and networks, separated by commas. */
export function readProxies(value: string, issues: z.RefinementCtx): string[] {
  const networks = value.split(',').map((text) => text.trim());
  const wrong = networks.find((text) => !isNetwork(text));
  if (wrong === undefined) return networks;
  const message = `addresses or networks such as 10.0.0.0/8 separated by commas; ${quoted(wrong)} is none`;
  issues.addIssue({ code: 'custom', message });
  return z.NEVER;
}
