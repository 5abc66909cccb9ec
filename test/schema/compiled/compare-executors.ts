import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { expect } from 'vitest';
import { Reader } from '../../../src/db/read/reader.ts';
import { prepareOperation } from '../../../src/schema/check-argument.ts';
import { type Plan, Planner } from '../../../src/schema/compiled/plan.ts';
import { type GraphContext, openContext } from '../../../src/schema/context.ts';
import type { OperationArguments } from '../../../src/schema/operation-arguments.ts';
import { CATALOGUE, SCHEMA, type TestGraph, withGraph } from '../../graph.ts';
import { hostileGraph } from './hostile-graph.ts';
import { type RandomOperation, randomOperation } from './operation.ts';
import { Random } from './random.ts';

/** Operations that CI compares, half with each seed; `GREFFE_FUZZ=200000 npm test` compares more, with a seed of its own. */
const COUNT = Number(process.env.GREFFE_FUZZ ?? 20_000);
const OPERATIONS_PER_GRAPH = 500;

/** Runs an operation through both executors; the difference between their texts, if any. */
function compare(
  reader: Reader,
  planner: Planner,
  { text, variables }: RandomOperation,
  isValidated: boolean,
): 'same' | 'refused' | { ordinary: string; compiled: string } {
  const document = parse(text);
  // Takes longer than both executors: enough to hold the generator to its promise.
  const invalid = isValidated ? validate(SCHEMA, document) : [];
  if (invalid.length > 0) throw new Error(`not valid: ${invalid[0]?.message}`);
  const args = {
    schema: SCHEMA,
    document,
    contextValue: openContext(reader, CATALOGUE),
    variableValues: variables,
  };
  const { errors, prepared } = prepareOperation(args);
  if (errors) return 'refused';
  if (!prepared) throw new Error('no operation');
  const { data, errors: failures } = execute(args) as ExecutionResult;
  const ordinary = failures ? `errors: ${failures.map((error) => error.message)}` : JSON.stringify(data);
  const { session } = args.contextValue as GraphContext;
  const plan = planner.plan({ document, ...prepared, asOf: session.asOf });
  if ('field' in plan) throw new Error(`not compiled because of ${plan.field}`);
  const compiled = readPlan(session, plan, prepared.args);
  return compiled === ordinary ? 'same' : { ordinary, compiled };
}

function readPlan(session: GraphContext['session'], plan: Plan, args: OperationArguments): string {
  return String(session.rows({ text: plan.text, values: plan.bind(args) })[0]?.data);
}

function compareMany(graph: TestGraph, random: Random, count: number): { same: number; refused: number } {
  const counts = { same: 0, refused: 0 };
  const reader = new Reader(graph.database.sqlite);
  const planner = new Planner(SCHEMA, CATALOGUE);
  for (let index = 0; index < count; index++) {
    const operation = randomOperation(SCHEMA, random);
    try {
      const outcome = compare(reader, planner, operation, index % 20 === 0);
      if (typeof outcome === 'object') expect(outcome.compiled).toBe(outcome.ordinary);
      else counts[outcome] += 1;
    } catch (error) {
      throw new Error(
        `${(error as Error).message}\n${operation.text}\n${JSON.stringify(operation.variables)}`,
      );
    }
  }
  reader.endTurn();
  return counts;
}

/** Compares the executors on random operations, on a new graph every few hundred. */
export async function compareExecutors(seed: number): Promise<void> {
  const share = Math.ceil(COUNT / 2);
  const totals = { same: 0, refused: 0 };
  for (let done = 0; done < share; done += OPERATIONS_PER_GRAPH) {
    const random = new Random(seed + done);
    await withGraph((graph) => {
      graph.write(hostileGraph(random));
      const counts = compareMany(graph, random, Math.min(OPERATIONS_PER_GRAPH, share - done));
      totals.same += counts.same;
      totals.refused += counts.refused;
    });
  }
  expect(totals.same).toBeGreaterThan(0.9 * share);
  expect(totals.same + totals.refused).toBe(share);
}
