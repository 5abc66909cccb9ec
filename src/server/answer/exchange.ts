import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLError, OperationTypeNode } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import type { Asker } from '../../schema/asker.ts';
import type { OperationCost } from './limits/operation-cost.ts';

/** What is known of an operation before it is executed, and who asks for it. */
export interface ExpectedWork {
  /** Whether it may be so much that it is only read where nobody else waits. */
  readonly isLarge: boolean;
  readonly asker: Asker;
}

/** The parameters of a request; `query` is empty where only `documentId` was sent. */
export interface RequestParameters extends GraphQLParams {
  /** The id of a document that the server knows, or is to keep. */
  documentId?: string;
}

/** What one request reads through; made by `openContext`, and the `contextValue` of its resolvers. */
export interface RequestContext {
  /** SQL statements run so far. */
  readonly statements: number;
  /** Which executor answered, once one has. */
  readonly executor?: string | undefined;
  /** Whether a time limit has cut what was found, so that the same question may have another answer. */
  readonly wasCutByTime?: boolean | undefined;
}

/** The operation of a document that a request asks for. */
export interface RequestedOperation {
  readonly name: string | undefined;
  readonly type: OperationTypeNode;
  readonly cost: OperationCost;
}

/** What an operation gives; `data` may be JSON text that goes out as it is. */
export interface OperationResult {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLError[];
  readonly extensions?: Record<string, unknown>;
}

/** What the plugins know of one request and its answer, for the log and for the answer's extensions. */
export interface Exchange {
  readonly requestId: string;
  /** `performance.now()` at arrival. */
  readonly startedAt: number;
  /** What the request wants to know of its cost besides the sums: the value of its header `GraphQL-Cost`. */
  readonly wantedCost: string | undefined;
  readonly asker: Asker;
  operation: RequestedOperation | undefined;
  estimatedCost: number | undefined;
  context: RequestContext | undefined;
  /** `If-None-Match` of a GET request; null when it had none, undefined for other requests. */
  ifNoneMatch?: string | null;
  /** `ETag` of the answer, where it has one. */
  etag?: string;
  /** Whether the client has this answer already. */
  isNotModified?: boolean;
  /** What the request was answered with, where that was before Yoga got it. */
  answered?: OperationResult;
  /** `extensions.code` of the errors in the answer; undefined when the request was not one for GraphQL. */
  errorCodes: readonly string[] | undefined;
}

const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** Asks for what each field costs. */
export const COST_HEADER = 'graphql-cost';

/** A request keeps the id it brings in `x-request-id`, if it is a sane one. */
export function openExchange(
  broughtId: string | string[] | null,
  wantedCost: string | string[] | null,
  asker: Asker,
): Exchange {
  const isSane = typeof broughtId === 'string' && REQUEST_ID.test(broughtId);
  return {
    requestId: isSane ? broughtId : randomUUID(),
    startedAt: performance.now(),
    wantedCost: wantedCost === null ? undefined : String(wantedCost),
    asker,
    operation: undefined,
    estimatedCost: undefined,
    context: undefined,
    errorCodes: undefined,
  };
}

/** What Yoga hands to every plugin; the exchange is there from the first hook on. */
export interface ServerContext extends Record<string, unknown> {
  exchange: Exchange;
  /** Node's request, where the server runs on a socket. */
  readonly req?: IncomingMessage;
  /** And the response to it. */
  readonly res?: ServerResponse;
}

export type ServerPlugin = Plugin<ServerContext, ServerContext>;
