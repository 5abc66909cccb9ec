import { type Metric, Registry } from 'prom-client';
import type { PublicationState } from '../../db/publication/publication-state.ts';
import type { PoolCounts } from '../../schema/worker/analysis-pool.ts';
import type { ExportTally } from './export-tally.ts';
import { DURATION_BOUNDS_SECONDS, type RequestCount, type RequestTally } from './request-tally.ts';

export interface MetricSources {
  readonly tally: RequestTally;
  readonly exportTally?: ExportTally | undefined;
  /** Characters that each cache holds now. */
  readonly cachedCharacters: () => Readonly<Record<string, number>>;
  /** Bytes of answers that are kept now. */
  readonly keptBytes?: () => number;
  /** What analyses do now, and have done; undefined where they have no threads. */
  readonly analysisCounts?: (() => PoolCounts) | undefined;
  /** What is known of the publication in PostgreSQL that is served; undefined where there is none. */
  readonly publication?: (() => PublicationState | undefined) | undefined;
  /** Put on everything as the label `worker`, which keeps apart what several processes count. */
  readonly worker: string;
}

interface Sample {
  readonly value: number;
  readonly labels: Readonly<Record<string, string | number>>;
  /** Where it is not the metric's own: the parts of a histogram. */
  readonly metricName?: string;
}

interface Exposition {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: () => readonly Sample[];
}

/** Metrics of one process in Prometheus' terms, read from what it counts anyway, only when somebody asks. */
export function createMetricsRegistry({
  tally,
  exportTally,
  cachedCharacters,
  keptBytes = () => 0,
  analysisCounts,
  publication,
  worker,
}: MetricSources): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ worker });
  expose(registry, {
    name: 'greffe_requests_total',
    help: 'GraphQL requests answered, by executor, way (direct, or through Yoga) and HTTP status.',
    type: 'counter',
    samples: () =>
      Array.from(tally.counts, ({ executor, way, status, count }) => ({
        value: count,
        labels: { executor, way, status },
      })),
  });
  expose(registry, {
    name: 'greffe_request_duration_seconds',
    help: 'From the arrival of a GraphQL request to its answer, by executor.',
    type: 'histogram',
    samples: () =>
      Array.from(Map.groupBy(tally.counts, ({ executor }) => executor)).flatMap(([executor, counts]) =>
        histogramOf('greffe_request_duration_seconds', { executor }, counts),
      ),
  });
  expose(registry, {
    name: 'greffe_fallbacks_total',
    help: 'Operations that went to the ordinary executor, by the field that has no description.',
    type: 'counter',
    samples: () => Array.from(tally.fallbacks, ([field, value]) => ({ value, labels: { field } })),
  });
  expose(registry, {
    name: 'greffe_statements_total',
    help: 'SQL statements run for GraphQL requests.',
    type: 'counter',
    samples: () => [{ value: tally.statements, labels: {} }],
  });
  expose(registry, {
    name: 'greffe_cached_characters',
    help: 'Characters of SQL in the bounded caches.',
    type: 'gauge',
    samples: () => Object.entries(cachedCharacters()).map(([cache, value]) => ({ value, labels: { cache } })),
  });
  expose(registry, {
    name: 'greffe_kept_bytes',
    help: 'Bytes of answers to analyses that are kept until the database changes.',
    type: 'gauge',
    samples: () => [{ value: keptBytes(), labels: {} }],
  });
  if (exportTally) exposeExports(registry, exportTally);
  if (analysisCounts) exposeAnalyses(registry, analysisCounts);
  if (publication) exposePublication(registry, publication);
  return registry;
}

/** Names, types and meanings of what is counted of analyses. */
const ANALYSIS_METRICS: readonly (Omit<Exposition, 'samples'> & { readonly count: keyof PoolCounts })[] = [
  { count: 'running', name: 'greffe_analyses_running', type: 'gauge', help: 'Analyses that run now.' },
  {
    count: 'waiting',
    name: 'greffe_analyses_waiting',
    type: 'gauge',
    help: 'Analyses that wait for a thread now.',
  },
  {
    count: 'refused',
    name: 'greffe_analyses_refused_total',
    type: 'counter',
    help: 'Analyses that were refused because too many waited.',
  },
  {
    count: 'abandoned',
    name: 'greffe_analyses_abandoned_total',
    type: 'counter',
    help: 'Analyses that were given up because nobody waited for them any more.',
  },
  {
    count: 'arrayBytes',
    name: 'greffe_array_bytes',
    type: 'gauge',
    help: 'Bytes of the arrays in which threads keep edges and bids.',
  },
];

function exposeAnalyses(registry: Registry, counts: () => PoolCounts): void {
  for (const { count, ...metric } of ANALYSIS_METRICS) {
    expose(registry, { ...metric, samples: () => [{ value: counts()[count], labels: {} }] });
  }
}

/** A server that nobody answers has no lag: it is down, which is a metric of its own. */
function exposePublication(registry: Registry, publication: () => PublicationState | undefined): void {
  const samplesOf = (measure: (state: PublicationState) => number | null) => () => {
    const state = publication();
    const value = state && measure(state);
    return value == null ? [] : [{ value, labels: {} }];
  };
  expose(registry, {
    name: 'greffe_publication_up',
    help: 'Whether a server of the publication answers.',
    type: 'gauge',
    samples: () => [{ value: publication() ? 1 : 0, labels: {} }],
  });
  expose(registry, {
    name: 'greffe_publication_missing_changes',
    help: 'Changes of rows by the author that are not published yet. Absent when nobody follows the author.',
    type: 'gauge',
    samples: samplesOf(({ missingChanges }) => missingChanges),
  });
  expose(registry, {
    name: 'greffe_publication_seconds_since_look',
    help: 'How long ago somebody looked for more changes by the author. Absent when nobody follows the author.',
    type: 'gauge',
    samples: samplesOf(({ secondsSinceLook }) => secondsSinceLook),
  });
}

function exposeExports(registry: Registry, tally: ExportTally): void {
  const samplesOf = (measure: 'count' | 'bytes') => () =>
    Array.from(tally.counts, ({ format, end, ...measures }) => ({
      value: measures[measure],
      labels: { format, end },
    }));
  expose(registry, {
    name: 'greffe_exports_total',
    help: 'Exports and manifests, by format and how they ended.',
    type: 'counter',
    samples: samplesOf('count'),
  });
  expose(registry, {
    name: 'greffe_export_bytes_total',
    help: 'Bytes of exports, by format and how they ended.',
    type: 'counter',
    samples: samplesOf('bytes'),
  });
  expose(registry, {
    name: 'greffe_exports_running',
    help: 'Exports that run now.',
    type: 'gauge',
    samples: () => [{ value: tally.running, labels: {} }],
  });
}

/** The library's own metrics hold their numbers; these ask for them. */
function expose(registry: Registry, { name, help, type, samples }: Exposition): void {
  const metric = {
    name,
    get: async () => ({ name, help, type, aggregator: 'sum', values: samples() }),
  };
  registry.registerMetric(metric as unknown as Metric);
}

function histogramOf(
  name: string,
  labels: Readonly<Record<string, string>>,
  counts: readonly RequestCount[],
): Sample[] {
  const total = (of: (count: RequestCount) => number) => counts.reduce((sum, count) => sum + of(count), 0);
  let below = 0;
  const buckets = [...DURATION_BOUNDS_SECONDS, '+Inf'].map((le, index) => {
    below += total(({ durations }) => durations[index] ?? 0);
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: below };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: total(({ seconds }) => seconds) },
    { metricName: `${name}_count`, labels, value: total(({ count }) => count) },
  ];
}
