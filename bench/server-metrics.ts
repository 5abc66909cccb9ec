import type { Child } from './child.ts';

/** What a server says of itself at `/metrics`: values by name and labels, as `greffe_cached_characters{cache="plans"}`; the worker is left out. */
export type ServerMetrics = ReadonlyMap<string, number>;

const SAMPLE = /^(\w+)\{(.*)\} (\S+)$/;
const WORKER = /,?worker="1"/;

export async function readMetrics({ url }: Child): Promise<ServerMetrics> {
  const response = await fetch(new URL('/metrics', url));
  const metrics = new Map<string, number>();
  for (const line of (await response.text()).split('\n')) {
    const [, name, labels, value] = SAMPLE.exec(line) ?? [];
    if (name === undefined || labels === undefined) continue;
    const own = labels.replace(WORKER, '');
    metrics.set(own === '' ? name : `${name}{${own}}`, Number(value));
  }
  return metrics;
}
