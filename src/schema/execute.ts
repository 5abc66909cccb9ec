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
  const context = args.contextValue as GraphContext;
  const compiled = planner && prepared && answerCompiled(planner, args, prepared, context);
  if (compiled) return compiled;
  return execute(args);
}

function answerCompiled(
  planner: Planner,
  { document }: ExecutionArgs,
  { operation, variables }: PreparedOperation,
  { session }: GraphContext,
): Answer | undefined {
  const plan = planner.plan({ document, operation, variables, asOf: session.asOf });
  if ('field' in plan) return undefined;
  const [row] = session.rows({ text: plan.text, values: plan.bind(variables) });
  return { data: new JsonText(row?.data as string) };
}
