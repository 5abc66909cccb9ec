import autocannon from 'autocannon';
import type { Child } from './child.ts';

/** What one run of requests showed. */
export interface Run {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the answering process, in microseconds a request; less moved than the others by what else the machine does. NaN where there is no /proc. */
  readonly processorMicros: number;
}

const CONNECTIONS = 20;

/**
 * Sends the bodies in turn over some connections, 20 when nothing is said, for so many seconds, each connection starting at
 * another body.
 *
 * @throws Error when any request is answered with another status than 200, or not at all
 */
export async function measure(
  child: Child,
  bodies: readonly string[],
  seconds: number,
  connections = CONNECTIONS,
  headers: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const requests = bodies.map((body) => ({ body }));
  let connection = 0;
  const before = child.processorSeconds();
  const result = await autocannon({
    url: child.url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    requests,
    setupClient: (client) => {
      const start = Math.floor((connection++ * requests.length) / connections);
      client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
    },
  });
  const after = child.processorSeconds();
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests to ${child.url} failed.`);
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    processorMicros: ((after - before) * 1_000_000) / result.requests.total,
  };
}

/** Of each figure the median of the runs. */
export function medianOf(runs: readonly Run[]): Run {
  return {
    requestsPerSecond: Math.round(median(runs.map((run) => run.requestsPerSecond))),
    p50Ms: median(runs.map((run) => run.p50Ms)),
    p99Ms: median(runs.map((run) => run.p99Ms)),
    processorMicros: Math.round(median(runs.map((run) => run.processorMicros))),
  };
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >>> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
