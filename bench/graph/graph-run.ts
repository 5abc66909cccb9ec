import { type Child, startKeepingServer, startServer } from '../child.ts';
import { post } from '../comparison.ts';
import { measure, medianOf, type Run } from '../measure.ts';
import { type BenchQuery, bodiesOf } from '../queries.ts';
import { measureQuery, type QueryFigures, type QueryRun, REPEATS, WARM_UP_SECONDS } from '../query-run.ts';
import { GRAPH_QUERIES, HUB_QUERY } from './graph-query.ts';
import { measureSearches, type SearchFigures } from './search-run.ts';

export interface GraphFigures {
  readonly queries: readonly QueryFigures[];
  /** Absent when no query for paths was asked for. */
  readonly search?: SearchFigures;
  readonly hub?: HubFigures;
}

export interface HubFigures {
  readonly name: string;
  readonly what: string;
  readonly answerBytes: number;
  readonly oneConnection: Run;
  readonly twentyConnections: Run;
  /** The same of a server that keeps answers until the database changes, which the others do not. */
  readonly kept: Run;
}

/** Measures those of the graph's queries that are chosen. */
export async function measureGraph(
  isChosen: (query: BenchQuery) => boolean,
  run: QueryRun,
): Promise<GraphFigures> {
  const queries: QueryFigures[] = [];
  for (const query of GRAPH_QUERIES.filter(isChosen)) {
    process.stderr.write(`${query.name}: ${query.what}\n`);
    queries.push(await measureQuery(query, run, []));
  }
  return {
    queries,
    ...(queries.some(({ name }) => name.startsWith('Paths')) && { search: measureSearches(run.database) }),
    ...(isChosen(HUB_QUERY) && { hub: await measureHub(run) }),
  };
}

async function measureHub({ database, logFile, seconds }: QueryRun): Promise<HubFigures> {
  process.stderr.write(`${HUB_QUERY.name}: ${HUB_QUERY.what}\n`);
  const bodies = bodiesOf(HUB_QUERY, database);
  const [server, keeping] = [
    await startServer(database, 'info', logFile),
    await startKeepingServer(database, logFile),
  ];
  try {
    const answer = await post(server.url, bodies[0] ?? '');
    if (!answer.includes('"cutNodes":')) throw new Error(`${HUB_QUERY.name}: ${answer}`);
    const repeat = async (child: Child, connections: number) => {
      await measure(child, bodies, Math.min(seconds, WARM_UP_SECONDS), connections);
      const runs: Run[] = [];
      for (let turn = 0; turn < REPEATS; turn++) {
        runs.push(await measure(child, bodies, seconds, connections));
      }
      return medianOf(runs);
    };
    return {
      name: HUB_QUERY.name,
      what: HUB_QUERY.what,
      answerBytes: Buffer.byteLength(answer),
      oneConnection: await repeat(server, 1),
      twentyConnections: await repeat(server, 20),
      kept: await repeat(keeping, 20),
    };
  } finally {
    await Promise.all([server.stop(), keeping.stop()]);
  }
}
