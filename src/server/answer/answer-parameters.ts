import {
  type ExecutionArgs,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import type { QueryLimits } from '../../config.ts';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import { refuseCost, refuseCostReport, reportCost } from './cost-report.ts';
import type { CheckDocument } from './document-check.ts';
import type {
  Exchange,
  ExpectedWork,
  OperationResult,
  RequestContext,
  RequestParameters,
  ServerPlugin,
} from './exchange.ts';
import { refuseLargeVariables } from './limits/input-size.ts';
import { findOperation, refuseChoice } from './operation-choice.ts';
import { refuseDocument, refuseRequest } from './refusal.ts';

export interface AnsweringOptions {
  readonly schema: GraphQLSchema;
  readonly limits: QueryLimits;
  readonly checkDocument: CheckDocument;
  /** Called once a request, when its document has passed every check. */
  readonly openContext: (work: ExpectedWork) => RequestContext;
  /**
   * Answers an operation whose document is valid; without it graphql-js does. What asks for much and can't be read aside it refuses by an
   * error COST_LIMIT, whose `extensions.beside` says because of what.
   */
  readonly answer?: ((args: ExecutionArgs) => MaybePromise<OperationResult>) | undefined;
}

/** Answers the parameters of a request, whatever way they came; what went wrong is among the errors, not yet masked. */
export type AnswerParameters = (
  parameters: RequestParameters,
  exchange: Exchange,
  method: string,
) => MaybePromise<OperationResult>;

/** Makes what answers: bounds and validates the document, bounds variables and cost, then executes. */
export function createAnswering(options: AnsweringOptions): AnswerParameters {
  const maxCost = maxCostOf(options);
  return (parameters, exchange, method) => {
    const finish = (result: OperationResult): OperationResult => {
      const cost = reportCost(exchange, parameters.variables ?? {}, maxCost, result);
      return cost === undefined ? result : { ...result, extensions: { ...result.extensions, cost } };
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

/** graphql-js alone reads all at once. */
function maxCostOf({ limits, answer }: AnsweringOptions): number {
  return answer ? limits.maxCost : Math.min(limits.maxCost, limits.maxCostAtOnce);
}

function answerChecked(
  options: AnsweringOptions,
  { query, operationName, variables }: RequestParameters,
  exchange: Exchange,
  method: string,
): MaybePromise<OperationResult> {
  const { schema, limits, checkDocument, openContext, answer = execute } = options;
  refuseCostReport(exchange.wantedCost);
  const checked = checkDocument(query ?? '');
  if (checked.document === undefined) return { errors: checked.errors };
  if (variables != null) refuseLargeVariables(variables, limits);
  const operation = findOperation(checked.operations, operationName);
  exchange.operation = operation;
  if (operation === undefined) throw refuseChoice(checked.operations, operationName);
  if (operation.type === OperationTypeNode.MUTATION && method === 'GET') {
    throw refuseRequest(405, 'BAD_REQUEST', 'Can only perform a mutation operation from a POST request.', {
      Allow: 'POST',
    });
  }
  const given = variables ?? {};
  const estimated = operation.cost.estimate(given);
  exchange.estimatedCost = estimated;
  const maxCost = maxCostOf(options);
  if (estimated > maxCost) throw refuseCost(operation.cost, given, maxCost);
  const context = openContext({ isLarge: estimated > limits.maxCostAtOnce, asker: exchange.asker });
  exchange.context = context;
  const { document } = checked;
  const args = { schema, document, contextValue: context, variableValues: variables, operationName };
  const asRefusal = (error: GraphQLError) => {
    const { code, beside } = error.extensions;
    if (code !== 'COST_LIMIT') return asBadInput(error);
    return refuseCost(operation.cost, given, limits.maxCostAtOnce, String(beside));
  };
  return mapMaybePromise(answer(args as ExecutionArgs), (result) =>
    'data' in result ? result : { errors: result.errors?.map(asRefusal) ?? [] },
  );
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
