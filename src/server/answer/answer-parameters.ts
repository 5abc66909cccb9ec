import {
  type ExecutionArgs,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import type { QueryLimits } from '../../config.ts';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import type { Asker } from '../../schema/asker.ts';
import { type CheckDocument, findOperation } from './document-check.ts';
import type { Exchange, OperationResult, RequestContext, ServerPlugin } from './exchange.ts';
import { estimateCost } from './limits/cost.ts';
import { refuseLargeVariables } from './limits/input-size.ts';
import { refuseDocument, refuseRequest } from './refusal.ts';

export interface AnsweringOptions {
  readonly schema: GraphQLSchema;
  readonly limits: QueryLimits;
  readonly checkDocument: CheckDocument;
  /** Called once a request, when its document has passed every check. */
  readonly openContext: (asker: Asker) => RequestContext;
  /** Answers an operation whose document is valid; without it graphql-js does. */
  readonly answer?: ((args: ExecutionArgs) => MaybePromise<OperationResult>) | undefined;
}

/** Answers the parameters of a request, whatever way they came; what went wrong is among the errors, not yet masked. */
export type AnswerParameters = (
  parameters: GraphQLParams,
  exchange: Exchange,
  method: string,
) => MaybePromise<OperationResult>;

/** Makes what answers: bounds and validates the document, bounds variables and cost, then executes. */
export function createAnswering(options: AnsweringOptions): AnswerParameters {
  const { maxCost } = options.limits;
  return (parameters, exchange, method) => {
    const finish = (result: OperationResult): OperationResult => {
      const estimated = exchange.estimatedCost;
      if (estimated === undefined) return result;
      return { ...result, extensions: { ...result.extensions, cost: { estimated, limit: maxCost } } };
    };
    const refuse = (error: unknown) => finish({ errors: [error as GraphQLError] });
    try {
      const answer = answerChecked(options, parameters, exchange, method);
      return answer instanceof Promise ? answer.then(finish, refuse) : finish(answer);
    } catch (error) {
      return refuse(error);
    }
  };
}

function answerChecked(
  { schema, limits, checkDocument, openContext, answer = execute }: AnsweringOptions,
  { query, operationName, variables }: GraphQLParams,
  exchange: Exchange,
  method: string,
): MaybePromise<OperationResult> {
  const checked = checkDocument(query ?? '');
  if (checked.document === undefined) return { errors: checked.errors };
  if (variables != null) refuseLargeVariables(variables, limits);
  const operation = findOperation(checked.operations, operationName);
  exchange.operation = operation;
  if (operation === undefined)
    throw refuseRequest(
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'Could not determine what operation to execute.',
    );
  if (operation.type === OperationTypeNode.MUTATION && method === 'GET') {
    throw refuseRequest(405, 'BAD_REQUEST', 'Can only perform a mutation operation from a POST request.', {
      Allow: 'POST',
    });
  }
  const estimated = estimateCost(operation.cost, variables ?? {});
  exchange.estimatedCost = estimated;
  if (estimated > limits.maxCost) throw costLimit(estimated, limits.maxCost);
  const context = openContext(exchange.asker);
  exchange.context = context;
  const { document } = checked;
  const args = { schema, document, contextValue: context, variableValues: variables, operationName };
  return mapMaybePromise(answer(args as ExecutionArgs), (result) =>
    'data' in result ? result : { errors: result.errors?.map(asBadInput) ?? [] },
  );
}

function costLimit(estimated: number, maxCost: number): GraphQLError {
  const message = `The operation may return ${estimated} objects; at most ${maxCost} are allowed. Ask for smaller pages or fewer levels.`;
  return refuseDocument('COST_LIMIT', message);
}

/** Without `data` nothing was executed: what has no code yet is that the variables don't fit the operation. */
function asBadInput(error: GraphQLError): GraphQLError {
  return error.extensions.code === undefined
    ? refuseDocument('BAD_USER_INPUT', error.message, { nodes: error.nodes ?? [] })
    : error;
}

/** Answers in place of Yoga's parser, validator and executor, unless the request was answered before it got here. */
export function useAnswering(answerParameters: AnswerParameters): ServerPlugin {
  return {
    onParams({ request, context, setParamsHandler }) {
      const { exchange } = context as unknown as { exchange: Exchange };
      setParamsHandler(
        ({ params }) => exchange.answered ?? answerParameters(params, exchange, request.method),
      );
    },
  };
}
