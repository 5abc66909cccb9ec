import { z } from 'zod';
import { integerBetween, listOf, readDatabaseUrl, readProxies } from './config-value.ts';
import { GreffeError, quoted } from './domain/error.ts';
import { isPublicationUrl, shownUrl } from './domain/publication-url.ts';
import { isHeaderName, isHostPattern, isOriginPattern, isWebOrigin } from './domain/web-name.ts';

/** How much one GraphQL request may ask for; what exceeds a limit is refused before anything is read. */
export interface QueryLimits {
  /** Levels of fields, counted through fragments. */
  readonly maxDepth: number;
  /** Estimated number of objects returned: page sizes multiplied through the nesting. */
  readonly maxCost: number;
  /** What costs more is read in a thread of its own; what can't be is refused. */
  readonly maxCostAtOnce: number;
  /** For how long an operation that costs more than that is read. */
  readonly maxReadingMs: number;
  /** Size of the answer to an operation that costs more than that. */
  readonly maxAnswerBytes: number;
  /** Fields that are asked for again by an alias, counted through fragments. */
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

/** What analyses may use. */
export interface AnalysisConfig {
  /** Threads of all processes together; undefined: one less than there are cores, at most four. */
  readonly threads: number | undefined;
  /** Of each thread's heap. */
  readonly maxHeapMb: number;
  /** Of what each thread keeps of the database in arrays; 0 for none. */
  readonly maxArrayBytes: number;
}

/** Everything the environment decides, checked and frozen. */
export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Path of the SQLite file, or `:memory:`; the URL of a publication, which only some commands read, is none and refused when it is opened. */
  readonly databaseFile: string;
  /** Of the publication in PostgreSQL that is served; undefined when a file is. */
  readonly publicationUrl: string | undefined;
  /** Processes that serve; more than one can't share a database in memory. */
  readonly workers: number;
  readonly logLevel: LogLevel;
  /** Names and addresses by which the server may be called, besides loopback and `host`: `example.org`, `*.example.org`, or `*` for all. */
  readonly hosts: readonly string[];
  /** Origin by which readers know the server, `https://greffe.example.org`: in citations and previews. Undefined: where it listens. */
  readonly publicUrl: string | undefined;
  /** Origins whose pages may read answers (`https://example.org`, `https://*.example.org`, `null`), or `*` for all; empty = the server's own only. */
  readonly corsOrigins: readonly string[];
  /** Request headers that such pages may send besides those that are always allowed, in small letters. */
  readonly corsHeaders: readonly string[];
  /** `Cache-Control` of what is the same until the database changes: answers to GET, the schema, exports. */
  readonly cacheControl: string;
  /** A file or a folder of the documents that clients were built with. */
  readonly trustedDocuments: string | undefined;
  /** Whether nothing else is executed. */
  readonly trustedDocumentsOnly: boolean;
  /** Of documents that clients have had kept under their hash; 0 for none. */
  readonly maxPersistedBytes: number;
  readonly maxBodyBytes: number;
  /** Of answers to analyses that each process keeps until the database changes; 0 for none. */
  readonly maxKeptBytes: number;
  /** Addresses and networks (`10.0.0.0/8`) of proxies, whose word counts for the address of a client. */
  readonly proxies: readonly string[];
  readonly analyses: AnalysisConfig;
  /** Megabytes of the database file that each process maps into memory; 0 for none. */
  readonly mmapMb: number;
  readonly limits: QueryLimits;
  /** How many exports may be under way in each process, and what a client may take of what others need. */
  readonly exports: {
    readonly limits: {
      readonly maxMade: number;
      readonly maxExports: number;
      readonly maxExportsPerClient: number;
    };
    readonly bounds: {
      readonly minBytesPerSecond: number;
      readonly windowMs: number;
      readonly maxSpoolBytes: number;
      readonly maxHoldMs: number;
    };
  };
}

/** A process makes so many exports at once: each takes a connection, and turns from everybody else. */
const MAX_MADE_EXPORTS = 2;
/** So long it is watched how fast a client takes an export. */
const EXPORT_WINDOW_MS = 20_000;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One or more environment variables have values that can't be meant; the message names each, its value and what was expected. */
export class ConfigInvalid extends GreffeError {
  readonly variables: readonly string[];

  constructor(faults: readonly { variable: string; value: string; expected: string }[]) {
    const lines = faults.map((f) => `${f.variable}=${quoted(shownUrl(f.value))}: expected ${f.expected}`);
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
    publicationUrl: isPublicationUrl(values.DATABASE_URL) ? values.DATABASE_URL : undefined,
    workers: values.GREFFE_WORKERS,
    logLevel: values.LOG_LEVEL,
    hosts: Object.freeze(hostsOf(values)),
    publicUrl: values.PUBLIC_URL,
    corsOrigins: Object.freeze(values.CORS_ORIGINS),
    corsHeaders: Object.freeze(values.CORS_HEADERS),
    cacheControl: values.GREFFE_CACHE_CONTROL,
    trustedDocuments: values.GREFFE_TRUSTED_DOCUMENTS,
    trustedDocumentsOnly: values.GREFFE_TRUSTED_DOCUMENTS_ONLY,
    maxPersistedBytes: values.GREFFE_MAX_PERSISTED_BYTES,
    maxBodyBytes: values.GREFFE_MAX_BODY_BYTES,
    maxKeptBytes: values.GREFFE_MAX_KEPT_BYTES,
    proxies: Object.freeze(values.GREFFE_PROXIES),
    analyses: Object.freeze({
      threads: values.GREFFE_ANALYSIS_THREADS,
      maxHeapMb: values.GREFFE_ANALYSIS_HEAP_MB,
      maxArrayBytes: values.GREFFE_MAX_ARRAY_BYTES,
    }),
    mmapMb: values.GREFFE_MMAP_MB,
    limits: Object.freeze({
      maxDepth: values.GREFFE_MAX_DEPTH,
      maxCost: values.GREFFE_MAX_COST,
      maxCostAtOnce: values.GREFFE_MAX_COST_AT_ONCE,
      maxReadingMs: values.GREFFE_MAX_READING_MS,
      maxAnswerBytes: values.GREFFE_MAX_ANSWER_BYTES,
      maxAliases: values.GREFFE_MAX_ALIASES,
      maxTokens: values.GREFFE_MAX_TOKENS,
      maxFields: values.GREFFE_MAX_FIELDS,
      maxDirectives: values.GREFFE_MAX_DIRECTIVES,
      maxInputDepth: values.GREFFE_MAX_INPUT_DEPTH,
      maxInputValues: values.GREFFE_MAX_INPUT_VALUES,
    }),
    exports: exportsOf(values),
  });
}

/** The public address is the server's by all means. */
function hostsOf({ GREFFE_HOSTS, PUBLIC_URL }: z.output<typeof VARIABLES>): string[] {
  return PUBLIC_URL === undefined ? GREFFE_HOSTS : [...GREFFE_HOSTS, new URL(PUBLIC_URL).hostname];
}

function exportsOf(values: z.output<typeof VARIABLES>): Config['exports'] {
  return Object.freeze({
    limits: Object.freeze({
      maxMade: MAX_MADE_EXPORTS,
      maxExports: values.GREFFE_MAX_EXPORTS,
      maxExportsPerClient: values.GREFFE_MAX_EXPORTS_PER_CLIENT,
    }),
    bounds: Object.freeze({
      minBytesPerSecond: values.GREFFE_EXPORT_MIN_BYTES_PER_SECOND,
      windowMs: EXPORT_WINDOW_MS,
      maxSpoolBytes: values.GREFFE_EXPORT_SPOOL_BYTES,
      maxHoldMs: values.GREFFE_EXPORT_HOLD_SECONDS * 1_000,
    }),
  });
}

/** RFC 9111, section 5.2: tokens, each with a token or a quoted string where it has a value. */
const CACHE_CONTROL = /^[a-z-]+(=([a-z0-9-]+|"[^"]*"))?(\s*,\s*[a-z-]+(=([a-z0-9-]+|"[^"]*"))?)*$/i;

const VARIABLES = z.object({
  PORT: integerBetween(0, 65_535).default(4000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'a host name or an IP address, without scheme or port')
    .default('127.0.0.1'),
  DATABASE_URL: z.string().transform(readDatabaseUrl).default('greffe.db'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  GREFFE_HOSTS: listOf(
    isHostPattern,
    'host names without scheme and port (example.org, *.example.org), or *',
  ),
  PUBLIC_URL: z
    .string()
    .refine(isWebOrigin, 'an origin without a path or final slash, such as https://greffe.example.org')
    .optional(),
  CORS_ORIGINS: listOf(
    isOriginPattern,
    'origins such as https://example.org or https://*.example.org (no path, no final slash), null, or *',
  ),
  CORS_HEADERS: listOf(isHeaderName, 'names of request headers').transform((names) =>
    names.map((name) => name.toLowerCase()),
  ),
  GREFFE_CACHE_CONTROL: z
    .string()
    .regex(CACHE_CONTROL, 'directives of Cache-Control such as public, max-age=60')
    .default('no-cache'),
  GREFFE_TRUSTED_DOCUMENTS: z.string().optional(),
  GREFFE_TRUSTED_DOCUMENTS_ONLY: z
    .enum(['true', 'false'], 'true or false')
    .default('false')
    .transform((value) => value === 'true'),
  GREFFE_MAX_PERSISTED_BYTES: integerBetween(0, 268_435_456).default(4_194_304),
  GREFFE_WORKERS: integerBetween(1, 64).default(1),
  GREFFE_PROXIES: z.string().transform(readProxies).default([]),
  GREFFE_ANALYSIS_THREADS: integerBetween(1, 64).optional(),
  GREFFE_ANALYSIS_HEAP_MB: integerBetween(64, 65_536).default(512),
  GREFFE_MAX_ARRAY_BYTES: integerBetween(0, 17_179_869_184).default(268_435_456),
  GREFFE_MAX_DEPTH: integerBetween(1, 100).default(20),
  GREFFE_MAX_COST: integerBetween(1, 1_000_000).default(200_000),
  GREFFE_MAX_COST_AT_ONCE: integerBetween(1, 1_000_000).default(10_000),
  GREFFE_MAX_READING_MS: integerBetween(1, 600_000).default(10_000),
  GREFFE_MAX_ANSWER_BYTES: integerBetween(1_024, 268_435_456).default(33_554_432),
  GREFFE_MAX_ALIASES: integerBetween(0, 1_000).default(50),
  GREFFE_MAX_TOKENS: integerBetween(10, 20_000).default(4_000),
  GREFFE_MAX_FIELDS: integerBetween(1, 10_000).default(1_000),
  GREFFE_MAX_DIRECTIVES: integerBetween(0, 1_000).default(50),
  GREFFE_MAX_INPUT_DEPTH: integerBetween(1, 50).default(16),
  GREFFE_MAX_INPUT_VALUES: integerBetween(1, 10_000).default(1_000),
  GREFFE_MAX_BODY_BYTES: integerBetween(1_024, 16_777_216).default(262_144),
  GREFFE_MAX_KEPT_BYTES: integerBetween(0, 1_073_741_824).default(16_777_216),
  GREFFE_MAX_EXPORTS: integerBetween(1, 64).default(8),
  GREFFE_MAX_EXPORTS_PER_CLIENT: integerBetween(1, 64).default(2),
  GREFFE_EXPORT_MIN_BYTES_PER_SECOND: integerBetween(0, 100_000_000).default(16_384),
  GREFFE_EXPORT_SPOOL_BYTES: integerBetween(0, 999_999_999).default(268_435_456),
  GREFFE_EXPORT_HOLD_SECONDS: integerBetween(1, 86_400).default(600),
  // SQLite maps no more.
  GREFFE_MMAP_MB: integerBetween(0, 2_047).default(0),
});

const ENVIRONMENT = VARIABLES.refine(
  ({ DATABASE_URL, GREFFE_WORKERS }) => GREFFE_WORKERS === 1 || DATABASE_URL !== ':memory:',
  {
    path: ['GREFFE_WORKERS'],
    message: '1, as DATABASE_URL is :memory:, which one process alone can read; name a file to have more',
  },
).refine((given) => !given.GREFFE_TRUSTED_DOCUMENTS_ONLY || given.GREFFE_TRUSTED_DOCUMENTS !== undefined, {
  path: ['GREFFE_TRUSTED_DOCUMENTS_ONLY'],
  message: 'false, as GREFFE_TRUSTED_DOCUMENTS names no documents: nothing could be executed',
});
