import { type ExecutionArgs, type ExecutionResult, execute, parse, validate } from 'graphql';
import { expect } from 'vitest';
import { isNestedTooDeep } from '../../../src/db/connection/database-error.ts';
import type { Reader } from '../../../src/db/read/row/reader.ts';
import { SqliteReader } from '../../../src/db/read/row/sqlite-reader.ts';
import type { Fragment, SqlRow } from '../../../src/db/statement/fragment.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import type { Work } from '../../../src/graph/scheduler.ts';
import { prepareOperation } from '../../../src/schema/argument/check-argument.ts';
import { type PlannedOperation, Planner } from '../../../src/schema/compiled/plan.ts';
import { type GraphContext, openContext } from '../../../src/schema/context.ts';
import { askedList, countBeforehand, lookThrough, rootLists } from '../../../src/schema/resolve/root-list.ts';
import { ReversedReader } from '../../db/reversed-reader.ts';
import { CATALOGUE, SCHEMA, type TestGraph, withGraph } from '../../graph.ts';
import { hostileGraph } from './hostile-graph.ts';
import { hostileSeries } from './hostile-series.ts';
import { type RandomOperation, randomOperation } from './operation.ts';
import { Random } from './random.ts';

/** Operations that CI compares, half with each seed; `GREFFE_FUZZ=200000 npm test` compares more, with a seed of its own. */
const COUNT = Number(process.env.GREFFE_FUZZ ?? 4_000);
const OPERATIONS_PER_GRAPH = 500;

/** Few, so that looking through the small graphs takes several statements. */
const ROWS_LOOKED_AT = 3;
/** More than any of the graphs has. */
const ALL_ROWS = 100_000;

/** `deep`: SQLite finds the statement nested too deep, so that the server has the resolvers answer. */
type Comparison = 'same' | 'refused' | 'deep' | { ordinary: string; other: string };

/** What runs operations; `reversed` reads rows in another order wherever a statement says none. */
interface Comparing {
  readonly reader: Reader;
  readonly reversed: Reader;
  readonly planner: Planner;
  /** Reads the publication of the graph, where there is one. */
  readonly published?: Reader | undefined;
}

/**
 * Runs an operation through both executors, and, where lists may have to be looked through, through the compiled one with enough rows
 * to look at and with few, and through both again after that; through both on the publication of the graph, if there is one. Gives the
 * difference between their texts, if any.
 */
async function compare(
  { reader, reversed, planner, published }: Comparing,
  { text, variables }: RandomOperation,
  isThorough: boolean,
): Promise<Comparison> {
  const document = parse(text);
  // Takes longer than both executors: enough to hold the generator to its promise.
  const invalid = isThorough ? validate(SCHEMA, document) : [];
  if (invalid.length > 0) throw new Error(`not valid: ${invalid[0]?.message}`);
  const context = openContext(reader, CATALOGUE, { maxScannedRows: ROWS_LOOKED_AT });
  const args = { schema: SCHEMA, document, contextValue: context, variableValues: variables };
  const { errors, prepared } = prepareOperation(args);
  if (errors) return 'refused';
  if (!prepared) throw new Error('no operation');
  const ordinary = readOrdinarily(args);
  const { asOf } = context.session;
  const listed = { ...prepared, schema: SCHEMA, document, catalogue: CATALOGUE, asOf };
  const lists = rootLists(listed).map((list) => askedList(list, listed));
  const unserved = lists.filter(({ list }) => list.isUnserved);
  context.found = await countBeforehand(context.session, lists);
  const planned = () => ({ document, ...prepared, asOf, found: context.found });
  const compiled = () => readCompiled(planner, context, planned());
  const allRows = Array.from(
    context.found,
    ([node, page]) => [node, { ...page, rowsToLookAt: ALL_ROWS }] as const,
  );
  const whole = { ...planned(), found: new Map(allRows) };
  const others = [() => readCompiled(planner, context, whole)];
  if (isThorough) {
    others.push(() => readGuarded(planner, context, whole));
    others.push(() => {
      const other = openContext(reversed, CATALOGUE, { maxScannedRows: ROWS_LOOKED_AT });
      other.session.asOf = asOf;
      other.found = context.found;
      return readOrdinarily({ ...args, contextValue: other });
    });
  }
  if (unserved.length > 0) {
    others.push(() => compiled() ?? ordinary);
    others.push(() => {
      context.found = done(lookThrough(context.session, unserved, context.found));
      return readOrdinarily(args);
    });
    others.push(compiled);
  }
  if (published) {
    const there = openContext(published, CATALOGUE, { maxScannedRows: ROWS_LOOKED_AT });
    there.session.asOf = asOf;
    there.found = whole.found;
    others.push(() => readOrdinarily({ ...args, contextValue: there }));
    others.push(() => readCompiled(planner, there, whole));
  }
  let outcome: Comparison = 'same';
  for (const read of others) {
    const other = unlessTooDeep(read);
    if (other === TOO_DEEP) outcome = 'deep';
    else if (other !== ordinary) return { ordinary, other: String(other) };
  }
  return outcome;
}

const TOO_DEEP = Symbol('too deep');

function unlessTooDeep<T>(read: () => T): T | typeof TOO_DEEP {
  try {
    return read();
  } catch (error) {
    if (isNestedTooDeep(error)) return TOO_DEEP;
    throw error;
  }
}

function readOrdinarily(args: ExecutionArgs): string {
  const { data, errors } = execute(args) as ExecutionResult;
  return errors ? `errors: ${errors.map((error) => error.message)}` : JSON.stringify(data);
}

type Planned = Omit<PlannedOperation, 'isGuarded'>;

/** Undefined where it had to look at more rows than it may. */
function readCompiled(planner: Planner, { session }: GraphContext, planned: Planned): string | undefined {
  return dataOf(session.rows(statementOf(planner, { ...planned, isGuarded: false })));
}

/** As a statement that would be stopped if it took more than it does. */
function readGuarded(planner: Planner, { session }: GraphContext, planned: Planned): string | undefined {
  const statement = statementOf(planner, { ...planned, isGuarded: true });
  return dataOf(session.muchRows(statement, { maxMs: 60_000, maxBytes: 1_000_000_000 }) as SqlRow[]);
}

function statementOf(planner: Planner, planned: PlannedOperation): Fragment {
  const plan = planner.plan(planned);
  if ('field' in plan) throw new Error(`not compiled because of ${plan.field}`);
  return { text: plan.text, values: plan.bind(planned.args, planned.found) };
}

function dataOf([row]: readonly SqlRow[]): string | undefined {
  return row?.data?.toString();
}

function done<R>(work: Work<R>): R {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

interface ManyOperations extends Required<Pick<ComparedOperations, 'count' | 'valuesOfEach'>> {
  readonly published: Reader | undefined;
}

async function compareMany(
  graph: TestGraph,
  random: Random,
  { count, valuesOfEach, published }: ManyOperations,
) {
  const counts = { same: 0, refused: 0, deep: 0 };
  const { sqlite } = graph.database;
  const reader = new SqliteReader(sqlite);
  const comparing = {
    reader,
    reversed: new ReversedReader(sqlite),
    planner: new Planner(SCHEMA, CATALOGUE),
    published,
  };
  let choices = 0;
  let valuesLeft = 0;
  for (let index = 0; index < count; index++) {
    if (valuesLeft === 0) {
      choices = random.integer(0, 2 ** 32 - 1);
      valuesLeft = valuesOfEach;
    }
    const operation = randomOperation(SCHEMA, new Random(choices), random);
    valuesLeft--;
    try {
      const outcome = await compare(comparing, operation, index % 20 === 0);
      // With other values it would be refused again.
      if (outcome === 'refused') valuesLeft = 0;
      if (typeof outcome === 'object') expect(outcome.other).toBe(outcome.ordinary);
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

/** Gives a graph's publication to read, and takes it away afterwards. */
export type WithPublished = (
  graph: TestGraph,
  compare: (published: Reader | undefined) => Promise<void>,
) => Promise<void>;

export interface ComparedOperations {
  readonly count?: number;
  /**
   * With how many values each operation is asked: PostgreSQL plans what a choice of fields and filters makes once, which takes ten times
   * as long as to read. Default 1.
   */
  readonly valuesOfEach?: number;
  /** Absent: on the graph alone. */
  readonly withPublished?: WithPublished;
}

/** Compares the executors on random operations, on a new graph every few hundred; on its publication, too, where that is given. */
export async function compareExecutors(
  seed: number,
  {
    count: share = Math.ceil(COUNT / 2),
    valuesOfEach = 1,
    withPublished = (_graph, compare) => compare(undefined),
  }: ComparedOperations = {},
): Promise<void> {
  const totals = { same: 0, refused: 0, deep: 0 };
  for (let done = 0; done < share; done += OPERATIONS_PER_GRAPH) {
    const random = new Random(seed + done);
    await withGraph(async (graph) => {
      graph.write(hostileGraph(random));
      const { rejected } = createWriter(graph.database).writeDocuments(hostileSeries(random));
      expect([...rejected.values()]).toEqual([]);
      await withPublished(graph, async (published) => {
        const part = Math.min(OPERATIONS_PER_GRAPH, share - done);
        const counts = await compareMany(graph, random, { count: part, valuesOfEach, published });
        totals.same += counts.same;
        totals.refused += counts.refused;
        totals.deep += counts.deep;
      });
    });
  }
  expect(totals.same).toBeGreaterThan(0.9 * share);
  expect(totals.deep).toBeLessThan(share / 200);
  expect(totals.same + totals.refused + totals.deep).toBe(share);
}
