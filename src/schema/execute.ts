import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from 'graphql';
import { type PreparedOperation, prepareOperation } from './check-argument.ts';
import { JsonText } from './compiled/json-text.ts';
import type { Planner } from './compiled/plan.ts';
import type { GraphContext } from './context.ts';

/** The answer to an operation: with `data` as JSON text where it was compiled. */
export interface Answer {
  readonly errors?: readonly GraphQLError[];
  readonly data?: JsonText | ExecutionResult['data'];
}

/**
 * Answers an operation whose document is valid: refuses arguments that can't be meant, then reads with
 * one statement what is described, and with the ordinary executor an operation that asks for anything else,
 * or any operation where there is no planner.
 */
export function answerOperation(planner: Planner | undefined, args: ExecutionArgs): Answer | Promise<Answer> {
  const { errors, prepared } = prepareOperation(args);
  if (errors) return { errors };
  const data = planner && prepared && readCompiled(planner, args, prepared);
  return data ? { data } : execute(args);
}

/** The data of an operation that is one statement; undefined when it is not, or has mistakes, and nothing was read. */
export function answerDirectly(planner: Planner, args: ExecutionArgs): JsonText | undefined {
  const { prepared } = prepareOperation(args);
  return prepared && readCompiled(planner, args, prepared);
}

function readCompiled(
  planner: Planner,
  { document, contextValue }: ExecutionArgs,
  prepared: PreparedOperation,
): JsonText | undefined {
  const context = contextValue as GraphContext;
  const { session } = context;
  const plan = planner.plan({ ...prepared, document, asOf: session.asOf });
  if ('field' in plan) {
    context.executor = `ordinary: ${plan.field}`;
    return undefined;
  }
  context.executor = 'compiled';
  const [row] = session.rows({ text: plan.text, values: plan.bind(prepared.args) });
  return new JsonText(row?.data as string);
}
