import { type Child, startServer } from './child.ts';
import { measure, median } from './measure.ts';
import { bodiesOf, QUERIES } from './queries.ts';

export interface WorkersFigures {
  readonly query: string;
  readonly one: number;
  readonly two: number;
  readonly ratio: number;
}

/** Requests a second of one worker and of two. The client takes its share of the same processors. */
export async function measureWorkers(
  database: string,
  logFile: string,
  seconds: number,
): Promise<WorkersFigures[]> {
  const figures: WorkersFigures[] = [];
  for (const query of QUERIES.filter(({ name }) => name === 'Q1' || name === 'Q2')) {
    const bodies = bodiesOf(query, database);
    const one = await rateOf(startServer(database, 'info', logFile), bodies, seconds);
    const two = await rateOf(startServer(database, 'info', logFile, 2), bodies, seconds);
    figures.push({ query: query.name, one, two, ratio: Math.round((two / one) * 100) / 100 });
  }
  return figures;
}

async function rateOf(starting: Promise<Child>, bodies: readonly string[], seconds: number): Promise<number> {
  const child = await starting;
  try {
    await measure(child, bodies, Math.min(2, seconds));
    const rates: number[] = [];
    for (let repeat = 0; repeat < 3; repeat++) {
      rates.push((await measure(child, bodies, seconds)).requestsPerSecond);
    }
    return Math.round(median(rates));
  } finally {
    await child.stop();
  }
}
