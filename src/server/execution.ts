import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from 'graphql';
import type { RequestContext, ServerPlugin } from './exchange.ts';
import { refuseDocument } from './refusal.ts';

export interface ExecutionOptions {
  /** Called once a request, when its document has passed every check. */
  readonly openContext: () => RequestContext;
  /** Errors stop the operation before anything is read. */
  readonly beforeExecute: (args: ExecutionArgs) => readonly GraphQLError[];
}

/** Executes with graphql-js, in the context that `openContext` gives and not in Yoga's, when `beforeExecute` has no objection. */
export function useExecution({ openContext, beforeExecute }: ExecutionOptions): ServerPlugin {
  return {
    onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      const context = openContext();
      args.contextValue.exchange.context = context;
      const executionArgs: ExecutionArgs = {
        schema: args.schema,
        document: args.document,
        contextValue: context,
        variableValues: args.variableValues,
        operationName: args.operationName,
      };
      const errors = beforeExecute(executionArgs);
      if (errors.length > 0) setResultAndStopExecution({ errors: [...errors] });
      else setExecuteFn(() => executeOperation(executionArgs));
    },
  };
}

function executeOperation(args: ExecutionArgs): ExecutionResult | Promise<ExecutionResult> {
  const result = execute(args);
  return result instanceof Promise || 'data' in result
    ? result
    : { errors: result.errors?.map(asBadInput) ?? [] };
}

/** Without `data` nothing was executed: the variables don't fit the operation. The message may quote them, so the mask must know. */
function asBadInput(error: GraphQLError): GraphQLError {
  return refuseDocument('BAD_USER_INPUT', error.message, { nodes: error.nodes ?? [] });
}
