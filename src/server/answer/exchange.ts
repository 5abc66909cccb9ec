import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLError, OperationTypeNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Asker } from '../../schema/asker.ts';
import type { CostFormula } from './limits/cost.ts';

/** What one request reads through; made by `openContext`, and the `contextValue` of its resolvers. */
export interface RequestContext {
  /** SQL statements run so far. */
  readonly statements: number;
  /** Which executor answered, once one has. */
  readonly executor?: string | undefined;
}

/** The operation of a document that a request asks for. */
export interface RequestedOperation {
  readonly name: string | undefined;
  readonly type: OperationTypeNode;
  readonly cost: CostFormula;
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
  readonly asker: Asker;
  operation: RequestedOperation | undefined;
  estimatedCost: number | undefined;
  context: RequestContext | undefined;
  /** What the request was answered with, where that was before Yoga got it. */
  answered?: OperationResult;
  /** `extensions.code` of the errors in the answer; undefined when the request was not one for GraphQL. */
  errorCodes: readonly string[] | undefined;
}

const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** A request keeps the id it brings in `x-request-id`, if it is a sane one. */
export function openExchange(broughtId: string | string[] | null, asker: Asker): Exchange {
  const isSane = typeof broughtId === 'string' && REQUEST_ID.test(broughtId);
  return {
    requestId: isSane ? broughtId : randomUUID(),
    startedAt: performance.now(),
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
