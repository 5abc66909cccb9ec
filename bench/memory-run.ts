import { openDatabase } from '../src/db/connection/client.ts';
import { type Child, startServer } from './child.ts';
import { post } from './comparison.ts';
import { GRAPH_QUERIES, HUB_QUERY } from './graph/graph-query.ts';
import { bodyOf, QUERIES } from './queries.ts';
import { readMetrics } from './server-metrics.ts';

/** As many operations of another shape each as overflow both caches, with as many aliases as an operation may have. */
const SHAPES = 800;
const ALIASES = 45;

/** What a server holds at one moment. */
export interface MemoryFigures {
  readonly when: string;
  readonly requests: number;
  readonly statementCharacters: number;
  readonly planCharacters: number;
  readonly residentMb: number;
  readonly heapMb: number;
}

/** One server's memory as it starts, when it has answered all of the bench's queries, and when it has met hundreds of unlike shapes. */
export async function measureMemory(database: string, logFile: string): Promise<MemoryFigures[]> {
  const server = await startServer(database, 'info', logFile);
  try {
    const figures = [await lookAt(server, 'at the start')];
    await askAll(server, allBodies(database));
    figures.push(await lookAt(server, 'after the bench’s queries'));
    await askAll(
      server,
      Array.from({ length: SHAPES }, (_, shape) => bodyOfShape(shape)),
    );
    figures.push(await lookAt(server, `after ${SHAPES} operations of different shapes`));
    return figures;
  } finally {
    await server.stop();
  }
}

function allBodies(file: string): string[] {
  const database = openDatabase(file, { readonly: true });
  try {
    return [...QUERIES, ...GRAPH_QUERIES, HUB_QUERY].flatMap((query) =>
      query.variables(database.sqlite).map((variables) => bodyOf(query, variables)),
    );
  } finally {
    database.close();
  }
}

function bodyOfShape(shape: number): string {
  const lists = Array.from(
    { length: ALIASES },
    (_, place) => `s${shape}p${place}: bids(first: 1) { nodes { status bidder { name } } }`,
  );
  return JSON.stringify({ query: `{ tenders(first: 1) { nodes { ${lists.join(' ')} } } }` });
}

/** @throws Error with the first answer that has errors */
async function askAll(server: Child, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    const answer = await post(server.url, body);
    if (answer.startsWith('{"errors"')) throw new Error(`For ${body}\n${answer}`);
  }
}

async function lookAt(server: Child, when: string): Promise<MemoryFigures> {
  const metrics = await readMetrics(server);
  const gauge = (name: string) => metrics.get(name) ?? Number.NaN;
  const requests = [...metrics].filter(([name]) => name.startsWith('greffe_requests_total'));
  return {
    when,
    requests: requests.reduce((sum, [, count]) => sum + count, 0),
    statementCharacters: gauge('greffe_cached_characters{cache="statements"}'),
    planCharacters: gauge('greffe_cached_characters{cache="plans"}'),
    residentMb: Math.round(gauge('process_resident_memory_bytes') / 2 ** 20),
    heapMb: Math.round(gauge('nodejs_heap_size_used_bytes') / 2 ** 20),
  };
}
