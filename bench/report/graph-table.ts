import type { GraphFigures, HubFigures } from '../graph/graph-run.ts';
import type { SearchFigures } from '../graph/search-run.ts';
import type { Run } from '../measure.ts';
import type { QueryFigures } from '../query-run.ts';
import { type Columns, judged, shown, tableOf } from './table.ts';

/** What is asked of a path and of a list of bidders, as shares of the ceiling. */
const PATH_RATIO = 0.5;
const RANKING_RATIO = 0.8;
const P99_TO_P50 = 4;
const HUB_P50_MS = 20;

const COLUMNS: Columns<QueryFigures> = [
  ['query', ({ name }) => name],
  ['req/s', ({ server }) => String(server.requestsPerSecond)],
  ['p50 ms', ({ server }) => String(server.p50Ms)],
  ['p99 ms', ({ server }) => String(server.p99Ms)],
  [
    'p99/p50',
    ({ server: { p50Ms, p99Ms } }) => judged((p99Ms / p50Ms).toFixed(1), p99Ms < P99_TO_P50 * p50Ms),
  ],
  ['CPU µs', ({ server }) => shown(server.processorMicros)],
  ['ceiling req/s', ({ ceiling }) => String(ceiling.requestsPerSecond)],
  ['ceiling p50 ms', ({ ceiling }) => String(ceiling.p50Ms)],
  ['ceiling CPU µs', ({ ceiling }) => shown(ceiling.processorMicros)],
  ['ratio', (query) => judged(query.ratio.toFixed(2), query.ratio >= askedRatio(query))],
  ['asked', (query) => String(askedRatio(query))],
  ['CPU ratio', ({ processorRatio }) => shown(processorRatio)],
  ['statements', ({ statementsPerRequest }) => String(statementsPerRequest)],
  ['bytes', ({ answerBytes }) => String(answerBytes)],
];

function askedRatio({ name }: QueryFigures): number {
  return name.startsWith('Paths') ? PATH_RATIO : RANKING_RATIO;
}

export function graphLines({ queries, search, hub }: GraphFigures): string[] {
  return [
    '## Graph',
    '',
    ...(queries.length > 0 ? [...tableOf(COLUMNS, queries), ''] : []),
    ...queries.map(({ name, what }) => `- ${name}: ${what}`),
    ...(hub ? [hubLine(hub)] : []),
    '',
    ...(search ? [searchParagraph(search), ''] : []),
  ];
}

function hubLine({ name, what, answerBytes, oneConnection, twentyConnections, kept }: HubFigures): string {
  const figures = ({ requestsPerSecond, p50Ms, p99Ms }: Run) =>
    `${requestsPerSecond} req/s, p50 ${judged(String(p50Ms), p50Ms < HUB_P50_MS)} ms, p99 ${p99Ms} ms`;
  return `- ${name}: ${what} (${answerBytes} bytes): computed for each request with one connection ${figures(oneConnection)}; with twenty ${figures(twentyConnections)}; kept until the database changes, as by default, with twenty ${figures(kept)}. Asked: p50 below ${HUB_P50_MS} ms.`;
}

function searchParagraph({ pairs, meanHops, serverMs, bothEndsMs, oneEndMs }: SearchFigures): string {
  return `The ceiling of paths is breadth-first search over typed arrays behind node:http: it parses the body, finds both ends in a map, and joins texts made beforehand. It holds the whole graph in memory and never looks whether that has changed; the server reads edges, names and claims from the database at each request. Paths of both have the same lengths. The search alone, in one process, between the same ${pairs} pairs ${meanHops} hops apart: the server’s ${serverMs} ms, from both ends ${bothEndsMs} ms, from one end ${oneEndMs} ms.`;
}
