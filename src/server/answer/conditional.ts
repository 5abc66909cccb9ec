import { createHash } from 'node:crypto';
import { mapMaybePromise } from '../../domain/maybe-promise.ts';
import { today } from '../../domain/partial-date.ts';
import type { AnswerParameters } from './answer-parameters.ts';
import type { Exchange, RequestParameters } from './exchange.ts';

/** What identifies a state of the database: the same text in every process and after a restart, another one after each change. */
export type ReadState = () => string;

/** The entity tag of what is asked in a state. */
export type TagOf = (state: string, asked: readonly unknown[]) => string;

/**
 * Makes weak entity tags (RFC 9110, section 8.8.1): of a state of the database and what was asked of it, without the answer being
 * made. `release` stands for everything else that an answer follows from: the program, its schema, its limits.
 */
export function createTags(release: string): TagOf {
  const releaseDigest = digest(release);
  return (state, asked) => `W/"${digest(JSON.stringify([releaseDigest, state, ...asked]))}"`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, TAG_CHARACTERS);
}

/** 162 bits: two answers will never have the same by chance. */
const TAG_CHARACTERS = 27;

/** Whether an `If-None-Match` header names a tag; weak and strong ones are the same here (RFC 9110, section 13.1.2). */
export function namesTag(ifNoneMatch: string | null | undefined, tag: string): boolean {
  if (ifNoneMatch == null) return false;
  const opaque = tag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === opaque);
}

/**
 * Gives the answers to GET requests an entity tag, and answers a client that has the current one without executing anything.
 *
 * No tag has an answer with errors, one that a time limit has cut, and one during which the database changed: its parts may be of two
 * states.
 */
export function withEntityTags(
  { readState, tagOf }: { readonly readState: ReadState; readonly tagOf: TagOf },
  answer: AnswerParameters,
): AnswerParameters {
  return (parameters, exchange, method) => {
    if (exchange.ifNoneMatch === undefined) return answer(parameters, exchange, method);
    const state = readState();
    const etag = tagOf(state, askedBy(parameters, exchange));
    if (namesTag(exchange.ifNoneMatch, etag)) {
      exchange.etag = etag;
      exchange.isNotModified = true;
      return {};
    }
    return mapMaybePromise(answer(parameters, exchange, method), (result) => {
      const isWhole = result.errors === undefined && exchange.context?.wasCutByTime !== true;
      if (isWhole && readState() === state) exchange.etag = etag;
      return result;
    });
  };
}

/** What the answer depends on besides the database: sentences are told by the day on which they are asked for. */
function askedBy(
  { query, operationName, variables }: RequestParameters,
  { wantedCost }: Exchange,
): unknown[] {
  return [query, operationName ?? null, variables ?? null, wantedCost ?? null, today()];
}
