import type { QueryFigures } from '../query-run.ts';
import { type Columns, shown, tableOf } from './table.ts';

const COLUMNS: Columns<QueryFigures> = [
  ['query', ({ name }) => name],
  ['req/s', ({ server }) => String(server.requestsPerSecond)],
  ['p50 ms', ({ server }) => String(server.p50Ms)],
  ['p99 ms', ({ server }) => String(server.p99Ms)],
  ['CPU µs', ({ server }) => shown(server.processorMicros)],
  ['quiet req/s', ({ quietServer }) => shown(quietServer?.requestsPerSecond)],
  ['quiet CPU µs', ({ quietServer }) => shown(quietServer?.processorMicros)],
  ['ordinary req/s', ({ ordinaryServer }) => shown(ordinaryServer?.requestsPerSecond)],
  ['ordinary p50 ms', ({ ordinaryServer }) => shown(ordinaryServer?.p50Ms)],
  ['ordinary CPU µs', ({ ordinaryServer }) => shown(ordinaryServer?.processorMicros)],
  ['ceiling req/s', ({ ceiling }) => String(ceiling.requestsPerSecond)],
  ['p50 ms', ({ ceiling }) => String(ceiling.p50Ms)],
  ['p99 ms', ({ ceiling }) => String(ceiling.p99Ms)],
  ['CPU µs', ({ ceiling }) => shown(ceiling.processorMicros)],
  ['**ratio**', ({ ratio }) => `**${ratio.toFixed(2)}**`],
  ['quiet ratio', ({ quietServer }) => shown(quietServer?.ratio)],
  ['ordinary ratio', ({ ordinaryServer }) => shown(ordinaryServer?.ratio)],
  ['CPU ratio', ({ processorRatio }) => shown(processorRatio)],
  ['statements', ({ statementsPerRequest }) => String(statementsPerRequest)],
  ['bytes', ({ answerBytes }) => String(answerBytes)],
  ['MB', ({ serverPeakMemoryMb }) => shown(serverPeakMemoryMb)],
  ['ceiling MB', ({ ceilingPeakMemoryMb }) => shown(ceilingPeakMemoryMb)],
];

export function queryLines(queries: readonly QueryFigures[]): string[] {
  return [
    ...tableOf(COLUMNS, queries),
    '',
    ...queries.map(({ name, what }) => `- ${name}: ${what}`),
    '',
    'Ratios are shares of the ceiling’s requests a second. *Quiet* logs nothing, *ordinary* has the compiled executor off; both are the same server otherwise.',
  ];
}
