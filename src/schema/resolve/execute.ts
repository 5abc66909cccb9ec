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
import {
  type AskedList,
  askedList,
  countBeforehand,
  longLists,
  lookThrough,
  rootLists,
} from './root-list.ts';

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
 * Answers an operation whose document is valid: refuses arguments that can't be meant, counts long lists unless they were counted before,
 * then reads with one statement what is described, aside when that may take long, and with the resolvers an operation that asks for
 * anything else, aside when it asks for an analysis. Long lists that no index serves are looked through where the statement can't. All that
 * it reads is of one state of the database.
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
    const isMuch = isLarge || asksForAnalysis(args);
    return isMuch ? { errors: [...prepared.refused.values()] } : answerRefused(args, prepared);
  }
  if (isLarge && planner && largeReads) return answerLarge(planner, largeReads, args, prepared);
  return answerPrepared(executors, args, prepared);
}

export function asksForAnalysis({ schema, document, variableValues }: ExecutionArgs): boolean {
  return hasAnalysis(schema, document, variableValues ?? {});
}

/** Answers what is asked beside fields that are null because of their arguments. */
function answerRefused(args: ExecutionArgs, prepared: PreparedOperation): MaybePromise<Answer> {
  const context = args.contextValue as GraphContext;
  context.refused = prepared.refused;
  context.executor = 'ordinary: (refused argument)';
  return answerFromHere(undefined, undefined, args, prepared);
}

/**
 * Answers what asks for much as one statement, which is stopped when it takes too much, or refuses it. Lists that no index serves are
 * looked through first: the statement is not run twice.
 */
async function answerLarge(
  planner: Planner,
  largeReads: LargeReads,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): Promise<Answer> {
  const context = args.contextValue as GraphContext;
  const isGuarded = true;
  let plan = planOf(planner, args, prepared, isGuarded);
  if ('field' in plan) return { errors: [refuseUncompiled(plan.field)] };
  const asked = askedListsOf(plan, args, prepared);
  const unserved = asked.filter(({ list }) => list.isUnserved);
  try {
    context.found = await countBeforehand(context.session, asked);
    if (unserved.length > 0) {
      context.found = await runInSlices(lookThrough(context.session, unserved, context.found));
      plan = planOf(planner, args, prepared, isGuarded);
    }
    if ('field' in plan) return { errors: [refuseUncompiled(plan.field)] };
    const statement = statementOf(plan, context, prepared);
    const rows = await largeReads.read((allowance) => context.session.muchRows(statement, allowance));
    const data = dataIn(rows);
    if (!data) throw new Error('a statement had to look through a list although that was done');
    return { data };
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
  const answerHere = () => answerFromHere(planner, plan, args, prepared);
  const isQuery = prepared.operation.operation === OperationTypeNode.QUERY;
  if (!analyses || !plan || !('field' in plan) || !isQuery || !asksForAnalysis(args)) {
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

/** An operation that is answered in this thread, and what is asked of its lists. */
interface Answering {
  readonly planner: Planner | undefined;
  readonly args: ExecutionArgs;
  readonly prepared: PreparedOperation;
  readonly asked: readonly AskedList[];
}

function answerFromHere(
  planner: Planner | undefined,
  plan: Plan | NoPlan | undefined,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): MaybePromise<Answer> {
  const context = args.contextValue as GraphContext;
  const asked = askedListsOf(plan, args, prepared);
  const answering = { planner, args, prepared, asked };
  if (asked.length === 0) return answerPlanned(plan, answering);
  return mapMaybePromise(countBeforehand(context.session, asked), (found) => {
    context.found = found;
    return answerPlanned(plan, answering);
  });
}

function answerPlanned(plan: Plan | NoPlan | undefined, answering: Answering): MaybePromise<Answer> {
  if (plan === undefined) return resolve(answering);
  if ('field' in plan || plan.isCrowded) return resolve(answering, resolvedBecauseOf(plan));
  const resolveInstead = (error: unknown) => {
    if (!isNestedTooDeep(error)) throw error;
    return resolve(answering, 'ordinary: (nested too deep)');
  };
  try {
    const answer = readCompiled(plan, answering);
    return answer instanceof Promise ? answer.catch(resolveInstead) : answer;
  } catch (error) {
    return resolveInstead(error);
  }
}

function readCompiled(plan: Plan, answering: Answering): MaybePromise<Answer> {
  const { args, prepared } = answering;
  const context = args.contextValue as GraphContext;
  const { session } = context;
  const statement = statementOf(plan, context, prepared);
  const isLast = !answering.asked.some(({ list }) => list.isUnserved);
  const rows = isLast ? session.lastRows(statement, plan) : session.eventualRows(statement, plan);
  return mapMaybePromise(rows, (read) => {
    const data = dataIn(read);
    return data ? { data } : readFarther(answering);
  });
}

/** Reads with the pages of all lists that no index serves found before: the statement would have to look at too many rows. */
function readFarther({ planner, args, prepared, asked }: Answering): Promise<Answer> {
  const context = args.contextValue as GraphContext;
  const unserved = asked.filter(({ list }) => list.isUnserved);
  return runInSlices(lookThrough(context.session, unserved, context.found)).then((found) => {
    context.found = found;
    const plan = planner && planOf(planner, args, prepared);
    // Its lists were looked through, so that it gives data now.
    return answerPlanned(plan, { planner, args, prepared, asked: [] });
  });
}

/** Has graphql-js answer, after long lists that no index serves were looked through. */
function resolve({ args, asked }: Answering, because?: string): MaybePromise<Answer> {
  const context = args.contextValue as GraphContext;
  if (because !== undefined) context.executor = because;
  const long = longLists(context.session, asked);
  if (long.length === 0) return execute(args);
  return runInSlices(lookThrough(context.session, long, context.found)).then((found) => {
    context.found = found;
    return execute(args);
  });
}

/** What the log says of an operation that the resolvers answer. */
function resolvedBecauseOf(plan: Plan | NoPlan): string {
  return `ordinary: ${'field' in plan ? plan.field : '(too many tables)'}`;
}

export function planOf(
  planner: Planner,
  { document, contextValue }: ExecutionArgs,
  prepared: PreparedOperation,
  isGuarded = false,
): Plan | NoPlan {
  const { session, found } = contextValue as GraphContext;
  return planner.plan({ ...prepared, document, asOf: session.asOf, found, isGuarded });
}

/** The lists of which something is found before the operation is executed. */
export function askedListsOf(
  plan: Plan | NoPlan | undefined,
  { schema, document, contextValue }: ExecutionArgs,
  prepared: PreparedOperation,
): readonly AskedList[] {
  if (plan?.lists.length === 0) return [];
  const { asOf, catalogue } = (contextValue as GraphContext).session;
  const listed = { ...prepared, schema, document, catalogue, asOf };
  return (plan?.lists ?? rootLists(listed)).map((list) => askedList(list, listed));
}

export function statementOf(
  { text, bind }: Plan,
  context: GraphContext,
  { args }: PreparedOperation,
): Fragment {
  context.executor = 'compiled';
  return { text, values: bind(args, context.found) };
}

/** The JSON text that a compiled statement gives in its only row; undefined when it would have to look at more rows than it may. */
function dataIn([row]: readonly SqlRow[]): JsonText | undefined {
  // SQLite gives the bytes, PostgreSQL's reader the text.
  const data = row?.data as unknown as Uint8Array<ArrayBuffer> | string | null;
  if (data === null || data === undefined) return undefined;
  return new JsonText(typeof data === 'string' ? Buffer.from(data) : data);
}
