/**
 * What went wrong, in a word a program can rely on: `code` never changes, `message` is for people.
 *
 * The caller's mistakes are `BadUserInput` and `NotFound`; in imports `RecordRejected` means "count it, keep it, go on" and
 * `SourceUnusable` "stop this source"; `Unavailable` is a refusal for want of room, time or anybody who waits; anything else is ours and is
 * masked for the client.
 */
export class GreffeError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The caller sent something that can't be understood. `argument` is where it stood, when that is known. */
export class BadUserInput extends GreffeError {
  readonly argument: string | undefined;

  constructor(message: string, argument?: string, options?: ErrorOptions) {
    super('BAD_USER_INPUT', message, options);
    this.argument = argument;
  }
}

/** A cursor comes from another list, order or filter than that it is used on: the list has to be read from its start. */
export class CursorMismatch extends BadUserInput {
  override readonly code = 'CURSOR_MISMATCH';
}

/** A thing that had to exist does not, e.g. the target of a mutation. Absent things in queries are `null` instead. */
export class NotFound extends GreffeError {
  readonly kind: string;
  readonly key: string;

  /** @param kind what was looked for, in the field's word ("tender"); @param key the id, slug or identifier asked for */
  constructor(kind: string, key: string) {
    super('NOT_FOUND', `There is no ${kind} ${quoted(key)}.`);
    this.kind = kind;
    this.key = key;
  }
}

/** One record of a source can't be understood; the rest of the source can still go in. */
export class RecordRejected extends GreffeError {
  readonly source: string;
  readonly locator: string;
  readonly reason: string;

  /** @param source file or URL; @param locator JSON pointer, XPath, row or line within it */
  constructor(source: string, locator: string, reason: string, options?: ErrorOptions) {
    super('RECORD_REJECTED', `${source}, ${locator}: ${reason}`, options);
    this.source = source;
    this.locator = locator;
    this.reason = reason;
  }
}

/** A whole source can't be read: not there, not in its format, of an unknown version. */
export class SourceUnusable extends GreffeError {
  readonly source: string;
  readonly reason: string;

  constructor(source: string, reason: string, options?: ErrorOptions) {
    super('SOURCE_UNUSABLE', `${source}: ${reason}`, options);
    this.source = source;
    this.reason = reason;
  }
}

/** The database can't be opened or used: locked, corrupt, newer than this program. `remedy` says what to do. */
export class DatabaseUnusable extends GreffeError {
  readonly database: string;
  readonly reason: string;
  readonly remedy: string;

  constructor(database: string, reason: string, remedy: string, options?: ErrorOptions) {
    super('DATABASE_UNUSABLE', `Database ${database}: ${reason}. ${remedy}`, options);
    this.database = database;
    this.reason = reason;
    this.remedy = remedy;
  }
}

/** Why the server does not do now what it can do at other times, or not for anybody. */
export type UnavailableCode =
  | 'BUSY'
  | 'SHUTTING_DOWN'
  | 'ANALYSIS_TOO_LARGE'
  | 'ABANDONED'
  | 'DATABASE_UNAVAILABLE'
  | 'TIME_LIMIT';

/** What was asked is given up, neither for a mistake of the caller nor for a fault of ours. Nothing to be logged as an error. */
export class Unavailable extends GreffeError {
  declare readonly code: UnavailableCode;
  /** After how many seconds asking again may help; undefined when it does not. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: UnavailableCode, message: string, retryAfterSeconds?: number) {
    super(code, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Where another server may have taken over by then, in seconds. */
const RESTART_SECONDS = 5;

export function shuttingDown(): Unavailable {
  return new Unavailable('SHUTTING_DOWN', 'The server is stopping. Ask again later.', RESTART_SECONDS);
}

/** The file that is served was moved away or replaced: by the next start at the latest it is clear what is served. */
export function databaseMoved(): Unavailable {
  return new Unavailable(
    'DATABASE_UNAVAILABLE',
    'The file of the database was moved or replaced. Ask again later.',
    RESTART_SECONDS,
  );
}

export function abandoned(): Unavailable {
  return new Unavailable('ABANDONED', 'Nobody waits for this answer any more.');
}

export function analysisTooLarge(): Unavailable {
  return new Unavailable(
    'ANALYSIS_TOO_LARGE',
    'This analysis, or one that ran beside it, needs more memory than analyses may use. Narrow it down, for instance by a filter.',
  );
}

const MAX_QUOTED_CHARACTERS = 80;

/**
 * A value as error messages show it: in quotes, on one line, cut after 80 characters so that an answer can't be
 * inflated by what was sent.
 */
export function quoted(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  if (typeof value !== 'string') return String(value);
  // A character takes at most two code units: enough to see whether there are more, without reading a long text.
  const characters = Array.from(value.slice(0, 2 * MAX_QUOTED_CHARACTERS + 2));
  const isCut = characters.length > MAX_QUOTED_CHARACTERS;
  return JSON.stringify(isCut ? `${characters.slice(0, MAX_QUOTED_CHARACTERS).join('')}…` : value);
}
