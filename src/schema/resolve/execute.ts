import { type ExecutionArgs, execute, GraphQLError, OperationTypeNode } from 'graphql';
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
import { type LargeReads, refuseUncompiled } from './large-read.ts';
import { inOneState } from './one-state.ts';
import { longLists, lookThrough, type ScannedList, scannedLists } from './scanned-list.ts';

/** By what operations are answered, besides graphql-js. */
export interface Executors {
  /** Without it nothing is compiled. */
  readonly planner?: Planner | undefined;
  /** Where queries with analyses are executed; without it, in turns, here. */
  readonly analyses?: Analyses | undefined;
  /** Where queries are read that ask for much; without it they are read as others are. */
  readonly largeReads?: LargeReads | undefined;
}

/**
 * Answers an operation whose document is valid: refuses arguments that can't be meant, looks through long lists that no index serves,
 * then reads with one statement what is described, aside when that may take long, and with the resolvers an operation that asks for
 * anything else, aside when it asks for an analysis. All that it reads is of one state of the database.
 */
export function answerOperation(executors: Executors, args: ExecutionArgs): MaybePromise<Answer> {
  const { errors, prepared } = prepareOperation(args);
  if (errors) return { errors };
  if (!prepared) return execute(args);
  const context = args.contextValue as GraphContext;
  return inOneState(context, () => answerChecked(executors, args, prepared));
}

function answerChecked(
  executors: Executors,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): MaybePromise<Answer> {
  const { planner, largeReads } = executors;
  const { isLarge } = args.contextValue as GraphContext;
  if (prepared.refused.size > 0) {
    // The resolvers, which alone know of errors, must not do here what belongs into a thread.
    const isMuch = isLarge || hasAnalysis(args.schema, args.document);
    return isMuch ? { errors: [...prepared.refused.values()] } : answerRefused(args, prepared);
  }
  if (isLarge && planner && largeReads) return answerLarge(planner, largeReads, args, prepared);
  return answerPrepared(executors, args, prepared);
}

/** Answers what is asked beside fields that are null because of their arguments. */
function answerRefused(args: ExecutionArgs, prepared: PreparedOperation): MaybePromise<Answer> {
  const context = args.contextValue as GraphContext;
  context.refused = prepared.refused;
  context.executor = 'ordinary: (refused argument)';
  return answerInTurns(undefined, undefined, args, prepared);
}

/** Answers what asks for much as one statement, which is stopped when it takes too much, or refuses it. */
async function answerLarge(
  planner: Planner,
  largeReads: LargeReads,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): Promise<Answer> {
  const context = args.contextValue as GraphContext;
  const isGuarded = true;
  let plan = planOf(planner, args, prepared, isGuarded);
  const long = longListsOf(plan, args, prepared);
  try {
    if (long.length > 0 && !('field' in plan)) {
      context.found = await runInSlices(lookThrough(context.session, long));
      plan = planOf(planner, args, prepared, isGuarded);
    }
    if ('field' in plan) return { errors: [refuseUncompiled(plan.field)] };
    return { data: dataIn(await largeReads.rows(context.session, statementOf(plan, context, prepared))) };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    if (isNestedTooDeep(error)) return { errors: [refuseUncompiled('so many levels')] };
    throw error;
  }
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
  return analyses.execute(args, context.asker).then(({ answer, statements, isKept, wasCutByTime }) => {
    context.executor = isKept ? 'kept' : resolvedBecauseOf(plan);
    context.session.statements += statements;
    context.wasCutAside = wasCutByTime;
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
    const rows = context.session.lastRows(statementOf(plan, context, prepared), plan);
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
  isGuarded = false,
): Plan | NoPlan {
  const { session, found } = contextValue as GraphContext;
  return planner.plan({ ...prepared, document, asOf: session.asOf, found, isGuarded });
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
