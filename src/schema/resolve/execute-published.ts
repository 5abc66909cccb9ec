import { type ExecutionArgs, execute, GraphQLError } from 'graphql';
import { isNestedTooDeep } from '../../db/connection/database-error.ts';
import { ReadsElsewhere } from '../../db/publication/elsewhere.ts';
import type { Publication } from '../../db/publication/publication.ts';
import type { Fragment } from '../../db/statement/fragment.ts';
import { Unavailable } from '../../domain/error.ts';
import type { MaybePromise } from '../../domain/maybe-promise.ts';
import { prepareOperation } from '../argument/check-argument.ts';
import { JsonText } from '../compiled/json-text.ts';
import type { Plan, Planner } from '../compiled/plan.ts';
import type { GraphContext } from '../context.ts';
import type { Analyses } from '../worker/analyses.ts';
import type { Answer } from './answer.ts';
import { planOf, statementOf } from './execute.ts';
import type { LargeReads } from './large-read.ts';

/** By what operations on a publication are answered. */
export interface PublishedExecutors {
  readonly planner: Planner;
  readonly publication: Publication;
  /** Where everything is executed that is more than one statement. */
  readonly analyses: Analyses;
  readonly largeReads: LargeReads;
}

/**
 * Answers an operation whose document is valid from a publication in PostgreSQL: what is compiled to a single statement is sent from here,
 * and nobody waits meanwhile; everything else a thread executes, which waits for each of its statements. All that an operation reads is of
 * one state.
 */
export function answerPublished(executors: PublishedExecutors, args: ExecutionArgs): MaybePromise<Answer> {
  try {
    return answerHere(executors, args);
  } catch (error) {
    if (!(error instanceof ReadsElsewhere)) throw error;
    return answerInThread(executors, args, undefined);
  }
}

/** @throws ReadsElsewhere where arguments can't be checked without reading: whether there is a node that a filter names */
function answerHere(executors: PublishedExecutors, args: ExecutionArgs): MaybePromise<Answer> {
  const { errors, prepared } = prepareOperation(args);
  if (errors) return { errors };
  if (!prepared) return execute(args);
  const context = args.contextValue as GraphContext;
  if (prepared.refused.size > 0) return answerInThread(executors, args, '(refused argument)');
  const plan = planOf(executors.planner, args, prepared, context.isLarge);
  if ('field' in plan) return answerInThread(executors, args, plan.field);
  if (plan.isCrowded) return answerInThread(executors, args, '(too many tables)');
  // Of its lists something is to be found beforehand.
  if (plan.lists.length > 0) return answerInThread(executors, args, undefined);
  return readStatement(executors, plan, args, statementOf(plan, context, prepared));
}

async function readStatement(
  executors: PublishedExecutors,
  plan: Plan,
  args: ExecutionArgs,
  statement: Fragment,
): Promise<Answer> {
  const context = args.contextValue as GraphContext;
  const { session, isLarge, asker } = context;
  const { publication, largeReads } = executors;
  session.statements += 1;
  const read = (isLong: boolean, maxBytes?: number) =>
    publication.read(statement, session.asOf, { isLong, maxBytes, signal: asker.signal });
  try {
    const { data } = isLarge
      ? await largeReads.read(({ maxBytes }) => read(true, maxBytes))
      : await read(plan.mayReadMany);
    return data ? { data: new JsonText(data) } : await answerInThread(executors, args, undefined);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    if (isNestedTooDeep(error)) return answerInThread(executors, args, '(nested too deep)');
    throw error;
  }
}

/** @param because what the log says of it; undefined where it is compiled there */
async function answerInThread(
  { analyses }: PublishedExecutors,
  args: ExecutionArgs,
  because: string | undefined,
): Promise<Answer> {
  const context = args.contextValue as GraphContext;
  const { answer, statements, isKept, wasCutByTime } = await analyses.execute(
    args,
    context.asker,
    context.isLarge,
  );
  const executor = because === undefined ? 'compiled' : `ordinary: ${because}`;
  context.executor = isKept ? 'kept' : executor;
  context.session.statements += statements;
  context.wasCutAside = wasCutByTime;
  // Without data, what is among the errors is taken for a mistake in the operation.
  const refusal = answer.data === undefined ? answer.errors?.[0]?.originalError : undefined;
  if (refusal instanceof Unavailable) throw refusal;
  return answer;
}
