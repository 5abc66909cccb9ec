import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from 'graphql';
import { inTurns } from '../graph/turn.ts';
import { type PreparedOperation, prepareOperation } from './check-argument.ts';
import { JsonText } from './compiled/json-text.ts';
import type { Planner } from './compiled/plan.ts';
import type { GraphContext } from './context.ts';
import { longLists, lookThrough, type ScannedList, scannedLists } from './scanned-list.ts';

/** The answer to an operation: with `data` as JSON text where it was compiled. */
export interface Answer {
  readonly errors?: readonly GraphQLError[];
  readonly data?: JsonText | ExecutionResult['data'];
}

/**
 * Answers an operation whose document is valid: refuses arguments that can't be meant, looks through long lists that no index serves,
 * then reads with one statement what is described, and with the ordinary executor an operation that asks for anything else, or any
 * operation where there is no planner.
 */
export function answerOperation(planner: Planner | undefined, args: ExecutionArgs): Answer | Promise<Answer> {
  const { errors, prepared } = prepareOperation(args);
  if (errors) return { errors };
  if (!prepared) return execute(args);
  const context = args.contextValue as GraphContext;
  const long = longListsOf(planner, args, prepared);
  if (long.length === 0) return answerPrepared(planner, args, prepared);
  return inTurns(lookThrough(context.session, long)).then((found) => {
    context.found = found;
    return answerPrepared(planner, args, prepared);
  });
}

function answerPrepared(
  planner: Planner | undefined,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): Answer | Promise<Answer> {
  const data = planner && readCompiled(planner, args, prepared);
  return data ? { data } : execute(args);
}

/** The lists to be looked through before the operation is executed. */
function longListsOf(
  planner: Planner | undefined,
  { schema, document, contextValue }: ExecutionArgs,
  prepared: PreparedOperation,
): readonly ScannedList[] {
  const { session, found } = contextValue as GraphContext;
  const { asOf, catalogue } = session;
  const mayScan = planner?.plan({ ...prepared, document, asOf, found }).mayScan ?? true;
  return mayScan ? longLists(session, scannedLists({ ...prepared, schema, document, catalogue, asOf })) : [];
}

/** The data of an operation that is one statement; undefined when it is not, or has mistakes, and nothing was read. */
export function answerDirectly(planner: Planner, args: ExecutionArgs): JsonText | undefined {
  const { prepared } = prepareOperation(args);
  if (!prepared || longListsOf(planner, args, prepared).length > 0) return undefined;
  return readCompiled(planner, args, prepared);
}

function readCompiled(
  planner: Planner,
  { document, contextValue }: ExecutionArgs,
  prepared: PreparedOperation,
): JsonText | undefined {
  const context = contextValue as GraphContext;
  const { session, found } = context;
  const plan = planner.plan({ ...prepared, document, asOf: session.asOf, found });
  if ('field' in plan) {
    context.executor = `ordinary: ${plan.field}`;
    return undefined;
  }
  context.executor = 'compiled';
  const [row] = session.rows({ text: plan.text, values: plan.bind(prepared.args, found) });
  return new JsonText(row?.data as string);
}
