import { z } from 'zod';
import { GreffeError, quoted } from './domain/error.ts';

/** How much one GraphQL request may ask for; what exceeds a limit is refused before anything is read. */
export interface QueryLimits {
  /** Levels of fields, counted through fragments. */
  readonly maxDepth: number;
  /** Estimated number of objects returned: page sizes multiplied through the nesting. */
  readonly maxCost: number;
  /** Aliased fields, counted through fragments; `__typename` too. */
  readonly maxAliases: number;
  /** Lexical tokens of the document. */
  readonly maxTokens: number;
  /** Fields, counted through fragments. */
  readonly maxFields: number;
  /** Directives, counted through fragments. */
  readonly maxDirectives: number;
  /** Levels of lists and objects in an argument or in the variables. */
  readonly maxInputDepth: number;
  /** Values in all arguments, and in all variables. */
  readonly maxInputValues: number;
}

/** Everything the environment decides, checked and frozen. */
export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Path of the SQLite file, or `:memory:`. */
  readonly databaseFile: string;
  /** Processes that serve; more than one can't share a database in memory. */
  readonly workers: number;
  readonly logLevel: LogLevel;
  /** Origins whose pages may read answers (`https://example.org`), or `*` for all; empty = the server's own only. */
  readonly corsOrigins: readonly string[];
  readonly maxBodyBytes: number;
  /** Of answers to analyses that each process keeps until the database changes; 0 for none. */
  readonly maxKeptBytes: number;
  /** Megabytes of the database file that each process maps into memory; 0 for none. */
  readonly mmapMb: number;
  readonly limits: QueryLimits;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One or more environment variables have values that can't be meant; the message names each, its value and what was expected. */
export class ConfigInvalid extends GreffeError {
  readonly variables: readonly string[];

  constructor(faults: readonly { variable: string; value: string; expected: string }[]) {
    const lines = faults.map(
      (f) => `${f.variable}=${quoted(withoutPassword(f.value))}: expected ${f.expected}`,
    );
    super('CONFIG_INVALID', lines.join('\n'));
    this.variables = faults.map((f) => f.variable);
  }
}

/**
 * Reads the environment once. A variable that is absent or empty has its default; anything else must be right.
 *
 * @throws ConfigInvalid naming every wrong variable, not only the first
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = ENVIRONMENT.safeParse(given);
  if (!parsed.success) {
    const expectations = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
    throw new ConfigInvalid(
      Array.from(expectations, ([variable, expected]) => ({
        variable,
        value: given[variable] ?? '',
        expected,
      })),
    );
  }
  const values = parsed.data;
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    databaseFile: values.DATABASE_URL,
    workers: values.GREFFE_WORKERS,
    logLevel: values.LOG_LEVEL,
    corsOrigins: Object.freeze(values.CORS_ORIGINS),
    maxBodyBytes: values.GREFFE_MAX_BODY_BYTES,
    maxKeptBytes: values.GREFFE_MAX_KEPT_BYTES,
    mmapMb: values.GREFFE_MMAP_MB,
    limits: Object.freeze({
      maxDepth: values.GREFFE_MAX_DEPTH,
      maxCost: values.GREFFE_MAX_COST,
      maxAliases: values.GREFFE_MAX_ALIASES,
      maxTokens: values.GREFFE_MAX_TOKENS,
      maxFields: values.GREFFE_MAX_FIELDS,
      maxDirectives: values.GREFFE_MAX_DIRECTIVES,
      maxInputDepth: values.GREFFE_MAX_INPUT_DEPTH,
      maxInputValues: values.GREFFE_MAX_INPUT_VALUES,
    }),
  });
}

const VARIABLES = z.object({
  PORT: integerBetween(0, 65_535).default(4000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'a host name or an IP address, without scheme or port')
    .default('127.0.0.1'),
  DATABASE_URL: z.string().transform(readDatabaseFile).default('greffe.db'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  CORS_ORIGINS: z.string().transform(readOrigins).default([]),
  GREFFE_WORKERS: integerBetween(1, 64).default(1),
  GREFFE_MAX_DEPTH: integerBetween(1, 100).default(20),
  GREFFE_MAX_COST: integerBetween(1, 1_000_000).default(10_000),
  GREFFE_MAX_ALIASES: integerBetween(0, 1_000).default(50),
  GREFFE_MAX_TOKENS: integerBetween(10, 20_000).default(4_000),
  GREFFE_MAX_FIELDS: integerBetween(1, 10_000).default(1_000),
  GREFFE_MAX_DIRECTIVES: integerBetween(0, 1_000).default(50),
  GREFFE_MAX_INPUT_DEPTH: integerBetween(1, 50).default(16),
  GREFFE_MAX_INPUT_VALUES: integerBetween(1, 10_000).default(1_000),
  GREFFE_MAX_BODY_BYTES: integerBetween(1_024, 16_777_216).default(262_144),
  GREFFE_MAX_KEPT_BYTES: integerBetween(0, 1_073_741_824).default(16_777_216),
  // SQLite maps no more.
  GREFFE_MMAP_MB: integerBetween(0, 2_047).default(0),
});

const ENVIRONMENT = VARIABLES.refine(
  ({ DATABASE_URL, GREFFE_WORKERS }) => GREFFE_WORKERS === 1 || DATABASE_URL !== ':memory:',
  {
    path: ['GREFFE_WORKERS'],
    message: '1, as DATABASE_URL is :memory:, which one process alone can read; name a file to have more',
  },
);

function integerBetween(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^[0-9]{1,9}$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected);
}

/** `file:` URLs as SQLite and Drizzle write them, with a relative or an absolute path, plain paths and `:memory:`. */
function readDatabaseFile(value: string, issues: z.RefinementCtx): string {
  const refused = (message: string): never => {
    issues.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (value === ':memory:' || value === 'file::memory:') return ':memory:';
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) return value;
  if (scheme !== 'file')
    return refused(`a SQLite file (file:greffe.db, a path, or :memory:), not ${scheme}:`);
  const path = value.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  if (path === '' || path.startsWith('//')) return refused('a path after file:, without a host');
  if (/[?#]/.test(path)) return refused('a path without parameters');
  try {
    return decodeURIComponent(path);
  } catch {
    return refused('a path in which every % begins a percent-encoded byte');
  }
}

function readOrigins(value: string, issues: z.RefinementCtx): string[] {
  const origins = value.split(',').map((origin) => origin.trim());
  const wrong = origins.find((origin) => origin !== '*' && !isOrigin(origin));
  if (wrong === undefined) return origins;
  const message = `origins such as https://example.org separated by commas (no path, no final slash), or *; ${quoted(wrong)} is none`;
  issues.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** A database URL of another engine may hold a password, and messages end up in logs. */
function withoutPassword(value: string): string {
  return value.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:***@');
}
