import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from 'graphql';
import type { Eventual } from '../db/read/eventual.ts';
import type { OperationResult, RequestContext, ServerPlugin } from './exchange.ts';
import { refuseDocument } from './refusal.ts';

export interface ExecutionOptions {
  /** Called once a request, when its document has passed every check. */
  readonly openContext: () => RequestContext;
  /** Answers an operation whose document is valid; without it graphql-js does. */
  readonly answer?: ((args: ExecutionArgs) => Eventual<OperationResult>) | undefined;
}

/** Executes in the context that `openContext` gives, and not in Yoga's, what was not executed before. */
export function useExecution({ openContext, answer = execute }: ExecutionOptions): ServerPlugin {
  return {
    onExecute({ args, setExecuteFn }) {
      const { exchange } = args.contextValue;
      const { executed } = exchange;
      if (executed) {
        exchange.context = executed.context;
        setExecuteFn(() => executed.result as ExecutionResult);
        return;
      }
      const context = openContext();
      exchange.context = context;
      const executionArgs: ExecutionArgs = {
        schema: args.schema,
        document: args.document,
        contextValue: context,
        variableValues: args.variableValues,
        operationName: args.operationName,
      };
      setExecuteFn(() => executeOperation(answer, executionArgs) as ExecutionResult);
    },
  };
}

function executeOperation(
  answer: NonNullable<ExecutionOptions['answer']>,
  args: ExecutionArgs,
): Eventual<OperationResult> {
  const result = answer(args);
  return result instanceof Promise || 'data' in result
    ? result
    : { errors: result.errors?.map(asBadInput) ?? [] };
}

/** Without `data` nothing was executed: what has no code yet is that the variables don't fit the operation. */
function asBadInput(error: GraphQLError): GraphQLError {
  return error.extensions.code === undefined
    ? refuseDocument('BAD_USER_INPUT', error.message, { nodes: error.nodes ?? [] })
    : error;
}
