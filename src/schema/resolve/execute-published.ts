import { type ExecutionArgs, execute, type FieldNode, GraphQLError } from 'graphql';
import { isNestedTooDeep } from '../../db/connection/database-error.ts';
import { type BeforehandReader, NotReadYet } from '../../db/publication/beforehand-reader.ts';
import type { ReadAnswer } from '../../db/publication/host.ts';
import type { Publication } from '../../db/publication/publication.ts';
import { StateChanged } from '../../db/read/row/session.ts';
import type { FoundPages } from '../../db/read/slow/scan.ts';
import type { Fragment } from '../../db/statement/fragment.ts';
import { Unavailable } from '../../domain/error.ts';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import { type PreparedOperation, prepareOperation } from '../argument/check-argument.ts';
import { JsonText } from '../compiled/json-text.ts';
import type { NoPlan, Plan, Planner } from '../compiled/plan.ts';
import type { GraphContext } from '../context.ts';
import type { Analyses } from '../worker/analyses.ts';
import type { Answer } from './answer.ts';
import { askedListsOf, asksForAnalysis, planOf, statementOf } from './execute.ts';
import type { LargeReads } from './large-read.ts';
import { type AskedList, countBeforehand, type RootList } from './root-list.ts';

/** So often an operation is begun anew, for rows that it needs beforehand or since others wrote; then a thread reads it in one transaction. */
const MOST_BEGINNINGS = 6;

/** By what operations on a publication are answered. */
export interface PublishedExecutors {
  readonly planner: Planner;
  readonly publication: Publication;
  /** Through which contexts read here. */
  readonly beforehand: BeforehandReader;
  /** Where everything is executed that is more than one statement. */
  readonly analyses: Analyses;
  readonly largeReads: LargeReads;
}

/**
 * Answers an operation whose document is valid from a publication in PostgreSQL: what is compiled to a single statement is sent from here,
 * and nobody waits meanwhile; so is what has to be known before, whether there is a node and how many rows a list has. Everything else a
 * thread executes, which waits for each of its statements. All that an operation reads is of one state.
 */
export function answerPublished(executors: PublishedExecutors, args: ExecutionArgs): MaybePromise<Answer> {
  const beginAgain = (error: unknown) => answerOnceKnown(executors, args, error);
  try {
    const answer = answerHere(executors, args);
    return answer instanceof Promise ? answer.catch(beginAgain) : answer;
  } catch (error) {
    return beginAgain(error);
  }
}

/** Begins anew whenever what was missing is known. @throws what ended the operation, when that was something else */
async function answerOnceKnown(
  executors: PublishedExecutors,
  args: ExecutionArgs,
  first: unknown,
): Promise<Answer> {
  const context = args.contextValue as GraphContext;
  let error = first;
  for (let beginnings = 1; beginnings < MOST_BEGINNINGS; beginnings++) {
    if (error instanceof NotReadYet) {
      // It is read in the thread that computes.
      if (asksForAnalysis(args)) break;
      await executors.beforehand.read(error);
    } else if (!(error instanceof StateChanged)) throw error;
    // That which was missing, or the one whose answer was of another state.
    context.session.statements = 1;
    context.startOver(context.session.renew());
    try {
      return await answerHere(executors, args);
    } catch (again) {
      error = again;
    }
  }
  if (!(error instanceof NotReadYet || error instanceof StateChanged)) throw error;
  return answerInThread(executors, args, undefined);
}

/** @throws NotReadYet where something has to be known before; rejects with StateChanged where that is of another state */
function answerHere(executors: PublishedExecutors, args: ExecutionArgs): MaybePromise<Answer> {
  const context = args.contextValue as GraphContext;
  const { errors, prepared } = prepareOperation(args);
  // What was looked up is known, or was counted when it was read.
  context.session.statements = 0;
  if (errors) return { errors };
  if (!prepared) return execute(args);
  if (prepared.refused.size > 0) return answerInThread(executors, args, '(refused argument)');
  const plan = planOf(executors.planner, args, prepared, context.isLarge);
  if ('field' in plan) return answerInThread(executors, args, plan.field, isLookUp(plan, args));
  if (plan.isCrowded) return answerInThread(executors, args, '(too many tables)', isLookUp(plan, args));
  if (plan.lists.some((list) => isLookedThrough(list, context))) {
    return answerInThread(executors, args, undefined);
  }
  return mapMaybePromise(countHere(context, askedListsOf(plan, args, prepared)), (found) => {
    context.found = found;
    return readStatement(executors, plan, args, prepared);
  });
}

/** @throws NotReadYet */
function countHere(
  { session }: GraphContext,
  asked: readonly AskedList[],
): MaybePromise<FoundPages<FieldNode>> {
  try {
    return countBeforehand(session, asked);
  } catch (error) {
    // Of a table there may be many rows.
    if (error instanceof NotReadYet) error.isLong = true;
    throw error;
  }
}

/** Whether what no single statement answers is read in milliseconds all the same: nothing is computed, counted or looked through. */
function isLookUp({ lists }: Plan | NoPlan, args: ExecutionArgs): boolean {
  return lists.length === 0 && !(args.contextValue as GraphContext).isLarge && !asksForAnalysis(args);
}

/** Whether a list is surely looked through in many statements: to be counted, or since nothing is to be read twice. */
function isLookedThrough({ isUnserved, wantsTotal, wantsHidden }: RootList, context: GraphContext): boolean {
  return isUnserved && (wantsTotal || wantsHidden || context.isLarge);
}

async function readStatement(
  executors: PublishedExecutors,
  plan: Plan,
  args: ExecutionArgs,
  prepared: PreparedOperation,
): Promise<Answer> {
  const context = args.contextValue as GraphContext;
  const { session } = context;
  const known = session.hasRead ? executors.beforehand.stateName : undefined;
  session.statements = 1;
  try {
    const { data, state } = await sendStatement(executors, plan, args, statementOf(plan, context, prepared));
    if (known !== undefined && state !== known) throw new StateChanged();
    return data ? { data: new JsonText(data) } : await answerInThread(executors, args, undefined);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    if (isNestedTooDeep(error)) return answerInThread(executors, args, '(nested too deep)');
    throw error;
  }
}

function sendStatement(
  { publication, largeReads }: PublishedExecutors,
  { mayReadMany }: Plan,
  args: ExecutionArgs,
  statement: Fragment,
): Promise<ReadAnswer> {
  const { session, isLarge, asker } = args.contextValue as GraphContext;
  const read = (isLong: boolean, maxBytes?: number) =>
    publication.read(statement, session.asOf, { isLong, maxBytes, signal: asker.signal });
  return isLarge ? largeReads.read(({ maxBytes }) => read(true, maxBytes)) : read(mayReadMany);
}

/** @param because what the log says of it; undefined where it is compiled there */
async function answerInThread(
  { analyses }: PublishedExecutors,
  args: ExecutionArgs,
  because: string | undefined,
  isLookUp = false,
): Promise<Answer> {
  const context = args.contextValue as GraphContext;
  const { answer, statements, isKept, wasCutByTime } = await analyses.execute(args, context.asker, {
    isLarge: context.isLarge,
    isLookUp,
  });
  const executor = because === undefined ? 'compiled' : `ordinary: ${because}`;
  context.executor = isKept ? 'kept' : executor;
  context.session.statements += statements;
  context.wasCutAside = wasCutByTime;
  // Without data, what is among the errors is taken for a mistake in the operation.
  const refusal = answer.data === undefined ? answer.errors?.[0]?.originalError : undefined;
  if (refusal instanceof Unavailable) throw refusal;
  return answer;
}
