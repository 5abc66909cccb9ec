import { type ExecutionArgs, execute, OperationTypeNode } from 'graphql';
import { isNestedTooDeep } from '../../db/connection/database-error.ts';
import type { Fragment, SqlRow } from '../../db/statement/fragment.ts';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import { type PreparedOperation, prepareOperation } from '../argument/check-argument.ts';
import { JsonText } from '../compiled/json-text.ts';
import type { NoPlan, Plan, Planner } from '../compiled/plan.ts';
import type { GraphContext } from '../context.ts';
import type { Analyses } from '../worker/analyses.ts';
import { hasAnalysis } from '../worker/analysis.ts';
import type { Answer } from './answer.ts';
import { longLists, lookThrough, type ScannedList, scannedLists } from './scanned-list.ts';

/** By what operations are answered, besides graphql-js. */
export interface Executors {
  /** Without it nothing is compiled. */
  readonly planner?: Planner | undefined;
  /** Where queries with analyses are executed; without it, in turns, here. */
  readonly analyses?: Analyses | undefined;
}

/**
 * Answers an operation whose document is valid: refuses arguments that can't be meant, looks through long lists that no index serves,
 * then reads with one statement what is described, aside when that may take long, and with the resolvers an operation that asks for
 * anything else, aside when it asks for an analysis.
 */
export function answerOperation(executors: Executors, args: ExecutionArgs): MaybePromise<Answer> {
  const { errors, prepared } = prepareOperation(args);
  if (errors) return { errors };
  return prepared ? answerPrepared(executors, args, prepared) : execute(args);
}

function answerPrepared(
  { planner, analyses }: Executors,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): MaybePromise<Answer> {
  const plan = planner && planOf(planner, args, prepared);
  const answerHere = () => answerInTurns(planner, plan, args, prepared);
  const isQuery = prepared.operation.operation === OperationTypeNode.QUERY;
  if (!analyses || !plan || !('field' in plan) || !isQuery || !hasAnalysis(args.schema, args.document)) {
    return answerHere();
  }
  const context = args.contextValue as GraphContext;
  // What can't be answered there is not executed here instead, where everybody would have to wait for it.
  return analyses.execute(args, context.asker).then(({ answer, statements, isKept }) => {
    context.executor = isKept ? 'kept' : resolvedBecauseOf(plan);
    context.session.statements += statements;
    return answer;
  });
}

function answerInTurns(
  planner: Planner | undefined,
  plan: Plan | NoPlan | undefined,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): MaybePromise<Answer> {
  const long = longListsOf(plan, args, prepared);
  if (long.length === 0) return answerPlanned(plan, args, prepared);
  const context = args.contextValue as GraphContext;
  return runInSlices(lookThrough(context.session, long)).then((found) => {
    context.found = found;
    return answerPlanned(planner && planOf(planner, args, prepared), args, prepared);
  });
}

function answerPlanned(
  plan: Plan | NoPlan | undefined,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): MaybePromise<Answer> {
  const context = args.contextValue as GraphContext;
  if (plan === undefined) return execute(args);
  if ('field' in plan || plan.isCrowded) {
    context.executor = resolvedBecauseOf(plan);
    return execute(args);
  }
  const resolveInstead = (error: unknown) => {
    if (!isNestedTooDeep(error)) throw error;
    context.executor = 'ordinary: (nested too deep)';
    return execute(args) as MaybePromise<Answer>;
  };
  try {
    const rows = context.session.eventualRows(statementOf(plan, context, prepared), plan);
    const answer = mapMaybePromise(rows, (read): Answer => ({ data: dataIn(read) }));
    return answer instanceof Promise ? answer.catch(resolveInstead) : answer;
  } catch (error) {
    return resolveInstead(error);
  }
}

/** What the log says of an operation that the resolvers answer. */
function resolvedBecauseOf(plan: Plan | NoPlan): string {
  return `ordinary: ${'field' in plan ? plan.field : '(too many tables)'}`;
}

function planOf(
  planner: Planner,
  { document, contextValue }: ExecutionArgs,
  prepared: PreparedOperation,
): Plan | NoPlan {
  const { session, found } = contextValue as GraphContext;
  return planner.plan({ ...prepared, document, asOf: session.asOf, found });
}

/** The lists to be looked through before the operation is executed. */
function longListsOf(
  plan: Plan | NoPlan | undefined,
  { schema, document, contextValue }: ExecutionArgs,
  prepared: PreparedOperation,
): readonly ScannedList[] {
  const { session } = contextValue as GraphContext;
  const { asOf, catalogue } = session;
  if (plan?.mayScan === false) return [];
  return longLists(session, scannedLists({ ...prepared, schema, document, catalogue, asOf }));
}

function statementOf({ text, bind }: Plan, context: GraphContext, { args }: PreparedOperation): Fragment {
  context.executor = 'compiled';
  return { text, values: bind(args, context.found) };
}

/** The JSON text that a compiled statement gives in its only row. */
function dataIn([row]: readonly SqlRow[]): JsonText {
  return new JsonText(row?.data as unknown as Uint8Array<ArrayBuffer>);
}
