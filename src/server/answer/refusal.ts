import { type ASTNode, GraphQLError } from 'graphql';
import type { UnavailableCode } from '../../domain/error.ts';

/** What `extensions.code` says when a request is refused, or failed, by the server itself. These never change their meaning. */
export type RefusalCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'DEPTH_LIMIT'
  | 'COST_LIMIT'
  | 'TIME_LIMIT'
  | 'ANSWER_LIMIT'
  | 'BUSY'
  | 'ALIAS_LIMIT'
  | 'TOKEN_LIMIT'
  | 'FIELD_LIMIT'
  | 'DIRECTIVE_LIMIT'
  | 'INPUT_LIMIT'
  | 'BODY_LIMIT'
  | 'CROSS_SITE_REQUEST'
  | 'METHOD_NOT_ALLOWED'
  | 'REQUEST_TIMEOUT'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'PERSISTED_QUERY_HASH_MISMATCH'
  | 'DOCUMENT_NOT_FOUND'
  | 'DOCUMENT_NOT_TRUSTED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'NOT_ACCEPTABLE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'INTERNAL_SERVER_ERROR'
  | UnavailableCode;

/**
 * A well-formed GraphQL request whose document or variables are not accepted.
 *
 * GraphQL over HTTP: status 400 as application/graphql-response+json, 200 as application/json.
 */
export function refuseDocument(
  code: RefusalCode,
  message: string,
  options: { nodes?: readonly ASTNode[]; extensions?: Record<string, unknown> } = {},
): GraphQLError {
  return new GraphQLError(message, {
    nodes: options.nodes ?? null,
    extensions: { ...options.extensions, code, http: { status: 400, spec: true } },
  });
}

/** Not a GraphQL request that this server takes: answered with the status, in whatever media type. */
export function refuseRequest(
  status: number,
  code: RefusalCode,
  message: string,
  headers: Record<string, string> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers } } });
}
