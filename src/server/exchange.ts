import type { IncomingMessage } from 'node:http';
import type { OperationTypeNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { CostFormula } from './limits/cost.ts';

/** What one request reads through; made by `openContext`, and the `contextValue` of its resolvers. */
export interface RequestContext {
  /** SQL statements run so far. */
  readonly statements: number;
}

/** The operation of a document that a request asks for. */
export interface RequestedOperation {
  readonly name: string | undefined;
  readonly type: OperationTypeNode;
  readonly cost: CostFormula;
}

/** What the plugins know of one request and its answer, for the log and for the answer's extensions. */
export interface Exchange {
  readonly requestId: string;
  /** `performance.now()` at arrival. */
  readonly startedAt: number;
  operation: RequestedOperation | undefined;
  estimatedCost: number | undefined;
  context: RequestContext | undefined;
  /** `extensions.code` of the errors in the answer; undefined when the request was not one for GraphQL. */
  errorCodes: readonly string[] | undefined;
}

/** What Yoga hands to every plugin; the exchange is there from the first hook on. */
export interface ServerContext extends Record<string, unknown> {
  exchange: Exchange;
  /** Node's request, where the server runs on a socket. */
  readonly req?: IncomingMessage;
}

export type ServerPlugin = Plugin<ServerContext, ServerContext>;
